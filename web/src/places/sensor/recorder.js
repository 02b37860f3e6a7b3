// A night that is being kept, from "record" to "stop".
import { WakeLock } from './wake-lock.js';

/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */

/** So long a mark can be taken back. Then it is written, with the moment at which it was made. */
const SECOND_THOUGHT_MS = 8000;
/** What has come is on the device by then, or will not be. */
const FLUSH_MS = 3000;

export class Recorder {
  /** @type {RecordingInfo | undefined} */
  recording;
  /** Times of day at which the person marked a cramp. @type {string[]} */
  marks = [];
  /** Seconds that the page was hidden. */
  hiddenS = 0;
  #hiddenSince = 0;
  /** A mark that is not written yet. @type {{timeS: number, timer: ReturnType<typeof setTimeout>} | undefined} */
  #fresh;
  #desk;
  #stream;
  #connection;
  #library;
  #lock;

  /**
   * @param {import('./desk.d.ts').Desk} desk @param {import('./stream.js').Stream} stream
   * @param {import('./connection.js').Connection} connection @param {import('./library.js').Library} library
   */
  constructor(desk, stream, connection, library) {
    this.#desk = desk;
    this.#stream = stream;
    this.#connection = connection;
    this.#library = library;
    this.#lock = new WakeLock(() => desk.change());
    document.addEventListener('visibilitychange', this.#seen);
  }

  /** The screen stays on. */
  get awake() {
    return this.#lock.held;
  }

  /** A recording that a reload or a crash has cut. */
  get unfinished() {
    return this.#library.recordings.find(({ ended, id }) => !ended && id !== this.recording?.id);
  }

  record = async () => {
    this.#desk.change({ problem: '' });
    try {
      this.recording = await this.#stream.begin(true);
      this.marks = [];
      this.hiddenS = 0;
      await this.#lock.want();
      this.#desk.change();
    } catch (error) {
      this.#desk.fail(error);
    }
  };

  /** The last mark can still be taken back. */
  get canUndo() {
    return this.#fresh !== undefined;
  }

  mark = () => {
    this.#writeMark();
    this.#fresh = { timeS: this.#stream.nowS, timer: setTimeout(this.#writeMark, SECOND_THOUGHT_MS) };
    this.marks.push(new Date().toLocaleTimeString(this.#desk.texts.locale));
    this.#desk.change();
  };

  undo = () => {
    clearTimeout(this.#fresh?.timer);
    if (this.#fresh) this.marks.pop();
    this.#fresh = undefined;
    this.#desk.change();
  };

  #writeMark = () => {
    if (!this.#fresh) return;
    const { timeS, timer } = this.#fresh;
    clearTimeout(timer);
    this.#fresh = undefined;
    this.#stream.note('mark', 'cramp', timeS);
    this.#desk.change();
  };

  /** Ends what runs: a recording, or only the link. */
  stop = async () => {
    const kept = this.recording !== undefined;
    try {
      await this.#close();
      if (kept) this.#desk.state.shown = await this.#desk.night.call('end');
      this.recording = undefined;
      this.#desk.state.step = kept ? 'report' : 'start';
      await this.#library.refresh();
      if (kept) this.#desk.focusHeading();
    } catch (error) {
      this.#desk.change({ step: 'start' });
      this.#desk.fail(error);
    }
  };

  resume = async () => {
    const info = this.unfinished;
    if (!info) return;
    this.#desk.change({ problem: '' });
    try {
      await this.#connection.resume(info, () => (this.recording = info));
      await this.#lock.want();
    } catch (error) {
      if (this.#desk.state.step === 'connecting') {
        await this.#desk.night.call('end').catch(() => {});
        this.recording = undefined;
        this.#desk.change({ step: 'start' });
      }
      await this.#library.refresh();
      this.#desk.fail(error);
    }
  };

  /** The device stores no more. @param {string} code */
  refused(code) {
    this.recording = undefined;
    this.#desk.change({ problem: code });
  }

  /** What was recorded is on the device; the worker goes. */
  async end() {
    document.removeEventListener('visibilitychange', this.#seen);
    await this.#close();
    // A worker that never answers goes all the same.
    const patience = new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
    await Promise.race([this.#desk.night.call('flush').catch(() => {}), patience]);
    this.#desk.night.close();
  }

  async #close() {
    this.#writeMark();
    await this.#connection.close();
    await this.#lock.release();
    this.#desk.state.dimmed = false;
  }

  #seen = () => {
    const note = document.visibilityState === 'visible' ? 'visible' : 'hidden';
    if (note === 'hidden') this.#writeMark();
    if (this.#desk.state.step === 'live') this.#stream.note('note', note);
    if (note === 'hidden') this.#hiddenSince = Date.now();
    else if (this.#hiddenSince) {
      this.hiddenS = Math.round((Date.now() - this.#hiddenSince) / 1000);
      this.#hiddenSince = 0;
    }
    this.#lock.refresh();
    this.#desk.change();
  };
}
