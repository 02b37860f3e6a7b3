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

  /** The plural form for a number, by the rules of the language. @param {string} key @param {number} count @param {string} [language] */
  count(key, count, language) {
    const form = `${key}.${new Intl.PluralRules(language || 'en').select(count)}`;
    return this.get(this.has(form) ? form : `${key}.other`, { count });
  }

  /** The same and more. @param {Record<string, string>} more */
  with(more) {
    return new Texts({ ...this.#texts, ...more });
  }

  all() {
    return this.#texts;
  }

  /** @param {string} key */
  has(key) {
    return key in this.#texts;
  }
}
