// The title of the page around the check.

/** @typedef {import('../session/settings.js').Attributes} Attributes */

export class Title {
  /** @type {string | undefined} before we came */
  #before;
  #attributes;
  #content;

  /** @param {Attributes} attributes @param {import('../texts/content.js').Content} content */
  constructor(attributes, content) {
    this.#attributes = attributes;
    this.#content = content;
  }

  /** Says where one is: in a page of our own, and where the check is part of the history. @param {string} where */
  show(where) {
    const { page, frame, history } = this.#attributes;
    const ours = page || frame;
    if (page) this.#speak();
    if (!page && history !== 'on') return;
    this.#before ??= document.title;
    const whole = ours ? this.#content.texts.get('app.title') : this.#before;
    document.title = history === 'on' && where && where !== whole ? `${where} – ${whole}` : whole;
  }

  end() {
    if (this.#before !== undefined) document.title = this.#before;
    this.#before = undefined;
  }

  /** The app's own page speaks the same language. */
  #speak() {
    const { locale, texts } = this.#content;
    const root = document.documentElement;
    root.lang = locale.language;
    root.dir = locale.direction;
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = texts.get('app.title');
  }
}
