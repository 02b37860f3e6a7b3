// The result, what the last change of an answer did to it, and the recordings that it takes into account.
import { isAboutAnswers } from './answers.js';
import { difference } from './changes.js';

/** @typedef {import('../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {import('../../../wasm/night.d.ts').NightReport} NightReport */
/** @typedef {{assess: (response: string, reports?: string, changes?: boolean) => Promise<ResultValue>}} Assessor */

/** The core was there and has read them. @param {unknown} error */
const isAboutReports = (error) =>
  !['network', 'core-failed', 'closed', 'not-loaded'].includes(/** @type {{code: string}} */ (error).code);

/** @param {NightReport[]} reports */
const textOf = (reports) => (reports.length ? JSON.stringify(reports) : '');

export class Conclusion {
  /** @type {ResultValue | undefined} */
  result;
  /** What the last changed answer changed. @type {import('./changes.js').Difference | undefined} */
  changed;
  /** @type {NightReport[]} */
  reports = [];
  /** A report from before could not be read, and the person has not been told yet. */
  unread = false;
  #core;
  #answers;
  #onChange;

  /** @param {Assessor} core @param {import('./answers.js').Answers} answers @param {() => void} onChange */
  constructor(core, answers, onChange) {
    this.#core = core;
    this.#answers = answers;
    this.#onChange = onChange;
  }

  /** @param {boolean} compare with the result before, since one answer was changed */
  async assess(compare) {
    const before = compare ? this.result : undefined;
    const result = await this.#assess();
    this.result = result;
    this.changed = before && difference(before, result);
    return result;
  }

  /** Adds what other answers would change: computed when somebody wants to know. */
  async explain() {
    const before = this.result;
    if (!before || before.changes) return;
    const result = await this.#core.assess(this.#answers.text(), textOf(this.reports));
    if (this.result !== before) return;
    this.result = result;
    this.#onChange();
  }

  /** Takes a recording into the result, or leaves it out. @param {NightReport} report @param {boolean} use */
  useReport(report, use) {
    const others = this.reports.filter(({ startedAtMs }) => startedAtMs !== report.startedAtMs);
    this.reports = use ? [...others, report] : others;
    this.#onChange();
  }

  async #assess() {
    const assess = (reports = this.reports) => this.#core.assess(this.#answers.text(), textOf(reports), false);
    try {
      return await assess();
    } catch (error) {
      // Old reports may be of a form that is no longer read: those that are not are left out.
      if (!this.reports.length || isAboutAnswers(error) || !isAboutReports(error)) throw error;
      const result = await assess([]);
      const read = await Promise.all(this.reports.map((each) => assess([each]).catch(() => undefined)));
      this.reports = this.reports.filter((_, at) => read[at]);
      this.unread = true;
      return this.reports.length ? assess() : result;
    }
  }
}
