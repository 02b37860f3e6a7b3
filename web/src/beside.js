// What is beside the questions: asking, how the content is made, the sensor, keeping answers, taking the result along.
import { CoreError } from './core-client.js';
import { takeUpdate } from './offline.js';
import { CharleyRunning } from './running.js';
import { erase } from './store.js';

/** @typedef {import('./state.js').View} View */

export class CharleyBeside extends CharleyRunning {
  /** Where "back" leads from the sensor, from asking and from the editorial page. @type {View} */
  #before = 'first';

  /** Taking the result along, loaded when it is first wanted. @type {import('./take/take.js').Taking | undefined} */
  take;
  /** Drawings, loaded with the first result. @type {typeof import('./views/pictures.js') | undefined} */
  pictures;
  /** What the person said to a page that asks for the result. @type {'' | 'yes' | 'no'} */
  consent = '';

  /** The check itself shows its result; see element.js. @returns {Promise<void>} */
  showResult = async () => {};

  // ---- beside the questions

  openAsk = () =>
    this.withCore(async () => {
      await this.openMore();
      this.#before = this.view;
      this.show('ask');
      this.emit('charley-step');
    });

  openEditorial = () =>
    this.withCore(async () => {
      await this.openMore();
      this.#before = this.view;
      this.show('editorial');
    });

  /** @param {Event} event */
  submitAsk = async (event) => {
    event.preventDefault();
    await this.withCore(async () => {
      this.asked = await this.moreViews?.askCore(/** @type {any} */ (this), this.responseText());
    });
  };

  /** @param {'patient' | 'clinician'} audience */
  setAudience = (audience) =>
    this.withCore(async () => {
      if (audience === 'clinician') await this.openMore();
      this.audience = audience;
    });

  // ---- sensor

  openSensor = async () => {
    this.#before = this.view;
    await this.withCore(async () => {
      const { SensorScreen } = await import('./sensor/sensor-screen.js').catch(() => {
        throw new CoreError({ code: 'network' });
      });
      this.adopt(SensorScreen.styles);
      this.sensor ??= await SensorScreen.open(/** @type {any} */ (this));
      this.show('sensor');
      this.emit('charley-step');
    });
  };

  closeSensor = () => this.goBackFrom();

  /** Back from a screen beside the questions. */
  goBackFrom = async () => {
    if (this.#before === 'result') await this.showResult();
    else this.show(this.#before);
  };

  /** Takes a recording into the result, or leaves it out. @param {import('../../wasm/night.d.ts').NightReport} report @param {boolean} use */
  setSensorReport(report, use) {
    const others = this.sensorReports.filter(({ startedAtMs }) => startedAtMs !== report.startedAtMs);
    this.sensorReports = use ? [...others, report] : others;
    if (this.saving) this.save();
  }

  /** What other answers would change: reckoned when somebody opens a "why". */
  explainMore = async () => {
    const before = this.result;
    if (!before || before.changes) return;
    const result = await this.core.assess(this.responseText(), this.reportsText()).catch(() => undefined);
    if (result && this.result === before) this.result = result;
  };

  /** @param {Event} event */
  explainOpened = (event) => {
    if (/** @type {Element} */ (event.target).closest('summary')) this.explainMore();
  };

  // ---- keeping

  takeUpdate = takeUpdate;

  /** @param {Event} event */
  toggleSaving = (event) => {
    this.saving = /** @type {HTMLInputElement} */ (event.target).checked;
    this.saveFailed = false;
    if (this.saving) this.save();
    else erase();
  };

  discardSaved = () => {
    erase();
    this.saved = undefined;
  };

  // ---- taking the result along

  /** Events tell the page where a person is; how urgent it is only when the page asked and the person agreed. */
  tellResult() {
    const { tier, provisional, dataVersion } = this.result ?? {};
    this.emit('charley-result', this.shareResult && this.consent === 'yes' ? { tier, provisional, dataVersion } : {});
  }

  /** @param {'yes' | 'no'} consent */
  answerConsent(consent) {
    this.consent = consent;
    this.requestUpdate();
    if (consent === 'yes') this.tellResult();
  }

  async openTake() {
    await this.openMore();
    if (!this.take) {
      const { Taking } = await import('./take/take.js').catch(() => {
        throw new CoreError({ code: 'network' });
      });
      this.adopt(Taking.styles);
      this.take = new Taking(/** @type {any} */ (this));
    }
    return this.take;
  }

  /** @param {'print' | 'share' | 'mail' | 'fhir' | 'showCode'} what */
  takeAlong = (what) =>
    this.withCore(async () => {
      this.notice = '';
      const take = await this.openTake();
      if (what === 'fhir') await take.fhir(this.responseText());
      else await take[what]();
    });

  /** Drawings for the plan; without them the words still say it. */
  async openPictures() {
    this.pictures ??= await import('./views/pictures.js').catch(() => undefined);
    this.requestUpdate();
  }

  /** Answers in the address: asked about before they are used. @param {string} code */
  codeArrived = (code) =>
    this.withCore(async () => {
      await this.openMore();
      this.arrived = code;
    });

  print = async () => {
    await this.#openAll();
    window.print();
  };

  async #openAll() {
    await Promise.all([this.openSources().catch(() => {}), this.explainMore()]);
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
}
