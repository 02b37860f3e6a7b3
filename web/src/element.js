// <charley-check>: the shell. Attributes, which screen is shown, answers in progress. No domain logic:
// the core says what comes next and what it means.
import { html, nothing } from 'lit';

import { fromResponse, toResponse } from './answers.js';
import { difference } from './changes.js';
import { CoreError } from './core-client.js';
import { OWN, loadSources, loadTexts } from './languages.js';
import { keepOffline, takeUpdate } from './offline.js';
import { CharleyState } from './state.js';
import { erase, eraseEverything, save } from './store.js';
import { pageStyles } from './styles.js';
import { languageChoice } from './views/language.js';
import { failedView } from './views/failed.js';
import { firstView } from './views/first.js';
import { questionView } from './views/question.js';
import { resultView } from './views/result.js';

/** @typedef {import('./types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {import('./state.js').View} View */

const VIEWS = {
  first: firstView,
  loading: firstView,
  question: questionView,
  result: resultView,
  sensor: (/** @type {CharleyCheck} */ host) => host.sensor?.view(),
  ask: (/** @type {CharleyCheck} */ host) => host.moreViews?.askView(host),
  editorial: (/** @type {CharleyCheck} */ host) => host.moreViews?.editorialView(host),
  failed: failedView,
};

export class CharleyCheck extends CharleyState {
  /** @type {Promise<import('./types.d.ts').PageData> | undefined} */
  #loading;
  /** @type {import('./types.d.ts').PageData | undefined} */
  #data;
  #editing = false;
  #refining = false;
  #emergencyShown = false;
  #focusHeading = false;
  /** Where "back" leads from the sensor, from asking and from the editorial page. @type {View} */
  #before = 'first';
  /** The screens that are loaded when they are first opened. @type {typeof import('./more.js') | undefined} */
  moreViews;
  /** @type {Set<string>} */
  #kept = new Set();

  connectedCallback() {
    super.connectedCallback();
    if (this.page)
      document.adoptedStyleSheets = [
        ...document.adoptedStyleSheets,
        /** @type {CSSStyleSheet} */ (pageStyles.styleSheet),
      ];
    this.#firstLanguage();
    // The first screen is painted before the core is asked for, so that nothing competes with it.
    requestAnimationFrame(() =>
      setTimeout(
        () =>
          this.isConnected &&
          this.#ready().then(
            () => this.#begin(),
            () => {}, // said when the person presses something
          ),
      ),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== pageStyles.styleSheet);
    this.core.close();
    this.sensor?.close();
    this.sensor = undefined;
    this.#loading = undefined;
  }

  render() {
    return html`<slot name="header"></slot>
      <div class="frame" part="frame" lang=${this.language} dir=${this.direction} aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.waiting ? nothing : html`${languageChoice(this)} ${VIEWS[this.view](this)}`}
      </div>
      <slot name="footer"></slot>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('lang') && this.hasUpdated && changed.get('lang') !== undefined) this.#changeLanguage();
    if (!this.#focusHeading) return;
    this.#focusHeading = false;
    const heading = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('h2'));
    heading?.focus();
    this.scrollIntoView({ block: 'start' });
  }

  // ---- answers

  /** @param {string} linkId @param {GivenAnswer[]} given */
  setAnswer(linkId, given) {
    const answers = new Map(this.answers);
    if (given.length) answers.set(linkId, given);
    else answers.delete(linkId);
    this.answers = answers;
    this.problem = '';
    this.contradiction = undefined;
    if (this.saving) this.#save();
  }

  /** @param {string} linkId @param {string} code */
  toggleOption(linkId, code) {
    const given = this.answers.get(linkId) ?? [];
    const on = given.some((each) => each.code === code);
    this.setAnswer(linkId, on ? given.filter((each) => each.code !== code) : [...given, { code }]);
  }

  /** The untouched rows of a checklist are answered by pressing its button. @param {string[]} rows */
  #answerRest(rows) {
    const answers = new Map(this.answers);
    for (const row of rows) if (!answers.has(row)) answers.set(row, [{ code: 'no' }]);
    this.answers = answers;
  }

  // ---- moving

  /** @param {Event} event */
  submitFirst = async (event) => {
    event.preventDefault();
    const { submitter } = /** @type {SubmitEvent} */ (event);
    this.quick = submitter?.getAttribute('value') === 'quick';
    const { rows } = this.first.emergency;
    this.#refining = false;
    this.#emergencyShown = rows.some(({ linkId }) =>
      ['yes', 'not-sure'].includes(this.answers.get(linkId)?.[0]?.code ?? ''),
    );
    this.#answerRest(rows.map(({ linkId }) => linkId));
    await this.#advance(this.first.emergency.linkId);
  };

  /** @param {Event} event */
  submitQuestion = async (event) => {
    event.preventDefault();
    const screen = this.flow?.screens.find(({ item }) => item === this.current);
    if (screen?.kind === 'checklist') {
      this.#answerRest(screen.rows ?? []);
    } else if (!screen?.optional && (screen?.rows ?? [this.current]).some((row) => !this.answers.get(row)?.length)) {
      this.problem = this.texts.get('question.required');
      await this.updateComplete;
      this.focusInside('.error-summary');
      return;
    }
    await this.#advance(this.current);
  };

  skipQuestion = () => this.#advance(this.current);

  keepContradiction = async () => {
    if (this.contradiction) this.#kept.add(this.#contradictionKey(this.contradiction));
    this.contradiction = undefined;
    await this.#advance(this.current);
  };

  goBack = () => {
    if (this.#editing) {
      this.showResult();
      return;
    }
    const screens = this.flow?.screens ?? [];
    const at = screens.findIndex(({ item }) => item === this.current);
    if (at <= 1) this.#show('first');
    else this.#showQuestion(screens[at - 1].item);
  };

  /** @param {string} linkId */
  changeAnswer(linkId) {
    const screen = this.flow?.screens.find(({ item, rows }) => item === linkId || rows?.includes(linkId));
    this.#editing = this.view === 'result';
    this.#showQuestion(screen?.item ?? linkId);
  }

  continueQuestions = () => {
    this.#editing = false;
    return this.#withCore(async () => {
      if (this.quick) this.flow = await this.core.flow(this.#responseText(), '');
      this.quick = false;
      this.#refining = true;
      const open = this.#firstOpen();
      if (open) this.#showQuestion(open);
    });
  };

  showResult = async () => {
    await this.#withCore(async () => {
      this.flow = await this.core.flow(this.#responseText(), '', this.quick);
      const before = this.#editing ? this.result : undefined;
      this.result = await this.core.assess(this.#responseText(), this.#reportsText());
      this.changed = before && difference(before, this.result);
      if (this.audience === 'clinician') await this.#openMore();
      this.notice = '';
      this.#editing = false;
      this.#show('result');
      this.#emit('charley-result');
    });
  };

  /** From one screen to what the core says is next. @param {string} from */
  async #advance(from) {
    await this.#withCore(async () => {
      const here = this.flow?.screens.find(({ item }) => item === from)?.rows ?? [from];
      this.flow = await this.core.flow(this.#responseText(), from, this.quick);
      const conflict = this.flow.contradictions.find(
        (each) => each.items.some((item) => here.includes(item)) && !this.#kept.has(this.#contradictionKey(each)),
      );
      if (conflict && from !== this.first.emergency.linkId) {
        this.contradiction = conflict;
        return;
      }
      if (this.saving) this.#save();
      const result = await this.core.assess(this.#responseText(), '', false);
      const urgent = result.tier === 'emergency' && !this.#emergencyShown;
      if (urgent) this.#emergencyShown = true;
      const next = this.#refining ? this.#nextOpen(from) : this.flow.next;
      const done = this.#editing ? !this.#firstOpen() : next === null;
      if (urgent || done) await this.showResult();
      else this.#showQuestion(this.#editing ? this.#firstOpen() : (next ?? ''));
    });
  }

  /** The next screen that lacks an answer: who completes a short version is not asked again. @param {string} from */
  #nextOpen(from) {
    const screens = this.flow?.screens ?? [];
    const at = screens.findIndex(({ item }) => item === from);
    const lacks = screens
      .slice(at + 1)
      .find(({ item, optional, complete }) => !complete || (optional && !this.answers.has(item)));
    return (lacks?.item ?? this.#firstOpen()) || null;
  }

  #firstOpen() {
    return this.flow?.screens.find(({ complete }) => !complete)?.item ?? '';
  }

  /** @param {{id: string, items: string[]}} contradiction */
  #contradictionKey({ id, items }) {
    return `${id}:${items.join()}:${items.map((item) => JSON.stringify(this.answers.get(item))).join()}`;
  }

  /** @param {string} linkId */
  #showQuestion(linkId) {
    if (linkId === this.first.emergency.linkId) {
      this.#show('first');
      return;
    }
    this.current = linkId;
    this.problem = '';
    this.contradiction = undefined;
    this.#show('question');
    this.#emit('charley-step');
  }

  /** @param {View} view */
  #show(view) {
    this.view = view;
    this.#focusHeading = true;
    this.requestUpdate();
  }

  // ---- core

  #responseText() {
    if (!this.#data) throw new CoreError({ code: 'not-loaded' });
    return JSON.stringify(toResponse(this.#data.questionnaire, this.answers));
  }

  #reportsText() {
    return this.sensorReports.length ? JSON.stringify(this.sensorReports) : '';
  }

  /** Where the page wants to begin, unless the person has begun already. */
  #begin() {
    const places = { check: () => {}, sensor: this.openSensor, ask: this.openAsk };
    if (!Object.hasOwn(places, this.start)) {
      console.warn(`charley: start="${this.start}" is not known; it is check, sensor or ask`);
      return;
    }
    const place = /** @type {keyof typeof places} */ (this.start);
    if (this.view === 'first' && this.answers.size === 0 && (place === 'check' || this.has(place))) places[place]();
  }

  #ready() {
    const wanted = this.wantedLanguage(Object.keys(OWN));
    const own = this.texted?.language === wanted ? this.texted : loadTexts(wanted);
    this.#loading ??= Promise.all([this.core.load(this.dataFolder, this.wishes[0]), own]).then(
      ([data, ours]) => {
        this.#data = data;
        this.refused = data.refused;
        if (data.first) this.baseFirst = data.first;
        this.questionnaire = data.questionnaire.item;
        if (data.sources) this.#useSources(data.sources);
        this.languages = data.source ? data.languages : Object.keys(OWN);
        this.useTexts(data.locale ?? ours);
        this.#emit('charley-ready');
        if (data.refused.length) {
          console.warn(`charley: the content at ${this.dataUrl} is not used`, data.refused);
          this.#emit('charley-error', { code: 'content-refused' });
        }
        if (this.page) keepOffline(() => (this.updateWaits = true));
        return data;
      },
      (error) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  /** Runs a step that needs the core; a failure shows the page for it and keeps every answer. @param {() => Promise<void>} step */
  async #withCore(step) {
    this.busy = true;
    try {
      await this.#ready();
      await step();
    } catch (error) {
      if (!this.isConnected) return;
      this.failure = error instanceof CoreError ? error : { code: 'core-failed' };
      // What rare failures mean is not in everybody's download; without it the page still says what to do.
      if (!this.texts.has(`error.${this.failure.code}.title`)) await this.#openMore().catch(() => {});
      this.#show('failed');
      this.#emit('charley-error', { code: this.failure.code });
    } finally {
      this.busy = false;
    }
  }

  retry = async () => {
    this.core.close();
    this.#loading = undefined;
    if (this.current) await this.#withCore(async () => this.#showQuestion(this.current));
    else if (this.answers.size === 0) this.#show('first');
    else await this.#advance(this.first.emergency.linkId);
  };

  // ---- keeping and leaving

  takeUpdate = takeUpdate;

  #save() {
    if (!this.#data) return;
    const response = toResponse(this.#data.questionnaire, this.answers);
    this.saveFailed = !save(response, this.sensorReports, this.chosenLanguage);
  }

  /** @param {Event} event */
  toggleSaving = (event) => {
    this.saving = /** @type {HTMLInputElement} */ (event.target).checked;
    this.saveFailed = false;
    if (this.saving) this.#save();
    else erase();
  };

  resumeSaved = async () => {
    this.answers = fromResponse(this.saved?.response);
    this.sensorReports = Array.isArray(this.saved?.sensor) ? this.saved.sensor : [];
    this.saved = undefined;
    this.saving = true;
    await this.#withCore(async () => {
      this.flow = await this.core.flow(this.#responseText(), '');
      const open = this.#firstOpen();
      if (open) this.#showQuestion(open);
      else await this.showResult();
    });
  };

  discardSaved = () => {
    erase();
    this.saved = undefined;
  };

  eraseAll = async () => {
    if (!window.confirm(this.texts.get('result.erase.confirm'))) return;
    await this.sensor?.close();
    this.sensor = undefined;
    await eraseEverything();
    this.sensorReports = [];
    this.answers = new Map();
    this.flow = undefined;
    this.result = undefined;
    this.changed = undefined;
    this.asked = undefined;
    this.question = '';
    this.saving = false;
    this.saved = undefined;
    this.current = '';
    this.#emergencyShown = false;
    this.#kept.clear();
    this.#show('first');
  };

  // ---- languages

  /** Before the core: the first screen in the page's language, or in English where that cannot be had. */
  async #firstLanguage() {
    const wanted = this.wantedLanguage(Object.keys(OWN));
    if (wanted === this.language) return;
    this.waiting = true;
    const texts = await loadTexts(wanted).catch(() => undefined);
    this.waiting = false;
    if (texts && !this.texted) this.useTexts(texts);
  }

  /** @param {Event} event */
  chooseLanguage = (event) => {
    this.chosenLanguage = /** @type {HTMLSelectElement} */ (event.target).value;
    return this.#changeLanguage();
  };

  /** Everything that is loaded, in the language that is wanted now. Answers stay as they are. */
  #changeLanguage() {
    if (this.wantedLanguage(this.languages) === this.language) return undefined;
    if (this.#data?.source) this.#loading = undefined;
    return this.#withCore(async () => {
      if (!this.#data?.source) this.useTexts(await loadTexts(this.wantedLanguage(this.languages)));
      this.asked = undefined;
      this.notice = '';
      this.problem = '';
      if (this.more) {
        this.more = undefined;
        await this.#openMore();
      }
      await this.sensor?.changeLanguage();
      if (this.saving) this.#save();
    });
  }

  // ---- beside the questions

  async #openMore() {
    this.moreViews ??= await import('./more.js').catch(() => {
      throw new CoreError({ code: 'network' });
    });
    await this.#openSources();
    if (!this.more) {
      this.more = await this.moreViews.loadMore(this.language, this.#data?.source ?? '');
      this.mixTexts();
    }
  }

  /** @param {import('./types.d.ts').SourceEntry[]} sources */
  #useSources(sources) {
    this.sources = Object.fromEntries(sources.map((source) => [source.id, source]));
    this.requestUpdate();
  }

  async #openSources() {
    if (!this.sources) this.#useSources(await loadSources());
  }

  /** @param {Event} event */
  toggleSources = (event) => {
    // Where they cannot be had, their short names stay: nobody should lose the result over it.
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.#openSources().catch(() => {});
  };

  openAsk = () =>
    this.#withCore(async () => {
      await this.#openMore();
      this.#before = this.view;
      this.#show('ask');
      this.#emit('charley-step');
    });

  openEditorial = () =>
    this.#withCore(async () => {
      await this.#openMore();
      this.#before = this.view;
      this.#show('editorial');
    });

  /** @param {Event} event */
  submitAsk = async (event) => {
    event.preventDefault();
    await this.#withCore(async () => {
      this.asked = await this.moreViews?.askCore(this, this.#responseText());
    });
  };

  /** @param {'patient' | 'clinician'} audience */
  setAudience = (audience) =>
    this.#withCore(async () => {
      if (audience === 'clinician') await this.#openMore();
      this.audience = audience;
    });

  // ---- sensor

  openSensor = async () => {
    this.#before = this.view;
    await this.#withCore(async () => {
      const { SensorScreen } = await import('./sensor/sensor-screen.js').catch(() => {
        throw new CoreError({ code: 'network' });
      });
      const root = /** @type {ShadowRoot} */ (this.renderRoot);
      const sheet = /** @type {CSSStyleSheet} */ (SensorScreen.styles.styleSheet);
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      this.sensor ??= await SensorScreen.open(this);
      this.#show('sensor');
      this.#emit('charley-step');
    });
  };

  closeSensor = () => this.goBackFrom();

  /** Back from a screen beside the questions. */
  goBackFrom = async () => {
    if (this.#before === 'result') await this.showResult();
    else this.#show(this.#before);
  };

  /** Takes a recording into the result, or leaves it out. @param {import('../../wasm/night.d.ts').NightReport} report @param {boolean} use */
  setSensorReport(report, use) {
    const others = this.sensorReports.filter(({ startedAtMs }) => startedAtMs !== report.startedAtMs);
    this.sensorReports = use ? [...others, report] : others;
    if (this.saving) this.#save();
  }

  /** After the next drawing the heading of the screen has the focus. */
  focusHeading() {
    this.#focusHeading = true;
    this.requestUpdate();
  }

  print = async () => {
    await this.#openAll();
    window.print();
  };

  async #openAll() {
    await this.#openSources().catch(() => {});
    await this.updateComplete;
    for (const details of this.renderRoot.querySelectorAll('details')) details.open = true;
  }

  copyText = async () => {
    await this.#openAll();
    const article = /** @type {HTMLElement} */ (this.renderRoot.querySelector('article'));
    try {
      const about = ['about.intended-use', 'about.not-diagnosis'].map((key) => this.texts.get(key));
      await navigator.clipboard.writeText([article.innerText, ...about].join('\n\n'));
      this.notice = this.texts.get('result.copied');
    } catch {
      this.notice = this.texts.get('error.title');
    }
  };

  /** @param {string} selector */
  focusInside(selector) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** Events tell the page where a person is, never what was answered. @param {string} type @param {object} [detail] */
  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
