// What the page around the check, its address and the person have asked for.
import { primary, tagOf } from '../texts/choice.js';

/**
 * Attributes of the element, as they are now.
 * @typedef {object} Attributes
 * @property {string | undefined} lang
 * @property {string} audience
 * @property {string} regionCode
 * @property {string} theme
 * @property {string} contactName
 * @property {string} contactPhone
 * @property {string} contactUrl
 * @property {string} start
 * @property {string} features
 * @property {string} dataUrl
 * @property {boolean} shareResult
 * @property {boolean} page
 * @property {boolean} frame
 * @property {string} history
 */

/** @typedef {'sensor' | 'ask' | 'audience' | 'language' | 'save' | 'print' | 'copy' | 'share' | 'fhir' | 'qr'} Feature */

export class Settings {
  /** What the person chose here; wins over the page. */
  chosenLanguage = '';
  /** A question that came with the address of the app. */
  question = '';
  #attributes;
  #content;
  #base;

  /** @param {Attributes} attributes @param {import('../texts/content.js').Content} content @param {string} base of addresses */
  constructor(attributes, content, base) {
    this.#attributes = attributes;
    this.#content = content;
    this.#base = base;
  }

  /** Who reads: figures, criteria, codes and sources are for clinicians. */
  get forClinician() {
    return this.#attributes.audience === 'clinician';
  }

  set forClinician(yes) {
    this.#attributes.audience = yes ? 'clinician' : 'patient';
  }

  get regionCode() {
    return this.#attributes.regionCode;
  }

  /** Numbers of the region that the page names; none when it names none that we know. */
  get region() {
    const { regions } = this.#content.first;
    const { regionCode } = this.#attributes;
    return Object.hasOwn(regions, regionCode) ? regions[regionCode] : undefined;
  }

  get contactName() {
    return this.#attributes.contactName;
  }

  get contactPhone() {
    return this.#attributes.contactPhone;
  }

  /** The clinic's page for appointments: only an address that a browser opens as a page. */
  get contactPage() {
    try {
      const url = new URL(this.#attributes.contactUrl, this.#base);
      return this.#attributes.contactUrl && ['https:', 'http:'].includes(url.protocol) ? url.href : '';
    } catch {
      return '';
    }
  }

  /** Address of the clinic's own content, or ""; one that is no address is refused like one on another host. */
  get dataFolder() {
    try {
      return this.#attributes.dataUrl && new URL(this.#attributes.dataUrl, this.#base).href;
    } catch {
      return 'about:invalid';
    }
  }

  /** The page wants to know the result, if the person agrees. */
  get shareResult() {
    return this.#attributes.shareResult;
  }

  /** Whether a part is switched on; all are, unless the page lists those it wants. @param {Feature} part */
  has(part) {
    const listed = this.#attributes.features.trim();
    return !listed || listed.split(/\s+/).includes(part);
  }

  /** Of dates, numbers and lists: the page's wish where it is of the language that is shown. English is British. @param {string} language */
  tagFor(language) {
    const lang = tagOf(this.#attributes.lang);
    return lang && primary(lang) === language ? lang : language === 'en' ? 'en-GB' : language;
  }
}
