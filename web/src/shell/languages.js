// Which language is shown, and what has to be loaded for it.
import { best, primary } from '../texts/choice.js';
import { OWN, loadTexts } from '../texts/languages.js';

/** @typedef {import('../core/types.d.ts').PageData} PageData */
/** @typedef {import('../core/types.d.ts').Locale} Locale */

/** Nobody waits longer for the signs of an emergency because of their language. */
const PATIENCE_MS = 3000;

export class Languages {
  /** Nothing is shown yet, since the texts of another language are on their way. */
  waiting = false;
  /** @type {Promise<PageData> | undefined} */
  #loading;
  /** The texts that are shown, once any were loaded. @type {Locale | undefined} */
  #shown;
  /** @type {(data: PageData) => void} */
  #then = () => {};
  #core;
  #content;
  #settings;
  #around;

  /**
   * @param {import('../core/client.js').CoreClient} core @param {import('../texts/content.js').Content} content
   * @param {import('../session/settings.js').Settings} settings @param {() => string[]} around languages of the page, the strongest wish first
   */
  constructor(core, content, settings, around) {
    this.#core = core;
    this.#content = content;
    this.#settings = settings;
    this.#around = around;
  }

  /** The language that is wanted most of those that there are. @param {string[]} available */
  wanted(available) {
    return best(this.#wishes, available);
  }

  /** The core has loaded the content, and the texts are there. @param {(data: PageData) => void} [then] once after each loading */
  ready(then = this.#then) {
    this.#then = then;
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** The core is gone; it is loaded anew when it is needed next. */
  forget() {
    this.#loading = undefined;
  }

  /** Before the core: the first screen in the page's language, or in English where that cannot be had or is slow. @param {() => void} redraw */
  async first(redraw) {
    const wanted = this.wanted(Object.keys(OWN));
    if (wanted === this.#content.locale.language) return;
    const wait = (/** @type {boolean} */ waiting) => {
      this.waiting = waiting;
      redraw();
    };
    wait(true);
    const patience = setTimeout(() => wait(false), PATIENCE_MS);
    const texts = await loadTexts(wanted).catch(() => undefined);
    clearTimeout(patience);
    if (texts && !this.#shown) this.#speak(texts);
    wait(false);
  }

  /** Everything that is loaded, in the language that is wanted now. Answers stay as they are. @returns {Promise<boolean>} whether it was changed */
  async change() {
    const content = this.#content;
    const parts = content.loaded;
    if (content.folder) {
      this.forget();
      await this.ready();
    } else {
      const wanted = this.wanted(content.languages);
      const texts = await loadTexts(wanted);
      // Of two switches the last one counts, whichever came first.
      if (wanted !== this.wanted(content.languages)) return false;
      this.#speak(texts);
    }
    await Promise.all(parts.map((part) => content.load(part)));
    return true;
  }

  async #load() {
    const parts = this.#content.loaded;
    const [data, ours] = await Promise.all([
      this.#core.load(this.#settings.dataFolder, this.#wishes[0]),
      this.#ownTexts(),
    ]);
    this.#content.use(data);
    this.#speak(data.locale ?? ours);
    // What came before the core may have come in another language.
    await Promise.all(parts.map((part) => this.#content.load(part)));
    this.#then(data);
    return data;
  }

  /** Our texts in the language that is wanted; those that are shown already are not asked for again. */
  #ownTexts() {
    const wanted = this.wanted(Object.keys(OWN));
    return this.#shown?.language === wanted ? this.#shown : loadTexts(wanted);
  }

  /** @param {Locale} locale */
  #speak(locale) {
    this.#shown = locale;
    this.#content.speak(locale, this.#settings.tagFor(locale.language));
  }

  get #wishes() {
    return [this.#settings.chosenLanguage, ...this.#around()].map((wish) => primary(wish)).filter(Boolean);
  }
}
