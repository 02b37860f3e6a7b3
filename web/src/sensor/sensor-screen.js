// The sensor screen: what is connected, what runs, what was recorded. Loaded only when a person opens it.
import { CoreError } from '../core-client.js';
import { loadSensorTexts } from '../languages.js';
import { LinkError, SensorLink, choose, knownDevice, unavailable } from '../bluetooth.js';
import { Chart } from './chart.js';
import { DemoLink } from './demo.js';
import { NightClient } from './night-client.js';
import { RecorderClock } from './recorder-clock.js';
import { WakeLock } from './wake-lock.js';
import { sensorView } from './sensor-view.js';
import { sensorStyles } from './sensor-styles.js';

/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */
/** @typedef {import('./types.d.ts').LiveMessage} LiveMessage */
/** @typedef {import('./types.d.ts').NightReport} NightReport */
/** @typedef {import('../element.js').CharleyCheck} Host */

const SILENT_REDRAW_MS = 1000;
const FROZEN_AFTER_MS = 5000;
/** Timers of a hidden page run once a minute. */
const FROZEN_HIDDEN_AFTER_MS = 90_000;

export class SensorScreen {
  chart = new Chart();
  /** @type {import('../i18n.js').Texts} */ texts;
  /** @type {import('./types.d.ts').Profile[]} */ profiles = [];
  /** @type {'start' | 'choosing' | 'connecting' | 'live' | 'report'} */ step = 'start';
  /** @type {'connected' | 'reconnecting' | 'silent'} */ linkState = 'connected';
  /** Why sensors cannot be used here, '' when they can. */ missing = '';
  /** @type {string} code of the last failure */ problem = '';
  notice = '';
  name = '';
  demo = false;
  /** @type {import('./types.d.ts').Profile | undefined} */ profile;
  /** @type {LiveMessage | undefined} */ message;
  /** @type {{kind: string, text: string} | undefined} */ placement;
  placing = false;
  /** @type {RecordingInfo | undefined} */ recording;
  /** @type {RecordingInfo[]} */ recordings = [];
  /** @type {{report: NightReport, info?: RecordingInfo, file?: string} | undefined} */ shown;
  /** @type {string[]} */ marks = [];
  hiddenS = 0;
  dimmed = false;

  #host;
  #night;
  /** @type {SensorLink | DemoLink | undefined} */ #link;
  #clock = new RecorderClock(Date.now());
  #lock = new WakeLock(() => this.#host.requestUpdate());
  #lastDataAt = 0;
  #hiddenSince = 0;
  #choosing = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #ticker;

  /** @param {Host} host @param {import('./types.d.ts').SensorBundle} bundle */
  constructor(host, bundle) {
    this.#host = host;
    this.profiles = bundle.profiles;
    this.texts = host.texts.with(bundle.texts);
    this.#night = new NightClient(this.#onLive, this.#onRefused);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  /** @param {Host} host */
  static async open(host) {
    const screen = new SensorScreen(host, await loadSensorTexts(host.language));
    screen.missing = await unavailable();
    await screen.refreshList();
    return screen;
  }

  /** After the host's language has changed. */
  async changeLanguage() {
    const { language } = this.#host;
    const { profiles, texts } = await loadSensorTexts(language);
    if (language !== this.#host.language) return;
    this.profiles = profiles;
    this.texts = this.#host.texts.with(texts);
    this.#update();
  }

  static styles = sensorStyles;

  view() {
    return sensorView(this.#host, this);
  }

  get awake() {
    return this.#lock.held;
  }

  /** Seconds since the last data came. */
  get ageS() {
    return this.#lastDataAt ? (performance.now() - this.#lastDataAt) / 1000 : 0;
  }

  get unfinished() {
    return this.recordings.find(({ ended, id }) => !ended && id !== this.recording?.id);
  }

  #update() {
    this.#host.requestUpdate();
  }

  /** Shows what went wrong, or nothing. @param {unknown} error */
  #fail(error) {
    this.problem = error instanceof LinkError || error instanceof CoreError ? error.code : 'core-failed';
    this.#update();
  }

  // ---- connecting

  /** @param {boolean} all */
  connect = async (all) => {
    const attempt = ++this.#choosing;
    this.problem = '';
    this.step = 'choosing';
    this.#update();
    try {
      const device = await choose(this.profiles, all);
      if (attempt !== this.#choosing) return; // the person went back; a late answer of the chooser counts no more
      await this.#use(device);
    } catch (error) {
      if (attempt !== this.#choosing) return;
      this.step = 'start';
      this.#fail(error);
    }
  };

  /** With Bluetooth off the browser may never answer: this is the way out. */
  cancelChoosing = () => {
    ++this.#choosing;
    this.step = 'start';
    this.#update();
  };

  tryDemo = async () => {
    this.problem = '';
    this.demo = true;
    this.profile = this.profiles.find(({ id }) => id === 'umyo');
    await this.#start(new DemoLink(this.#listener()));
  };

  /** @param {any} device */
  async #use(device) {
    this.name = device.name ?? '';
    this.demo = false;
    this.step = 'connecting';
    this.#update();
    // Bytes that come while the link is being made belong to a session that is not open yet: kept until it is.
    /** @type {[number, Uint8Array][]} */
    const early = [];
    let listening = false;
    const listener = this.#listener();
    const link = new SensorLink(device, this.profiles, {
      value: (index, bytes) => (listening ? listener.value(index, bytes) : early.push([index, bytes])),
      state: listener.state,
    });
    this.profile = await link.connect();
    await this.#start(link);
    listening = true;
    for (const [index, bytes] of early) listener.value(index, bytes);
  }

  /** @returns {import('./types.d.ts').LinkListener} */
  #listener() {
    return {
      value: (index, bytes) => {
        this.#lastDataAt = performance.now();
        if (this.linkState === 'silent') this.linkState = 'connected';
        this.#night.value(index, bytes, this.#clock.now());
      },
      state: (state, reason) => {
        this.linkState = state;
        if (state !== 'silent') this.#night.text('link', reason, this.#clock.now());
        this.#update();
      },
    };
  }

  /** @param {SensorLink | DemoLink} link */
  async #start(link) {
    await this.#link?.close();
    this.#link = link;
    this.name = link.name;
    this.linkState = 'connected';
    this.message = undefined;
    this.placement = undefined;
    this.marks = [];
    this.chart.clear();
    await this.#begin(false);
    if (link instanceof DemoLink) await link.connect();
    this.step = 'live';
    this.#startTicking();
    this.#update();
  }

  /** Redraws ages each second. A tick that comes far too late shows that the page was frozen or the machine asleep. */
  #startTicking() {
    clearInterval(this.#ticker);
    let last = Date.now();
    this.#ticker = setInterval(() => {
      const now = Date.now();
      const late = document.visibilityState === 'visible' ? FROZEN_AFTER_MS : FROZEN_HIDDEN_AFTER_MS;
      if (now - last > late) this.#night.text('note', 'frozen', this.#clock.now());
      last = now;
      this.#update();
    }, SILENT_REDRAW_MS);
  }

  /** A new session of the core; kept on the device when `keep`. @param {boolean} keep */
  async #begin(keep) {
    const startedAtMs = Date.now();
    this.#clock = new RecorderClock(startedAtMs);
    const info = await this.#night.call(
      'begin',
      {
        profile: this.profile,
        device: this.name,
        startedAtMs,
        site: 'calf',
        demo: this.demo,
        mainsHz: this.#host.region?.mainsHz ?? 50,
      },
      keep,
    );
    this.#night.text('link', 'connected', this.#clock.now());
    return info;
  }

  disconnect = async () => {
    if (this.recording) return this.stop();
    await this.#close();
    this.step = 'start';
    await this.refreshList();
    return undefined;
  };

  async #close() {
    clearInterval(this.#ticker);
    await this.#link?.close();
    this.#link = undefined;
    await this.#lock.release();
    this.dimmed = false;
  }

  // ---- recording

  record = async () => {
    this.problem = '';
    try {
      this.recording = await this.#begin(true);
      this.marks = [];
      this.hiddenS = 0;
      await this.#lock.want();
    } catch (error) {
      this.#fail(error);
    }
    this.#update();
  };

  mark = () => {
    const seconds = this.#clock.now();
    this.#night.text('mark', 'cramp', seconds);
    this.marks.push(new Date().toLocaleTimeString(this.#host.locale));
    this.#update();
  };

  stop = async () => {
    try {
      await this.#close();
      const ended = await this.#night.call('end');
      this.recording = undefined;
      this.shown = ended;
      this.step = 'report';
      await this.refreshList();
      this.#host.focusHeading();
    } catch (error) {
      this.step = 'start';
      this.#fail(error);
    }
  };

  /** Goes on with a recording that a reload or a crash has cut. */
  resume = async () => {
    const info = this.unfinished;
    if (!info) return;
    this.problem = '';
    try {
      const known = await knownDevice(info.device);
      const device = known ?? (await choose(this.profiles, false));
      const { durationS } = await this.#night.call('resume', info);
      this.recording = info;
      this.#clock = new RecorderClock(info.startedAtMs);
      this.name = info.device;
      this.demo = false;
      this.step = 'connecting';
      this.#update();
      // The pause since the last record is a gap with its own reason.
      this.#night.text('note', 'reloaded', this.#clock.now());
      this.#night.text('link', 'reloaded', Math.max(durationS, this.#clock.now()));
      const link = new SensorLink(device, this.profiles, this.#listener());
      this.profile = await link.connect();
      this.#link = link;
      this.linkState = 'connected';
      this.#night.text('link', 'connected', this.#clock.now());
      this.step = 'live';
      this.#startTicking();
      await this.#lock.want();
    } catch (error) {
      if (this.step === 'connecting') {
        await this.#night.call('end').catch(() => {});
        this.recording = undefined;
        this.step = 'start';
      }
      await this.refreshList();
      this.#fail(error);
    }
    this.#update();
  };

  checkPlacement = async () => {
    this.placement = undefined;
    this.placing = true;
    await this.#night.call('placement');
    this.#update();
  };

  dim = () => {
    this.dimmed = !this.dimmed;
    this.#update();
  };

  // ---- recordings and files

  refreshList = async () => {
    this.recordings = await this.#night.call('list').catch(() => []);
    this.#update();
  };

  /** @param {RecordingInfo} info */
  show = async (info) => {
    await this.#report(async () => ({ report: await this.#night.call('report', info.id, 50), info }));
  };

  /** @param {Event} event */
  importFile = async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const mains = this.#host.region?.mainsHz ?? 50;
    await this.#report(async () => ({ report: await this.#night.call('read', file, mains), file: file.name }));
  };

  /** @param {() => Promise<any>} read */
  async #report(read) {
    this.problem = '';
    try {
      this.shown = await read();
      this.step = 'report';
      this.#host.focusHeading();
    } catch (error) {
      this.#fail(error);
    }
    this.#update();
  }

  closeReport = () => {
    this.shown = undefined;
    this.step = 'start';
    this.notice = '';
    this.#host.focusHeading();
    this.#update();
  };

  /** @param {RecordingInfo} info */
  rename = async (info) => {
    const name = window.prompt(this.texts.get('sensor.recordings.rename.ask'), info.name);
    if (name === null) return;
    await this.#night.call('rename', { ...info, name: name.trim().slice(0, 80) });
    await this.refreshList();
  };

  /** @param {RecordingInfo} info */
  remove = async (info) => {
    if (!window.confirm(this.texts.get('sensor.recordings.delete.ask'))) return;
    await this.#night.call('remove', info.id);
    await this.refreshList();
  };

  /** @param {RecordingInfo} info @param {'edf' | 'csv' | 'raw'} format */
  save = async (info, format) => {
    this.problem = '';
    try {
      const blob = await this.#night.call('convert', info.id, format, -new Date(info.startedAtMs).getTimezoneOffset());
      const start = new Date(info.startedAtMs).toISOString().slice(0, 16).replaceAll(':', '-');
      const name = `charley-${start}.${{ edf: 'edf', csv: 'csv', raw: 'charley' }[format]}`;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.notice = this.texts.get('sensor.recordings.saved', { name });
    } catch (error) {
      this.#fail(error);
    }
    this.#update();
  };

  /** Whether the shown report is part of the result. */
  get used() {
    return this.#host.sensorReports.some(({ startedAtMs }) => startedAtMs === this.shown?.report.startedAtMs);
  }

  toggleUse = () => {
    const report = this.shown?.report;
    if (report) this.#host.setSensorReport(report, !this.used);
  };

  // ---- what comes from the worker and the browser

  /** @param {LiveMessage} message */
  #onLive = (message) => {
    this.message = message;
    this.chart.add(message.rows);
    for (const event of message.live.events) {
      if (event.kind === 'placement') {
        this.placement = { kind: event.text === 'pass' ? 'pass' : 'fail', text: event.text ?? '' };
        this.placing = false;
      }
    }
    this.#update();
  };

  /** @param {string} code */
  #onRefused = (code) => {
    this.recording = undefined;
    this.problem = code;
    this.#update();
  };

  #onVisibility = () => {
    const note = document.visibilityState === 'visible' ? 'visible' : 'hidden';
    if (this.step === 'live') this.#night.text('note', note, this.#clock.now());
    if (note === 'hidden') this.#hiddenSince = Date.now();
    else if (this.#hiddenSince) {
      this.hiddenS = Math.round((Date.now() - this.#hiddenSince) / 1000);
      this.#hiddenSince = 0;
    }
    this.#lock.refresh();
    this.#update();
  };

  async close() {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    await this.#close();
    await this.#night.call('flush').catch(() => {});
    this.#night.close();
  }
}
