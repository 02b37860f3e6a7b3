// <charley-check>: the shell. Attributes, which screen is shown, answers in progress. No domain logic:
// the core says what comes next and what it means.
import { LitElement, html } from 'lit';

import first from '#bundle/first-screen.json';
import bundleUrl from '#bundle/check-en.json?url';

import { fromResponse, indexItems, toResponse } from './answers.js';
import { CoreClient, CoreError } from './core-client.js';
import { Texts } from './i18n.js';
import { keepOffline, takeUpdate } from './offline.js';
import { erase, eraseEverything, isUsable, readSaved, save } from './store.js';
import { pageStyles, styles } from './styles.js';
import { failedView } from './views/failed.js';
import { firstView } from './views/first.js';
import { questionView } from './views/question.js';
import { resultView } from './views/result.js';

/** @typedef {import('./types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {import('./types.d.ts').Answers} Answers */
/** @typedef {'first' | 'loading' | 'question' | 'result' | 'sensor' | 'failed'} View */

const VIEWS = {
  first: firstView,
  loading: firstView,
  question: questionView,
  result: resultView,
  sensor: (/** @type {CharleyCheck} */ host) => host.sensor?.view(),
  failed: failedView,
};

export class CharleyCheck extends LitElement {
  static styles = styles;

  static properties = {
    lang: { type: String, reflect: true },
    audience: { type: String },
    region: { attribute: false },
    regionCode: { type: String, attribute: 'region' },
    theme: { type: String, reflect: true },
    contactName: { type: String, attribute: 'contact-name' },
    contactPhone: { type: String, attribute: 'contact-phone' },
    page: { type: Boolean },
    view: { state: true },
    current: { state: true },
    answers: { state: true },
    flow: { state: true },
    result: { state: true },
    busy: { state: true },
    problem: { state: true },
    contradiction: { state: true },
    failure: { state: true },
    notice: { state: true },
    saved: { state: true },
    saving: { state: true },
    saveFailed: { state: true },
    updateWaits: { state: true },
    medicineQuery: { state: true },
    medicineMatches: { state: true },
    sensorReports: { state: true },
  };

  /** @type {Promise<import('./types.d.ts').PageData> | undefined} */
  #loading;
  /** @type {import('./types.d.ts').PageData | undefined} */
  #data;
  #editing = false;
  #emergencyShown = false;
  #focusHeading = false;
  /** @type {View} */
  #beforeSensor = 'first';
  /** @type {Set<string>} */
  #kept = new Set();

  constructor() {
    super();
    this.first = first;
    this.texts = new Texts(first.texts);
    this.audience = 'patient';
    this.regionCode = '';
    this.theme = 'auto';
    this.contactName = '';
    this.contactPhone = '';
    this.page = false;
    /** @type {View} */
    this.view = 'first';
    this.current = '';
    /** @type {Answers} */
    this.answers = new Map();
    /** @type {import('./types.d.ts').FlowValue | undefined} */
    this.flow = undefined;
    /** @type {import('./types.d.ts').ResultValue | undefined} */
    this.result = undefined;
    this.busy = false;
    this.problem = '';
    /** @type {import('../../wasm/check.d.ts').ContradictionEntry | undefined} */
    this.contradiction = undefined;
    /** @type {{code: string} | undefined} */
    this.failure = undefined;
    this.notice = '';
    /** @type {import('./store.js').Saved | undefined} */
    this.saved = readSaved();
    this.saving = false;
    this.saveFailed = false;
    this.updateWaits = false;
    this.medicineQuery = '';
    /** @type {import('../../wasm/check.d.ts').MedicineMatch[]} */
    this.medicineMatches = [];
    /** @type {Map<string, import('./types.d.ts').FhirItem & {help?: string}>} */
    this.items = new Map();
    /** @type {Record<string, import('./types.d.ts').SourceEntry>} */
    this.sources = {};
    /** The sensor screen, loaded when it is first opened. @type {import('./sensor/sensor-screen.js').SensorScreen | undefined} */
    this.sensor = undefined;
    /** @type {import('../../wasm/night.d.ts').NightReport[]} */
    this.sensorReports = [];
    this.core = new CoreClient(bundleUrl);
  }

  /** Numbers of the region that the page names; none when it names none that we know. */
  get region() {
    return Object.hasOwn(first.regions, this.regionCode) ? first.regions[this.regionCode] : undefined;
  }

  get savedUsable() {
    return this.saved !== undefined && isUsable(this.saved);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.page)
      document.adoptedStyleSheets = [
        ...document.adoptedStyleSheets,
        /** @type {CSSStyleSheet} */ (pageStyles.styleSheet),
      ];
    // The first screen is painted before the core is asked for, so that nothing competes with it.
    requestAnimationFrame(() => setTimeout(() => this.isConnected && this.#ready().catch(() => {})));
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
    return html`<div class="frame" part="frame" lang=${this.lang || 'en'} aria-busy=${this.busy ? 'true' : 'false'}>
      ${VIEWS[this.view](this)}
    </div>`;
  }

  updated() {
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
    const { rows } = first.emergency;
    this.#emergencyShown = rows.some(({ linkId }) =>
      ['yes', 'not-sure'].includes(this.answers.get(linkId)?.[0]?.code ?? ''),
    );
    this.#answerRest(rows.map(({ linkId }) => linkId));
    await this.#advance(first.emergency.linkId);
  };

  /** @param {Event} event */
  submitQuestion = async (event) => {
    event.preventDefault();
    const screen = this.flow?.screens.find(({ item }) => item === this.current);
    if (screen?.kind === 'checklist') {
      this.#answerRest(screen.rows ?? []);
    } else if (!screen?.optional && !this.answers.get(this.current)?.length) {
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
    const open = this.flow?.screens.find(({ complete }) => !complete);
    this.#editing = false;
    if (open) this.#showQuestion(open.item);
  };

  showResult = async () => {
    await this.#withCore(async () => {
      this.flow = await this.core.flow(this.#responseText(), '');
      this.result = await this.core.assess(this.#responseText(), this.#reportsText());
      this.notice = '';
      this.#editing = false;
      this.#show('result');
      this.#emit('charley-result');
    });
  };

  /** From one screen to what the core says is next. @param {string} from */
  async #advance(from) {
    await this.#withCore(async () => {
      this.flow = await this.core.flow(this.#responseText(), from);
      const conflict = this.flow.contradictions.find(
        (each) => each.items.includes(from) && !this.#kept.has(this.#contradictionKey(each)),
      );
      if (conflict && from !== first.emergency.linkId) {
        this.contradiction = conflict;
        return;
      }
      if (this.saving) this.#save();
      const result = await this.core.assess(this.#responseText());
      const urgent = result.tier === 'emergency' && !this.#emergencyShown;
      if (urgent) this.#emergencyShown = true;
      const { next } = this.flow;
      const done = this.#editing ? this.flow.missing.length === 0 : next === null;
      if (urgent || done) await this.showResult();
      else if (next) this.#showQuestion(this.#editing ? this.#firstOpen() : next);
    });
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
    if (linkId === first.emergency.linkId) {
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

  #ready() {
    this.#loading ??= this.core.load().then(
      (data) => {
        this.#data = data;
        this.items = indexItems(data.questionnaire.item);
        this.sources = data.sources;
        this.texts = new Texts(data.texts);
        this.requestUpdate();
        this.#emit('charley-ready');
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
    else await this.#advance(first.emergency.linkId);
  };

  // ---- keeping and leaving

  takeUpdate = takeUpdate;

  #save() {
    if (!this.#data) return;
    this.saveFailed = !save(toResponse(this.#data.questionnaire, this.answers), this.sensorReports);
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
    this.saving = false;
    this.saved = undefined;
    this.current = '';
    this.#emergencyShown = false;
    this.#kept.clear();
    this.#show('first');
  };

  // ---- sensor

  openSensor = async () => {
    this.#beforeSensor = this.view;
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

  closeSensor = async () => {
    if (this.#beforeSensor === 'result') await this.showResult();
    else this.#show(this.#beforeSensor);
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

  print = () => {
    for (const details of this.renderRoot.querySelectorAll('details')) details.open = true;
    window.print();
  };

  copyText = async () => {
    for (const details of this.renderRoot.querySelectorAll('details')) details.open = true;
    const article = /** @type {HTMLElement} */ (this.renderRoot.querySelector('article'));
    try {
      await navigator.clipboard.writeText(article.innerText);
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
