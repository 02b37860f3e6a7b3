// The sensor: what is connected, what runs, what was recorded. Goes on when somebody looks elsewhere; ends with the session.
import { CoreError } from '../../core/error.js';
import { LinkError, unavailable } from './bluetooth.js';
import { Connection } from './connection.js';
import { Library } from './library.js';
import { NightClient } from './night-client.js';
import { Recorder } from './recorder.js';
import { Stream } from './stream.js';
import { sensorStyles } from './styles.js';
import { sensorView } from './view.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('./types.d.ts').SensorState} SensorState */
/** @typedef {import('./desk.d.ts').Desk} Desk */

/** @implements {Place} */
export class Sensor {
  static styles = sensorStyles;

  /** @type {SensorState} */
  state = { step: 'start', profiles: [], missing: '', problem: '', dimmed: false };
  #here;
  #opened = false;

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
    const night = new NightClient({
      live: (message) => this.stream.receive(message),
      refused: (code) => this.recorder.refused(code),
      late: (late) => this.#late(late),
    });
    this.again = () => night.again(); // a worker that does not answer
    const desk = this.#desk(night);
    this.stream = new Stream(desk);
    this.connection = new Connection(desk, this.stream);
    this.library = new Library(desk);
    this.recorder = new Recorder(desk, this.stream, this.connection, this.library);
  }

  async open() {
    if (this.state.late) this.again();
    await this.#load();
    if (!this.#opened) {
      this.state.missing = await unavailable();
      await this.library.refresh();
    }
    this.#opened = true;
    this.#here.shell.screen.emit('charley-step');
  }

  view() {
    return sensorView(this.#here, this);
  }

  title() {
    return this.#here.session.content.texts.get('sensor.title');
  }

  dim = () => {
    this.state.dimmed = !this.state.dimmed;
    this.#here.shell.screen.redraw();
  };

  async end() {
    await this.recorder.end();
  }

  /** @param {boolean} late */
  #late(late) {
    if (Boolean(this.state.late) === late) return;
    this.state.late = late;
    this.#here.shell.screen.redraw();
  }

  async #load() {
    const { profiles } = /** @type {{profiles: SensorState['profiles']}} */ (
      await this.#here.session.content.load('sensor')
    );
    this.state.profiles = profiles;
  }

  /** @param {NightClient} night @returns {Desk} */
  #desk(night) {
    const { session, shell } = this.#here;
    const { state } = this;
    const change = (/** @type {Partial<SensorState>} */ some = {}) => {
      Object.assign(state, some);
      shell.screen.redraw();
    };
    return {
      state,
      night,
      change,
      get mainsHz() {
        return session.settings.region?.mainsHz ?? 50;
      },
      get texts() {
        return session.content.texts;
      },
      fail: (error) => {
        change({ problem: error instanceof LinkError || error instanceof CoreError ? error.code : 'core-failed' });
        shell.screen.reveal('.error-summary');
      },
      reveal: (selector) => shell.screen.reveal(selector),
      focusHeading: () => shell.screen.focusHeading(),
    };
  }
}
