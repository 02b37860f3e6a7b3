// What comes from a sensor now: bytes to the core, and what it says about them.
import { Chart } from '../../parts/chart.js';
import { RecorderClock } from './recorder-clock.js';

/** @typedef {import('./types.d.ts').LiveMessage} LiveMessage */
/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */
/** @typedef {{name: string, demo: boolean, profile?: import('./types.d.ts').Profile}} Device */

export class Stream {
  chart = new Chart();
  /** @type {Device} */ device = { name: '', demo: false };
  /** @type {'connected' | 'reconnecting' | 'silent'} */ linkState = 'connected';
  /** @type {LiveMessage | undefined} */ message;
  /** Whether the sensor sits well. @type {{kind: string, text: string} | undefined} */ placement;
  /** That is being found out. */ placing = false;
  #desk;
  #clock = new RecorderClock(Date.now());
  #lastDataAt = 0;

  /** @param {import('./desk.d.ts').Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** Seconds since the recording began. */
  get nowS() {
    return this.#clock.now();
  }

  /** Seconds since the last data came. */
  get ageS() {
    return this.#lastDataAt ? (performance.now() - this.#lastDataAt) / 1000 : 0;
  }

  /** Another device. @param {Device} device */
  attach(device) {
    this.device = device;
    this.linkState = 'connected';
    this.message = undefined;
    this.placement = undefined;
    this.chart.clear();
  }

  /** @returns {import('./types.d.ts').LinkListener} */
  listener() {
    return {
      value: (index, bytes) => {
        this.#lastDataAt = performance.now();
        if (this.linkState === 'silent') this.linkState = 'connected';
        this.#desk.night.value(index, bytes, this.nowS);
      },
      state: (state, reason) => {
        this.linkState = state;
        if (state !== 'silent') this.note('link', reason);
        this.#desk.change();
      },
    };
  }

  /** A new session of the core; kept on the device when `keep`. @param {boolean} keep @returns {Promise<RecordingInfo | undefined>} */
  async begin(keep) {
    const startedAtMs = Date.now();
    this.#clock = new RecorderClock(startedAtMs);
    const { name, demo, profile } = this.device;
    const { mainsHz, night } = this.#desk;
    const header = { profile, device: name, startedAtMs, site: 'calf', demo, mainsHz };
    const info = await night.call('begin', header, keep);
    this.note('link', 'connected');
    return info;
  }

  /** Goes on with a recording; the pause since its last record is a gap with its own reason. @param {RecordingInfo} info */
  async resume(info) {
    const { durationS } = await this.#desk.night.call('resume', info);
    this.#clock = new RecorderClock(info.startedAtMs);
    this.device = { name: info.device, demo: false };
    this.note('note', 'reloaded');
    this.note('link', 'reloaded', Math.max(durationS, this.nowS));
  }

  /** @param {'link' | 'mark' | 'note'} kind @param {string} text */
  note(kind, text, timeS = this.nowS) {
    this.#desk.night.text(kind, text, timeS);
  }

  checkPlacement = async () => {
    this.placement = undefined;
    this.placing = true;
    await this.#desk.night.call('placement');
    this.#desk.change();
  };

  /** @param {LiveMessage} message */
  receive(message) {
    this.message = message;
    const { hasEmg, microvolts } = message.live;
    this.chart.label(hasEmg ? (microvolts ? 'µV' : '') : 'g', this.#desk.texts.locale);
    this.chart.add(message.rows);
    for (const { kind, text = '' } of message.live.events) {
      if (kind !== 'placement') continue;
      this.placement = { kind: text === 'pass' ? 'pass' : 'fail', text };
      this.placing = false;
    }
    this.#desk.change();
  }
}
