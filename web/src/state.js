// What one check knows of itself: its attributes, where the person is, what was answered.
import { LitElement } from 'lit';

import first from '#bundle/first-screen.json';
import bundleUrl from '#bundle/check-en.json?url';

import { CoreClient } from './core-client.js';
import { Texts } from './i18n.js';
import { isUsable, readSaved } from './store.js';
import { styles } from './styles.js';

/** @typedef {import('./types.d.ts').Answers} Answers */
/** @typedef {'first' | 'loading' | 'question' | 'result' | 'sensor' | 'ask' | 'editorial' | 'failed'} View */

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
    page: { type: Boolean },
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
    this.audience = 'patient';
    this.regionCode = '';
    this.theme = 'auto';
    this.contactName = '';
    this.contactPhone = '';
    this.contactUrl = '';
    this.start = 'check';
    this.features = '';
    this.dataUrl = '';
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
    return Object.hasOwn(this.first.regions, this.regionCode) ? this.first.regions[this.regionCode] : undefined;
  }

  /** Of dates, numbers and lists: the page's wish when it is a language, else British English, like the texts. */
  get locale() {
    try {
      return Intl.getCanonicalLocales(this.lang)[0] ?? 'en-GB';
    } catch {
      return 'en-GB';
    }
  }

  /** Whether a part is switched on; all are, unless the page lists those it wants. @param {'sensor' | 'ask' | 'audience' | 'save' | 'print' | 'copy'} part */
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

  get savedUsable() {
    return this.saved !== undefined && isUsable(this.saved);
  }
}
