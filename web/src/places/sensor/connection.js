// From "choose a sensor" to a link that holds.
import { SensorLink, choose, knownDevice } from './bluetooth.js';
import { DemoLink } from './demo.js';

/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */
/** @typedef {import('./types.d.ts').Profile} Profile */

const SILENT_REDRAW_MS = 1000;
const FROZEN_AFTER_MS = 5000;
/** Timers of a hidden page run once a minute. */
const FROZEN_HIDDEN_AFTER_MS = 90_000;

export class Connection {
  #desk;
  #stream;
  /** @type {SensorLink | DemoLink | undefined} */
  #link;
  #attempt = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticker;

  /** @param {import('./desk.d.ts').Desk} desk @param {import('./stream.js').Stream} stream */
  constructor(desk, stream) {
    this.#desk = desk;
    this.#stream = stream;
  }

  /** @param {boolean} all devices, not only those with a name that we know */
  async connect(all) {
    const attempt = ++this.#attempt;
    const late = () => attempt !== this.#attempt; // the person went back; a late answer of the chooser counts no more
    this.#desk.change({ problem: '', step: 'choosing' });
    try {
      const device = await choose(this.#desk.state.profiles, all);
      if (!late()) await this.#use(device);
    } catch (error) {
      if (late()) return;
      this.#desk.change({ step: 'start' });
      this.#desk.fail(error);
    }
  }

  /** With Bluetooth off the browser may never answer: this is the way out. */
  cancel = () => {
    ++this.#attempt;
    this.#desk.change({ step: 'start' });
  };

  demo = async () => {
    const profile = this.#desk.state.profiles.find(({ id }) => id === 'umyo');
    const link = new DemoLink(this.#stream.listener());
    this.#desk.change({ problem: '' });
    await this.#start(link, { name: link.name, demo: true, profile });
    await link.connect();
  };

  /** Goes on with a recording that a reload or a crash has cut. @param {RecordingInfo} info @param {() => void} begun */
  async resume(info, begun) {
    const device = (await knownDevice(info.device)) ?? (await choose(this.#desk.state.profiles, false));
    await this.#stream.resume(info);
    begun();
    this.#desk.change({ step: 'connecting' });
    const which = async (/** @type {Profile[]} */ some) =>
      some.find(({ id }) => id === info.profile) ?? this.#ask(some);
    const link = new SensorLink(device, this.#desk.state.profiles, this.#stream.listener(), which);
    this.#stream.device.profile = await link.connect();
    this.#link = link;
    this.#stream.linkState = 'connected';
    this.#stream.note('link', 'connected');
    this.#startTicking();
    this.#desk.change({ step: 'live' });
  }

  async close() {
    clearInterval(this.#ticker);
    await this.#link?.close();
    this.#link = undefined;
  }

  /** Several devices that we know look the same from here: the person says which it is. @param {Profile[]} some @returns {Promise<Profile | undefined>} */
  #ask(some) {
    return new Promise((resolve) => {
      const pick = (/** @type {Profile | undefined} */ profile) => {
        this.#desk.change({ step: 'connecting', which: undefined });
        resolve(profile);
      };
      this.#desk.change({ which: { profiles: some, pick } });
      this.#desk.reveal('.which');
    });
  }

  /** @param {any} device of Web Bluetooth */
  async #use(device) {
    const { profiles } = this.#desk.state;
    this.#stream.device = { name: device.name ?? '', demo: false };
    this.#desk.change({ step: 'connecting' });
    // Bytes that come while the link is being made belong to a session that is not open yet: kept until it is.
    /** @type {[number, Uint8Array][]} */
    const early = [];
    let listening = false;
    const { value, state } = this.#stream.listener();
    const keep = (/** @type {number} */ index, /** @type {Uint8Array} */ bytes) =>
      listening ? value(index, bytes) : early.push([index, bytes]);
    const link = new SensorLink(device, profiles, { value: keep, state }, (some) => this.#ask(some));
    const profile = await link.connect();
    await this.#start(link, { name: link.name, demo: false, profile });
    listening = true;
    for (const [index, bytes] of early) value(index, bytes);
  }

  /** @param {SensorLink | DemoLink} link @param {import('./stream.js').Device} device */
  async #start(link, device) {
    await this.#link?.close();
    this.#link = link;
    this.#stream.attach(device);
    await this.#stream.begin(false);
    this.#startTicking();
    this.#desk.change({ step: 'live' });
  }

  /** Redraws ages each second. A tick that comes far too late shows that the page was frozen or the machine asleep. */
  #startTicking() {
    clearInterval(this.#ticker);
    let last = Date.now();
    this.#ticker = setInterval(() => {
      const now = Date.now();
      const late = document.visibilityState === 'visible' ? FROZEN_AFTER_MS : FROZEN_HIDDEN_AFTER_MS;
      if (now - last > late) this.#stream.note('note', 'frozen');
      last = now;
      this.#desk.change();
    }, SILENT_REDRAW_MS);
  }
}
