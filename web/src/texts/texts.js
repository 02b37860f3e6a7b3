// Texts by key. A missing key shows itself rather than nothing.
export class Texts {
  /** @type {Record<string, string>} */
  #texts;

  /** @param {Record<string, string>} texts @param {string} [locale] of dates, numbers, plurals and lists: a language tag */
  constructor(texts, locale = 'en-GB') {
    this.#texts = texts;
    this.locale = locale;
  }

  /** Numbers are written as the language does. @param {string} key @param {Record<string, string | number>} [values] */
  get(key, values = {}) {
    const text = this.#texts[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return typeof value === 'number' ? new Intl.NumberFormat(this.locale).format(value) : String(value ?? whole);
    });
  }

  /** The plural form for a number, by the rules of the language. @param {string} key @param {number} count */
  count(key, count) {
    const form = `${key}.${new Intl.PluralRules(this.locale).select(count)}`;
    return this.get(this.has(form) ? form : `${key}.other`, { count });
  }

  /** @param {string} date ISO date; one that is none, from elsewhere, is a dash */
  date(date) {
    const day = new Date(date);
    return Number.isNaN(day.getTime()) ? '–' : new Intl.DateTimeFormat(this.locale, { dateStyle: 'long' }).format(day);
  }

  /** Names with "and" between them. @param {string[]} names */
  list(names) {
    return new Intl.ListFormat(this.locale, { type: 'conjunction' }).format(names);
  }

  all() {
    return this.#texts;
  }

  /** @param {string} key */
  has(key) {
    return key in this.#texts;
  }
}
