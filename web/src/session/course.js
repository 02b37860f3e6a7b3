// The course of the questions: which one is asked, and where one goes from there. The core says what comes next and what it
// means. Places are named by their addresses: "check" (the signs of an emergency), "check/<linkId>", "result".
import { isTicked } from './answers.js';

/** @typedef {import('../core/types.d.ts').FlowValue} FlowValue */
/** @typedef {import('../../../wasm/check.d.ts').ContradictionEntry} ContradictionEntry */
/** @typedef {{flow: (response: string, after: string, quick?: boolean) => Promise<FlowValue>}} Guide */

/** The screen that has a question, alone or as one of several. @param {FlowValue | undefined} flow @param {string} linkId */
export const screenOf = (flow, linkId) =>
  flow?.screens.find(({ item, rows }) => item === linkId || rows?.includes(linkId));

export class Course {
  /** @type {FlowValue | undefined} */
  flow;
  /** LinkId of the question that is asked; "" on the first screen. */
  current = '';
  /** Only the most important questions are asked. */
  quick = false;
  /** Why one cannot go on from here: no answer yet, or answers that contradict each other; "more": the page has a further question now. @type {'missing' | 'more' | ContradictionEntry | undefined} */
  problem;

  /** One answer is changed, out of the result. */
  #editing = false;
  /** The short version is completed. */
  #refining = false;
  #emergencyShown = false;
  /** Where one goes on after signs were asked about again; "" while none are. */
  #onward = '';
  /** Questions whose answers from before did not fit. @type {Set<string>} */
  #again = new Set();
  /** They are asked again: nobody is led through what is answered. */
  #mending = false;
  /** Contradictions that the person keeps. @type {Set<string>} */
  #kept = new Set();
  /** What was asked of the core last, and its answer. @type {{key: string, flow?: Promise<FlowValue>}} */
  #ahead = { key: '' };
  #core;
  #content;
  #answers;
  #urgency;
  #changed;

  /**
   * @param {Guide} core @param {import('../texts/content.js').Content} content @param {import('./answers.js').Answers} answers
   * @param {Pick<import('./urgency.js').Urgency, 'become'>} [urgency] hears what the answers mean already
   * @param {() => void} [changed] the page has a further question
   */
  constructor(core, content, answers, urgency = { become: () => {} }, changed = () => {}) {
    this.#core = core;
    this.#content = content;
    this.#answers = answers;
    this.#urgency = urgency;
    this.#changed = changed;
  }

  // ---- where to go: each gives an address, or "" to stay

  /** From the first screen. @param {boolean} quick */
  begin(quick) {
    const rows = this.#content.first.emergency.rows.map(({ linkId }) => linkId);
    this.quick = quick;
    this.#refining = false;
    this.#mending = false;
    this.#emergencyShown = rows.some((row) => isTicked(this.#answers.all.get(row)));
    this.#answerRows(rows);
    return this.advance(this.#first);
  }

  /** From the current question, which must have been answered. @param {string[]} [shown] the questions that were in sight when the button was pressed */
  async submit(shown = screenOf(this.flow, this.current)?.rows) {
    const screen = screenOf(this.flow, this.current);
    if (screen?.kind === 'checklist') this.#answerRows(screen.rows ?? []);
    else if (screen?.kind === 'page') this.problem = await this.#lacking(shown);
    else if (!screen?.optional && !this.#answers.get(this.current).length) this.problem = 'missing';
    return this.problem ? '' : this.advance();
  }

  /** To what the core says is next. @returns {Promise<string>} */
  async advance(from = this.current) {
    const here = screenOf(this.flow, from)?.rows ?? [from];
    this.flow = await this.#flowFrom(from);
    const conflict = this.flow.contradictions.find(
      (each) => each.items.some((item) => here.includes(item)) && !this.#kept.has(this.#keyOf(each)),
    );
    if (conflict && from !== this.#first) {
      this.problem = conflict;
      return '';
    }
    if (this.flow.emergency && !this.#emergencyShown) return 'result';
    return this.#past(
      this.#editing
        ? this.#firstOpen()
        : this.#addressOf(this.#refining || this.#mending ? this.#nextOpen(from) : this.flow.next),
    );
  }

  /** On, although answers contradict each other. */
  keep() {
    if (typeof this.problem === 'object') this.#kept.add(this.#keyOf(this.problem));
    this.problem = undefined;
    return this.advance();
  }

  /** One question back, or to the result from which an answer is changed. */
  before() {
    if (this.#editing) return 'result';
    const screens = this.flow?.screens ?? [];
    const at = screens.findIndex(({ item }) => item === this.current);
    return at <= 1 ? 'check' : this.#addressOf(screens[at - 1].item);
  }

  /** To the question behind an answer. @param {string} linkId @param {boolean} [editing] out of the result */
  change(linkId, editing = this.#editing) {
    this.#editing = editing;
    return this.#addressOf(screenOf(this.flow, linkId)?.item ?? linkId);
  }

  /** To what is still open after a result. */
  async complete() {
    this.#editing = false;
    if (this.quick) this.flow = await this.#core.flow(this.#answers.text(), '');
    this.quick = false;
    this.#refining = true;
    return this.#firstOpen();
  }

  /** With answers from before or from elsewhere: an emergency is said at once, and everything else can wait. @param {boolean} [quick] @param {string[]} [again] questions that are asked once more */
  async resume(quick = false, again = []) {
    this.quick = quick;
    this.#again = new Set(again);
    this.#mending = again.length > 0;
    this.flow = await this.#core.flow(this.#answers.text(), '', quick);
    return this.flow.emergency ? 'result' : this.#past(this.#firstOpen());
  }

  // ---- what happens on the way

  /** Somebody comes to a question by its address. @param {string} linkId @returns {string} where that leads instead, if it is not asked */
  arrive(linkId) {
    if (linkId && screenOf(this.flow, linkId)?.item !== linkId) return this.flow ? this.#firstOpen() : 'check';
    this.current = linkId;
    this.problem = undefined;
    const screen = screenOf(this.flow, linkId);
    for (const each of [linkId, ...(screen?.rows ?? [])]) this.#again.delete(each);
    // Who completes a short version is asked what is open, and nothing twice.
    const open = this.#refining && screen?.rows?.filter((row) => !this.#answers.has(row));
    if (screen && open && open.length) screen.rows = open;
    this.#lookAhead();
    return '';
  }

  /** Answers have changed. */
  answered() {
    this.problem = undefined;
    this.#lookAhead();
  }

  /** Asks for the result of all that was answered. @param {(compare: boolean) => Promise<{tier: string}>} assess */
  async conclude(assess) {
    const [flow, { tier }] = await Promise.all([
      this.#core.flow(this.#answers.text(), '', this.quick),
      assess(this.#editing),
    ]);
    this.flow = flow;
    this.#emergencyShown ||= tier === 'emergency';
    this.#editing = false;
  }

  // ----

  /** "No" to the rows of a list that were left alone; words that speak of its signs have been asked about. @param {string[]} rows */
  #answerRows(rows) {
    this.#answers.replace(this.#answers.withRest(rows, this.flow?.again));
  }

  /** By way of a list that was answered before somebody wrote words that speak of its signs. @param {string} address where to go otherwise */
  #past(address) {
    const lists = this.flow?.again.map(({ row }) => screenOf(this.flow, row)) ?? [];
    const list = lists.find((screen) => screen?.complete);
    const onward = this.#onward || address;
    this.#onward = list ? onward : '';
    return list ? this.#addressOf(list.item) : onward;
  }

  /** What a page lacks, once the core has seen all that was answered on it. @param {string[]} [shown] */
  async #lacking(shown = []) {
    const flow = await this.#flowFrom(this.current);
    this.#grow(flow);
    const { rows = [], complete = true } = screenOf(flow, this.current) ?? {};
    if (complete) return undefined;
    return rows.every((row) => shown.includes(row) || this.#answers.has(row)) ? 'missing' : 'more';
  }

  /** A question that an answer on the same screen opens is asked there; none goes away under the reader's hands. @param {FlowValue} flow */
  #grow(flow) {
    const shown = screenOf(this.flow, this.current);
    const more = screenOf(flow, this.current)?.rows?.filter(
      (row) => !shown?.rows?.includes(row) && !this.#answers.has(row),
    );
    if (!shown?.rows || !more?.length) return false;
    shown.rows = [...shown.rows, ...more];
    return true;
  }

  get #first() {
    return this.#content.first.emergency.linkId;
  }

  /** @param {string | null} linkId null: there are no more */
  #addressOf(linkId) {
    if (linkId === null) return 'result';
    return linkId === this.#first ? 'check' : `check/${linkId}`;
  }

  #firstOpen() {
    return this.#addressOf(this.flow?.screens.find((screen) => this.#isOpen(screen))?.item ?? null);
  }

  /** @param {FlowValue['screens'][number]} screen */
  #isOpen({ item, rows = [], complete }) {
    return !complete || [item, ...rows].some((each) => this.#again.has(each));
  }

  /** The next screen that lacks an answer: who completes a short version is not asked again. @param {string} from */
  #nextOpen(from) {
    const screens = this.flow?.screens ?? [];
    const at = screens.findIndex(({ item }) => item === from);
    const lacks = (/** @type {FlowValue['screens'][number]} */ screen) =>
      this.#isOpen(screen) || (this.#refining && screen.optional && !this.#answers.has(screen.item));
    return (screens.slice(at + 1).find(lacks) ?? screens.find((screen) => this.#isOpen(screen)))?.item ?? null;
  }

  /** @param {ContradictionEntry} contradiction */
  #keyOf({ id, items }) {
    return `${id}:${items.join()}:${items.map((item) => JSON.stringify(this.#answers.all.get(item))).join()}`;
  }

  /** What the core says comes after a screen. @param {string} from */
  #flowFrom(from, answers = this.#answers.all) {
    const response = this.#answers.text(answers);
    const key = `${from} ${this.quick} ${response}`;
    if (this.#ahead.key !== key) {
      const flow = this.#core.flow(response, from, this.quick);
      this.#ahead = { key, flow };
      flow.catch(() => (this.#ahead = { key: '' }));
    }
    return /** @type {Promise<FlowValue>} */ (this.#ahead.flow);
  }

  /** Asks the core before the button is pressed, so that what is next is known by then. */
  #lookAhead() {
    if (!this.#content.questionnaire) return;
    const screen = screenOf(this.flow, this.current);
    const rows = this.current ? (screen?.rows ?? []) : this.#content.first.emergency.rows.map(({ linkId }) => linkId);
    const isChecklist = !this.current || screen?.kind === 'checklist';
    const ahead = this.#flowFrom(
      this.current || this.#first,
      isChecklist ? this.#answers.withRest(rows, this.flow?.again) : undefined,
    );
    const { current } = this;
    const say = (/** @type {FlowValue} */ flow) => {
      if (this.#ahead.flow !== ahead) return;
      this.#urgency.become(flow.urgent, current);
      if (current === this.current && this.#grow(flow)) this.#changed();
    };
    ahead.then(say, () => {}); // a failure is told when the next screen is wanted
  }
}
