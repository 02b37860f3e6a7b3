// The questions: first the signs of an emergency ("check"), then one question a screen ("check/when").
import { lateCode } from '../../core/error.js';
import { Medicines } from './medicines.js';
import { emergencyView } from './emergency.js';
import { questionView } from './question.js';

/** @typedef {import('../place.d.ts').Place} Place */

/** @implements {Place} */
export class Check {
  #here;
  #medicines;
  /** Answers from another device have come. @type {import('./arrived.js').Arrived | undefined} */
  #arrived;

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
    this.#medicines = new Medicines(here);
  }

  /** @param {string} linkId */
  open(linkId) {
    const { session, shell } = this.#here;
    const instead = session.course.arrive(linkId);
    if (instead) return instead;
    if (linkId) shell.screen.emit('charley-step');
    return shell.arrival.code && !this.#arrived ? this.#loadArrived() : undefined;
  }

  view() {
    const { current } = this.#here.session.course;
    return current ? questionView(this.#here, this.#medicines) : emergencyView(this.#here, this.#arrived?.view());
  }

  title() {
    const { course, content } = this.#here.session;
    return content.items.get(course.current)?.text ?? '';
  }

  async #loadArrived() {
    const [{ Arrived }] = await Promise.all([
      lateCode(import('./arrived.js')),
      this.#here.session.content.load('take'), // its words
    ]);
    this.#arrived = new Arrived(this.#here);
  }
}
