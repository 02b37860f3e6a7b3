// The surface that places draw on: the element, as far as they have to do with it.

/** @typedef {import('../places/place.d.ts').Screen} Screen */
/** @typedef {import('lit').LitElement} LitElement */

/** @implements {Screen} */
export class ElementScreen {
  notice = '';
  /** @type {Screen['sheet']} */
  sheet;
  #element;
  #headingWaits = false;

  /** @param {LitElement} element */
  constructor(element) {
    this.#element = element;
  }

  get root() {
    return /** @type {ShadowRoot} */ (this.#element.renderRoot);
  }

  redraw() {
    this.#element.requestUpdate();
  }

  drawn() {
    return this.#element.updateComplete;
  }

  focusHeading() {
    this.#headingWaits = true;
    this.redraw();
  }

  /** The element has been drawn. */
  settle() {
    if (!this.#headingWaits) return;
    this.#headingWaits = false;
    // An address can name a part of a place.
    const part = /** @type {HTMLElement | null} */ (this.root.querySelector('[data-arrived]'));
    if (!part) this.focus('h2');
    part?.focus({ preventScroll: true });
    (part ?? this.#element).scrollIntoView({ block: 'start' });
  }

  /** Brings what an action has led to in sight. @param {string} selector */
  async reveal(selector) {
    this.redraw();
    await this.drawn();
    this.root.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} selector */
  focus(selector) {
    /** @type {HTMLElement | null} */ (this.root.querySelector(selector))?.focus();
  }

  /** @param {string} type @param {object} [detail] */
  emit(type, detail = {}) {
    this.#element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** Styles of a place that came later. @param {import('lit').CSSResult | undefined} styles */
  adopt(styles) {
    const { root } = this;
    const sheet = styles?.styleSheet;
    if (sheet && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
