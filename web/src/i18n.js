// Texts by key. A missing key shows itself rather than nothing.
export class Texts {
  /** @type {Record<string, string>} */
  #texts;
  #locale;

  /** @param {Record<string, string>} texts @param {string} [locale] of numbers and plurals */
  constructor(texts, locale = 'en-GB') {
    this.#texts = texts;
    this.#locale = locale;
  }

  /** Numbers are written as the language does. @param {string} key @param {Record<string, string | number>} [values] */
  get(key, values = {}) {
    const text = this.#texts[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return typeof value === 'number' ? new Intl.NumberFormat(this.#locale).format(value) : String(value ?? whole);
    });
  }

  /** The plural form for a number, by the rules of the language. @param {string} key @param {number} count */
  count(key, count) {
    const form = `${key}.${new Intl.PluralRules(this.#locale).select(count)}`;
    return this.get(this.has(form) ? form : `${key}.other`, { count });
  }

  /** The same and more. @param {Record<string, string>} more */
  with(more) {
    return new Texts({ ...this.#texts, ...more }, this.#locale);
  }

  all() {
    return this.#texts;
  }

  /** @param {string} key */
  has(key) {
    return key in this.#texts;
  }
}
