// Answers kept on this device, once the person has said so.
import { fromResponse } from './answers.js';
import { erase, isUsable, readSaved, save } from './store.js';

/** @typedef {{response: object, reports: object[], language: string}} Snapshot */

export class Keeping {
  /** Answers from before, until the person has said what to do with them. */
  saved = readSaved();
  /** The person wants them kept. */
  on = false;
  /** The browser refused. */
  failed = false;
  #snapshot;

  /** @param {() => Snapshot} snapshot */
  constructor(snapshot) {
    this.#snapshot = snapshot;
  }

  /** Whether answers from before can be read by this version. */
  get usable() {
    return this.saved !== undefined && isUsable(this.saved);
  }

  /** Takes the answers from before. */
  resume() {
    const { saved } = this;
    this.saved = undefined;
    this.on = true;
    return {
      answers: fromResponse(saved?.response),
      reports: Array.isArray(saved?.sensor) ? saved.sensor.filter((each) => each && typeof each === 'object') : [],
    };
  }

  /** The person has said so before the page was loaded anew. @param {boolean} on */
  goOn(on) {
    this.on = on;
    if (on) this.saved = undefined;
  }

  discard() {
    erase();
    this.saved = undefined;
  }

  /** @param {boolean} on */
  switchTo(on) {
    this.on = on;
    this.failed = false;
    if (on) this.update();
    else erase();
  }

  /** Keeps what there is now, if that is wanted. */
  update() {
    if (!this.on) return;
    const { response, reports, language } = this.#snapshot();
    this.failed = !save(response, reports, language);
  }
}
