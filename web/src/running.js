// What runs beneath the screens: the core, what is shown, the languages, and what is loaded later.
import { toResponse } from './answers.js';
import { CoreError } from './core-client.js';
import { OWN, loadSources, loadTexts } from './languages.js';
import { keepOffline } from './offline.js';
import { CharleyState } from './state.js';
import { save } from './store.js';

/** @typedef {import('./state.js').View} View */

/** A step that takes longer is shown as one; nobody waits longer for the signs of an emergency because of their language. */
const PATIENCE_MS = { busy: 150, language: 3000 };

export class CharleyRunning extends CharleyState {
  /** @type {Promise<import('./types.d.ts').PageData> | undefined} */
  loading;
  /** @type {import('./types.d.ts').PageData | undefined} */
  data;
  /** The heading of the screen gets the focus after the next drawing. */
  headingWaits = false;
  /** The screens that are loaded when they are first opened. @type {typeof import('./more.js') | undefined} */
  moreViews;

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.headingWaits = true;
    this.requestUpdate();
  }

  // ---- core

  responseText(answers = this.answers) {
    if (!this.data) throw new CoreError({ code: 'not-loaded' });
    return JSON.stringify(toResponse(this.data.questionnaire, answers));
  }

  reportsText() {
    return this.sensorReports.length ? JSON.stringify(this.sensorReports) : '';
  }

  /** Our texts in the language that is wanted; those that are shown already are not asked for again. */
  ownTexts() {
    const wanted = this.wantedLanguage(Object.keys(OWN));
    return this.texted?.language === wanted ? this.texted : loadTexts(wanted);
  }

  ready() {
    this.loading ??= Promise.all([this.core.load(this.dataFolder, this.wishes[0]), this.ownTexts()]).then(
      ([data, ours]) => {
        this.data = data;
        this.refused = data.refused;
        if (data.first) this.baseFirst = data.first;
        this.questionnaire = data.questionnaire.item;
        if (data.sources) this.useSources(data.sources);
        this.languages = data.source ? data.languages : Object.keys(OWN);
        this.useTexts(data.locale ?? ours);
        this.emit('charley-ready');
        if (data.refused.length) {
          console.warn(`charley: the content at ${this.dataUrl} is not used`, data.refused);
          this.emit('charley-error', { code: 'content-refused' });
        }
        if (this.page) keepOffline(() => (this.updateWaits = true));
        return data;
      },
      (error) => {
        this.loading = undefined;
        throw error;
      },
    );
    return this.loading;
  }

  /** Runs a step that needs the core; a failure shows the page for it and keeps every answer. @param {() => Promise<void>} step */
  async withCore(step) {
    // Mostly it is over before anybody sees it: then nothing is drawn twice.
    const wait = setTimeout(() => (this.busy = true), PATIENCE_MS.busy);
    try {
      await this.ready();
      await step();
    } catch (error) {
      if (!this.isConnected) return;
      this.failure = error instanceof CoreError ? error : { code: 'core-failed' };
      // What rare failures mean is not in everybody's download; without it the page still says what to do.
      if (!this.texts.has(`error.${this.failure.code}.title`)) await this.openMore().catch(() => {});
      this.show('failed');
      this.emit('charley-error', { code: this.failure.code });
    } finally {
      clearTimeout(wait);
      this.busy = false;
    }
  }

  save() {
    if (!this.data) return;
    const response = toResponse(this.data.questionnaire, this.answers);
    this.saveFailed = !save(response, this.sensorReports, this.chosenLanguage);
  }

  // ---- languages

  /** Before the core: the first screen in the page's language, or in English where that cannot be had or is slow. */
  async firstLanguage() {
    const wanted = this.wantedLanguage(Object.keys(OWN));
    if (wanted === this.language) return;
    this.waiting = true;
    const patience = setTimeout(() => (this.waiting = false), PATIENCE_MS.language);
    const texts = await loadTexts(wanted).catch(() => undefined);
    clearTimeout(patience);
    this.waiting = false;
    if (texts && !this.texted) this.useTexts(texts);
  }

  /** @param {Event} event */
  chooseLanguage = (event) => {
    this.chosenLanguage = /** @type {HTMLSelectElement} */ (event.target).value;
    return this.changeLanguage();
  };

  /** Everything that is loaded, in the language that is wanted now. Answers stay as they are. */
  changeLanguage() {
    if (this.wantedLanguage(this.languages) === this.language) return undefined;
    if (this.data?.source) this.loading = undefined;
    return this.withCore(async () => {
      if (!this.data?.source) {
        const wanted = this.wantedLanguage(this.languages);
        const texts = await loadTexts(wanted);
        // Of two switches the last one counts, whichever came first.
        if (wanted !== this.wantedLanguage(this.languages)) return;
        this.useTexts(texts);
      }
      this.asked = undefined;
      this.notice = '';
      this.problem = '';
      if (this.moreViews) {
        this.more = undefined;
        await this.openMore();
      }
      await this.sensor?.changeLanguage();
      if (this.saving) this.save();
    });
  }

  // ---- what is loaded later

  async openMore() {
    this.moreViews ??= await import('./more.js').catch(() => {
      throw new CoreError({ code: 'network' });
    });
    await this.openSources();
    if (!this.more) {
      const { language } = this;
      const more = await this.moreViews.loadMore(language, this.data?.source ?? '');
      if (language !== this.language) return;
      this.more = more;
      this.mixTexts();
    }
  }

  /** @param {import('./types.d.ts').SourceEntry[]} sources */
  useSources(sources) {
    this.sources = Object.fromEntries(sources.map((source) => [source.id, source]));
    this.requestUpdate();
  }

  async openSources() {
    if (!this.sources) this.useSources(await loadSources());
  }

  /** @param {Event} event */
  toggleSources = (event) => {
    // Where they cannot be had, their short names stay: nobody should lose the result over it.
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.openSources().catch(() => {});
  };

  /** After the next drawing the heading of the screen has the focus. */
  focusHeading() {
    this.headingWaits = true;
    this.requestUpdate();
  }

  /** Styles of a part that came later. @param {import('lit').CSSResult} styles */
  adopt({ styleSheet }) {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }

  /** @param {string} selector */
  focusInside(selector) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** Events tell the page where a person is, never what was answered. @param {string} type @param {object} [detail] */
  emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
