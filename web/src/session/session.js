// One person's check, from the first answer to the result, without a page: tests run it in Node. Says when it has changed,
// nothing else. To erase everything is to begin a new one.
import { lateCode } from '../core/error.js';
import { Answers, isAboutAnswers } from './answers.js';
import { Conclusion } from './conclusion.js';
import { Course } from './course.js';
import { Keeping } from './keeping.js';
import { Urgency } from './urgency.js';

/** What a session and the places ask of the core. @typedef {Omit<import('../core/client.js').CoreClient, 'load' | 'close'>} Core */

/**
 * "quick": only the most important questions are asked. "keeps": the person wants the answers kept.
 * @typedef {{answers: import('../core/types.d.ts').Answers, reports: import('../../../wasm/night.d.ts').NightReport[],
 *   language: string, quick: boolean, keeps: boolean}} Carried
 */

export class Session {
  /** @type {Core} */
  core;
  /** @type {Answers} */
  answers;
  /** Which question is asked, and which comes next. @type {Course} */
  course;
  /** @type {Urgency} */
  urgency;
  /** @type {Conclusion} */
  conclusion;
  /** @type {Keeping} */
  keeping;
  /** Questions and texts; they outlive the session. @type {import('../texts/content.js').Content} */
  content;
  /** Answers from before or from elsewhere that did not fit, until the person has been told. @type {{again: string[], gone: number} | undefined} */
  unfit;
  /** What the page has asked for; outlives the session. @type {import('./settings.js').Settings} */
  settings;

  /**
   * @param {Core} core @param {import('../texts/content.js').Content} content
   * @param {import('./settings.js').Settings} settings @param {() => void} onChange
   */
  constructor(core, content, settings, onChange) {
    this.core = core;
    this.content = content;
    this.settings = settings;
    this.answers = new Answers(content, () => {
      this.keeping.update();
      this.course.answered();
      onChange();
    });
    this.urgency = new Urgency(onChange);
    this.course = new Course(core, content, this.answers, this.urgency, onChange);
    this.conclusion = new Conclusion(core, this.answers, () => {
      this.keeping.update();
      onChange();
    });
    this.keeping = new Keeping(() => ({
      response: this.answers.response(),
      reports: this.conclusion.reports,
      language: settings.chosenLanguage,
    }));
  }

  /** The result of the answers of now. */
  async conclude() {
    await this.course.conclude((compare) => this.conclusion.assess(compare));
  }

  /** What a reload must not lose; nothing where nobody has answered. @returns {Carried | undefined} */
  get carried() {
    const { answers, conclusion, course, keeping, settings } = this;
    if (!answers.all.size) return undefined;
    return {
      answers: answers.all,
      reports: conclusion.reports,
      language: settings.chosenLanguage,
      quick: course.quick,
      keeps: keeping.on,
    };
  }

  /** @param {Carried} carried over a reload */
  async carryOn({ answers, reports, quick, keeps }) {
    this.keeping.goOn(keeps);
    this.conclusion.reports = reports;
    await this.goOnWith(answers, quick);
  }

  /** Goes on with the answers that were kept. @returns {Promise<string>} where */
  async resume() {
    const { answers, reports } = this.keeping.resume();
    this.conclusion.reports = reports;
    return this.goOnWith(answers);
  }

  /** Goes on with answers from before or from elsewhere. @param {import('../core/types.d.ts').Answers} answers @param {boolean} [quick] @returns {Promise<string>} where */
  async goOnWith(answers, quick) {
    const { items } = this.content;
    this.answers.replace(answers);
    try {
      if ([...answers.keys()].every((linkId) => items.has(linkId))) return await this.course.resume(quick);
    } catch (error) {
      if (!isAboutAnswers(error)) throw error;
    }
    const { repair } = await lateCode(import('./repair.js'));
    const repaired = await repair(
      answers,
      (linkId) => items.has(linkId),
      (some) => this.answers.response(some),
      (response) => this.core.flow(response, ''),
      isAboutAnswers,
    );
    this.unfit = repaired;
    this.answers.replace(repaired.answers);
    return this.course.resume(quick, repaired.again);
  }
}
