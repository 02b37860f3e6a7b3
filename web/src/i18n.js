// Texts by key. A missing key shows itself rather than nothing.
export class Texts {
  /** @type {Record<string, string>} */
  #texts;

  /** @param {Record<string, string>} texts */
  constructor(texts) {
    this.#texts = texts;
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  get(key, values = {}) {
    const text = this.#texts[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  }

  /** @param {string} key */
  has(key) {
    return key in this.#texts;
  }
}
