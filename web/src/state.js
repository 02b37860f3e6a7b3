// What one check knows of itself: its attributes, where the person is, what was answered.
import { LitElement } from 'lit';

import first from '#bundle/first-screen.json';
import bundleUrl from '#bundle/check.json?url';

import { indexItems } from './answers.js';
import { CoreClient } from './core-client.js';
import { Texts } from './i18n.js';
import { OWN, best, inLanguage, primary } from './languages.js';
import { isUsable, readSaved } from './store.js';
import { styles } from './styles.js';

/** @typedef {import('./types.d.ts').Answers} Answers */
/** @typedef {'first' | 'question' | 'result' | 'sensor' | 'ask' | 'editorial' | 'failed'} View */

export class CharleyState extends LitElement {
  static styles = styles;

  static properties = {
    lang: { type: String, reflect: true },
    audience: { type: String },
    region: { attribute: false },
    regionCode: { type: String, attribute: 'region' },
    theme: { type: String, reflect: true },
    contactName: { type: String, attribute: 'contact-name' },
    contactPhone: { type: String, attribute: 'contact-phone' },
    contactUrl: { type: String, attribute: 'contact-url' },
    start: { type: String },
    features: { type: String },
    dataUrl: { type: String, attribute: 'data-url' },
    shareResult: { type: Boolean, attribute: 'share-result' },
    page: { type: Boolean },
    frame: { type: Boolean },
    arrived: { state: true },
    arrivedBroken: { state: true },
    view: { state: true },
    current: { state: true },
    answers: { state: true },
    flow: { state: true },
    result: { state: true },
    changed: { state: true },
    quick: { state: true },
    refused: { state: true },
    question: { state: true },
    asked: { state: true },
    busy: { state: true },
    problem: { state: true },
    contradiction: { state: true },
    failure: { state: true },
    notice: { state: true },
    waiting: { state: true },
    saved: { state: true },
    saving: { state: true },
    saveFailed: { state: true },
    updateWaits: { state: true },
    medicineQuery: { state: true },
    medicineMatches: { state: true },
    sensorReports: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./types.d.ts').FirstScreen} */
    this.first = first;
    this.texts = new Texts(first.texts);
    /** Of the texts that are shown. */
    this.language = 'en';
    /** @type {'ltr' | 'rtl'} */
    this.direction = 'ltr';
    /** Languages of the content that is in use. */
    this.languages = Object.keys(OWN);
    /** What the person chose here; wins over the page. */
    this.chosenLanguage = '';
    /** Nothing is shown yet, since the texts of another language are on their way. */
    this.waiting = false;
    /** @type {import('./types.d.ts').Locale | undefined} */
    this.texted = undefined;
    this.audience = 'patient';
    this.regionCode = '';
    this.theme = 'auto';
    this.contactName = '';
    this.contactPhone = '';
    this.contactUrl = '';
    this.start = 'check';
    this.features = '';
    this.dataUrl = '';
    this.shareResult = false;
    this.page = false;
    this.frame = false;
    /** Answers in the address, until the person has said what to do with them. */
    this.arrived = '';
    this.arrivedBroken = false;
    /** @type {View} */
    this.view = 'first';
    this.current = '';
    /** @type {Answers} */
    this.answers = new Map();
    /** @type {import('./types.d.ts').FlowValue | undefined} */
    this.flow = undefined;
    /** @type {import('./types.d.ts').ResultValue | undefined} */
    this.result = undefined;
    /** What the last change of an answer changed. @type {import('./changes.js').Difference | undefined} */
    this.changed = undefined;
    /** Only the most important questions are asked. */
    this.quick = false;
    /** Why the clinic's own content is not used. @type {import('../../wasm/check.d.ts').CoreErrorData[]} */
    this.refused = [];
    /** A question in the person's own words, and what we have on it. */
    this.question = '';
    /** @type {import('../../wasm/check.d.ts').AskValue | undefined} */
    this.asked = undefined;
    /** Content that is loaded when it is first wanted. @type {import('./types.d.ts').MoreData | undefined} */
    this.more = undefined;
    this.busy = false;
    this.problem = '';
    /** @type {import('../../wasm/check.d.ts').ContradictionEntry | undefined} */
    this.contradiction = undefined;
    /** @type {{code: string} | undefined} */
    this.failure = undefined;
    this.notice = '';
    /** @type {import('./store.js').Saved | undefined} */
    this.saved = readSaved();
    this.chosenLanguage = this.saved?.language ?? '';
    this.saving = false;
    this.saveFailed = false;
    this.updateWaits = false;
    this.medicineQuery = '';
    /** @type {import('../../wasm/check.d.ts').MedicineMatch[]} */
    this.medicineMatches = [];
    /** The first screen in the language that the content was written in. @type {import('./types.d.ts').FirstScreen} */
    this.baseFirst = first;
    /** @type {import('./types.d.ts').FhirItem[]} */
    this.questionnaire = [];
    /** @type {Map<string, import('./types.d.ts').FhirItem & {help?: string}>} */
    this.items = new Map();
    /** By id, once somebody has looked. @type {Record<string, import('./types.d.ts').SourceEntry> | undefined} */
    this.sources = undefined;
    /** The sensor screen, loaded when it is first opened. @type {import('./sensor/sensor-screen.js').SensorScreen | undefined} */
    this.sensor = undefined;
    /** @type {import('../../wasm/night.d.ts').NightReport[]} */
    this.sensorReports = [];
    this.core = new CoreClient(bundleUrl);
  }

  /** Numbers of the region that the page names; none when it names none that we know. */
  get region() {
    return Object.hasOwn(this.first.regions, this.regionCode) ? this.first.regions[this.regionCode] : undefined;
  }

  /** Of dates, numbers and lists: the page's wish where it is of the language that is shown. English is British. */
  get locale() {
    const { language } = this;
    return primary(this.lang) === language ? this.lang : language === 'en' ? 'en-GB' : language;
  }

  /** The language that is wanted most of those that there are. @param {string[]} available */
  wantedLanguage(available) {
    return best(this.wishes, available);
  }

  /** Languages that are wished for, the strongest wish first. */
  get wishes() {
    const around = this.parentElement?.closest('[lang]')?.getAttribute('lang');
    // The app is nobody's page: there the browser's own languages count.
    const page = this.page ? navigator.languages : [around];
    return [this.chosenLanguage, this.lang, ...page].map((wish) => primary(wish ?? '')).filter(Boolean);
  }

  /** Shows these texts from now on. Answers and results are ids, so nothing else changes. @param {import('./types.d.ts').Locale} locale */
  useTexts(locale) {
    this.texted = locale;
    this.language = locale.language;
    this.direction = locale.direction;
    this.first = inLanguage(this.baseFirst, locale);
    this.items = indexItems(this.questionnaire, locale.texts);
    this.mixTexts();
  }

  /** The texts of the content, and those that came later. */
  mixTexts() {
    const { texts, clinician } = this.more ?? {};
    this.texts = new Texts({ ...this.first.texts, ...texts, ...this.texted?.texts, ...clinician }, this.locale);
    if (this.page) this.#titlePage();
    this.requestUpdate();
  }

  /** Whether a part is switched on; all are, unless the page lists those it wants. @param {'sensor' | 'ask' | 'audience' | 'language' | 'save' | 'print' | 'copy' | 'share' | 'fhir' | 'qr'} part */
  has(part) {
    return !this.features.trim() || this.features.trim().split(/\s+/).includes(part);
  }

  /** The clinic's page for appointments: only an address that a browser opens as a page. */
  get contactPage() {
    try {
      const url = new URL(this.contactUrl, document.baseURI);
      return this.contactUrl && ['https:', 'http:'].includes(url.protocol) ? url.href : '';
    } catch {
      return '';
    }
  }

  /** Address of the clinic's own content, or ""; one that is no address is refused like one on another host. */
  get dataFolder() {
    try {
      return this.dataUrl && new URL(this.dataUrl, document.baseURI).href;
    } catch {
      return 'about:invalid';
    }
  }

  /** The app's own page speaks the same language. */
  #titlePage() {
    const root = document.documentElement;
    root.lang = this.language;
    root.dir = this.direction;
    document.title = this.texts.get('app.title');
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = document.title;
  }

  get savedUsable() {
    return this.saved !== undefined && isUsable(this.saved);
  }
}
