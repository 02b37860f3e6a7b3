// What comes with the address of the page: wishes of a deep link, and answers from another device.

/** @typedef {import('../places/place.d.ts').Arrival} Arrival */
/** @typedef {import('../session/settings.js').Attributes} Attributes */
/** @typedef {import('../session/settings.js').Settings} Settings */

/** Answers from another device: #charley=<code>. */
const codeInAddress = () => new URLSearchParams(location.hash.slice(1)).get('charley') ?? '';

/** @implements {Arrival} */
export class AddressArrival {
  code = '';

  /** What the app's address asks for: ?start=ask&question=...&region=GB&lang=es, also from the list of programs to share with. @param {Attributes} attributes @param {Settings} settings */
  follow(attributes, settings) {
    if (!attributes.page) return;
    const wishes = new URLSearchParams(location.search);
    attributes.start = wishes.get('start') ?? attributes.start;
    attributes.regionCode = wishes.get('region') ?? attributes.regionCode;
    settings.question = wishes.get('question') ?? settings.question;
    settings.chosenLanguage = wishes.get('lang') ?? settings.chosenLanguage;
    if (settings.question) attributes.start = 'ask';
  }

  /** Answers come with the address. */
  get comes() {
    return codeInAddress() !== '';
  }

  /** Answers that have come, unless there are answers here already. @param {boolean} begun */
  readCode(begun) {
    if (!begun) this.code = codeInAddress();
  }

  drop() {
    this.code = '';
    if (codeInAddress()) history.replaceState(history.state, '', location.pathname + location.search);
  }
}
