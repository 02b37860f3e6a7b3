// One step after the other: that it takes long, that it failed, and doing it again. Every answer is kept, and so is what is in
// sight, unless there is nothing to go on with.
import { CoreError } from '../core/error.js';

/** A step that takes longer is shown as one. */
const PATIENCE_MS = 150;
/** Beyond our power, and beyond that of who reads it: doing it again is no use. */
export const LASTING = ['other-origin', 'blocked', 'no-webassembly'];
/** Who still waits then is told so, and can do it again. */
const SLOW_MS = 6000;

/**
 * What keeps a step from coming to its end, or a question to the person. "tries": how often it was tried.
 * @typedef {{code: string, tries: number, again?: () => Promise<void>, values?: Record<string, string>,
 *   act?: {key: string, run: () => Promise<void>}}} Trouble
 * @typedef {{step: () => Promise<unknown>, wanted: () => boolean, needsCore: boolean, beside?: boolean, tries: number}} Work
 */

export class Steps {
  busy = false;
  /** Nothing can be done without what failed: this stands in place of the questions. @type {Trouble | undefined} */
  failed;
  /** A part is late or lost: said beside what is in sight. @type {Trouble | undefined} */
  trouble;
  /** Those that are on their way. @type {Set<{given: boolean}>} */
  #turns = new Set();
  #screen;
  #content;
  #restart;

  /** @param {import('./screen.js').ElementScreen} screen @param {import('../texts/content.js').Content} content @param {(code: string) => void} restart before a step is done again */
  constructor(screen, content, restart) {
    this.#screen = screen;
    this.#content = content;
    this.#restart = restart;
  }

  /** @param {() => Promise<unknown>} step @param {() => boolean} wanted whether anybody still waits for it @param {boolean} needsCore */
  async take(step, wanted, needsCore, tries = 1) {
    // Mostly it is over before anybody sees it: then nothing is drawn twice.
    const wait = setTimeout(() => this.#setBusy(true), PATIENCE_MS);
    const { given } = await this.#attempt({ step, wanted, needsCore, tries });
    clearTimeout(wait);
    if (!given) this.#setBusy(false);
  }

  /** What one can go on without: nobody waits for it longer than until it is said to be late. @param {() => Promise<unknown>} step @param {() => boolean} wanted */
  async beside(step, wanted, tries = 1) {
    const patience = new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    const work = { step, wanted, needsCore: false, beside: true, tries };
    await Promise.race([this.#attempt(work), patience]);
    this.#screen.redraw();
  }

  /** @param {Trouble | undefined} trouble */
  tell(trouble) {
    this.trouble = trouble;
    if (trouble) this.#screen.reveal('.trouble');
    else this.#screen.redraw();
  }

  /** @param {Work} work */
  async #attempt(work) {
    const turn = { given: false };
    this.#turns.add(turn);
    const again = () => this.#again(work);
    // Of steps within steps the outermost is done again.
    const slow = setTimeout(() => this.trouble ?? this.tell({ code: 'slow', tries: work.tries, again }), SLOW_MS);
    try {
      await work.step();
      if (this.trouble?.again === again) this.tell(undefined);
    } catch (error) {
      clearTimeout(slow);
      if (!turn.given && work.wanted()) await this.#fail(error, work, again);
    }
    clearTimeout(slow);
    this.#turns.delete(turn);
    return turn;
  }

  /** @param {Work} work */
  #again(work) {
    const { code = '' } = this.failed ?? this.trouble ?? {};
    for (const turn of this.#turns) turn.given = true;
    this.tell(undefined);
    this.#restart(code);
    const { failed } = this;
    const tries = work.tries + 1;
    if (work.beside) return this.beside(work.step, work.wanted, tries);
    const step = async () => {
      await work.step();
      if (!failed || this.failed !== failed) return; // a step within this one may have failed meanwhile
      this.failed = undefined;
      this.#screen.focusHeading();
    };
    return this.take(step, work.wanted, work.needsCore, tries);
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.busy = busy;
    this.#screen.redraw();
  }

  /** @param {unknown} error @param {Work} work @param {() => Promise<void>} again */
  async #fail(error, { needsCore, tries }, again) {
    const code = error instanceof CoreError ? error.code : 'core-failed';
    const trouble = { code, tries, again };
    const instead = needsCore && !this.#content.questionnaire;
    if (instead) {
      this.failed = trouble;
      this.trouble = undefined;
      this.#screen.focusHeading();
    } else this.tell(trouble);
    this.#screen.emit('charley-error', { code });
    // What rare failures mean is not in everybody's download; without it the page still says what to do.
    if (this.#content.texts.has(`error.${code}.title`)) return;
    await this.#content.load('errors').catch(() => {});
    this.#screen.redraw();
  }
}
