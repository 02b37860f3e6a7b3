// What the check says: the questions, the first screen and the texts of the content that is in use, in the language that is
// shown. Ours, or a clinic's own. Answers and results are ids, so a change of language changes nothing else.
import { indexItems } from './items.js';
import { Texts } from './texts.js';

/** @typedef {import('../core/types.d.ts').FirstScreen} FirstScreen */
/** @typedef {import('../core/types.d.ts').Locale} Locale */
/** @typedef {import('../core/types.d.ts').PageData} PageData */
/** @typedef {import('../core/types.d.ts').SourceEntry} SourceEntry */
/** @typedef {import('../core/types.d.ts').PartData} PartData */

/**
 * Where what is loaded later comes from.
 * @typedef {object} Library
 * @property {(name: string, language: string, folder: string) => Promise<import('../core/types.d.ts').TextPart>} part
 * @property {() => Promise<SourceEntry[]>} sources
 */

export class Content {
  /** In the language that is shown. @type {FirstScreen} */
  first;
  /** @type {Map<string, import('./items.js').Item>} */
  items = new Map();
  /** @type {PageData['questionnaire'] | undefined} */
  questionnaire;
  /** Languages of the content. @type {string[]} */
  languages;
  /** The clinic's data folder that is in use, or "". */
  folder = '';
  /** Why the clinic's own content is not used. @type {PageData['refused']} */
  refused = [];
  /** What statements rest on, by id, once somebody has looked. @type {Record<string, SourceEntry> | undefined} */
  sources;
  /** @type {Texts} */
  texts;
  /** The language that is shown. Before any was loaded it is the one of the entry. @type {Locale} */
  locale = { language: 'en', direction: 'ltr', reviewed: true, texts: {} };

  #library;
  /** In the language that the content was written in. */
  #written;
  #tag = 'en-GB';
  /** @type {Map<string, import('../core/types.d.ts').TextPart>} */
  #parts = new Map();

  /** @param {FirstScreen} first @param {string[]} languages @param {Library} library */
  constructor(first, languages, library) {
    this.first = first;
    this.#written = first;
    this.languages = languages;
    this.#library = library;
    this.texts = new Texts(first.texts);
  }

  /** @param {PageData} data from the core */
  use(data) {
    this.#written = data.first ?? this.#written;
    this.questionnaire = data.questionnaire;
    this.folder = data.source;
    this.refused = data.refused;
    if (data.source) this.languages = data.languages;
    if (data.sources) this.#index(data.sources);
  }

  /** Shows these texts from now on. @param {Locale} locale @param {string} tag of dates, numbers and lists */
  speak(locale, tag) {
    if (locale.language !== this.locale.language) this.#parts.clear();
    this.locale = locale;
    this.#tag = tag;
    this.first = inLanguage(this.#written, locale);
    this.items = indexItems(this.questionnaire?.item ?? [], locale.texts);
    this.#mix();
  }

  /** Texts of a part that is loaded when it is first wanted, and what comes with them. @template {string & keyof PartData} Name @param {Name} name @returns {Promise<PartData[Name]>} */
  async load(name) {
    const { language } = this.locale;
    if (!this.#parts.has(name)) {
      const part = await this.#library.part(name, language, this.folder);
      // The language was changed meanwhile: these are the old one's texts.
      if (language !== this.locale.language) return this.load(name);
      this.#parts.set(name, part);
      this.#mix();
    }
    return /** @type {PartData[Name]} */ (this.#parts.get(name)?.data);
  }

  /** Names of the parts that are there in this language. */
  get loaded() {
    return [...this.#parts.keys()];
  }

  async loadSources() {
    if (!this.sources) this.#index(await this.#library.sources());
  }

  /** @param {SourceEntry[]} sources */
  #index(sources) {
    this.sources = Object.fromEntries(sources.map((source) => [source.id, source]));
  }

  #mix() {
    const late = Object.assign({}, ...[...this.#parts.values()].map(({ texts }) => texts));
    const clinician = /** @type {PartData['clinician'] | undefined} */ (this.#parts.get('clinician')?.data);
    this.texts = new Texts({ ...this.first.texts, ...late, ...this.locale.texts, ...clinician }, this.#tag);
  }
}

/** The first screen in another language than the one that it was written in. @param {FirstScreen} first @param {Locale} locale @returns {FirstScreen} */
export function inLanguage(first, { texts, reviewed }) {
  /** @template {import('../core/types.d.ts').Words | undefined} T @param {T} words @returns {T} */
  const own = (words) => words && { ...words, text: texts[`item.${words.linkId}`] ?? words.text };
  const list = (/** @type {import('../core/types.d.ts').Signs} */ { help, rows, ...signs }) => ({
    ...own(signs),
    help: own(help),
    rows: rows.map((row) => ({ ...own(row), more: own(row.more), heading: own(row.heading) })),
  });
  return {
    ...first,
    reviewed: first.reviewed && reviewed,
    emergency: list(first.emergency),
    also: list(first.also),
  };
}
