// <charley-check>: the shell. Attributes, which screen is shown, answers in progress. No domain logic:
// the core says what comes next and what it means.
import { html, nothing } from 'lit';

import { fromResponse } from './answers.js';
import { difference } from './changes.js';
import { codeInAddress, dropCode, followAddress, onlyOnce, tellHeight, whenIdle } from './around.js';
import { CharleyBeside } from './beside.js';
import { eraseEverything } from './store.js';
import { pageStyles } from './styles.js';
import { languageChoice } from './views/language.js';
import { failedView } from './views/failed.js';
import { firstView } from './views/first.js';
import { questionView } from './views/question.js';
import { resultView } from './views/result.js';

/** @typedef {import('./types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {import('./state.js').View} View */

const VIEWS = {
  first: firstView,
  question: questionView,
  result: resultView,
  sensor: (/** @type {CharleyCheck} */ host) => host.sensor?.view(),
  ask: (/** @type {CharleyCheck} */ host) => host.moreViews?.askView(host),
  editorial: (/** @type {CharleyCheck} */ host) => host.moreViews?.editorialView(host),
  failed: failedView,
};

export class CharleyCheck extends CharleyBeside {
  /** @type {ResizeObserver | undefined} */
  #heights;
  #editing = false;
  #refining = false;
  #emergencyShown = false;
  /** What was asked of the core last, and its answer. @type {{key: string, flow?: Promise<import('./types.d.ts').FlowValue>}} */
  #ahead = { key: '' };
  /** @type {Set<string>} */
  #kept = new Set();

  connectedCallback() {
    super.connectedCallback();
    if (this.page)
      document.adoptedStyleSheets = [
        ...document.adoptedStyleSheets,
        /** @type {CSSStyleSheet} */ (pageStyles.styleSheet),
      ];
    if (this.frame) this.#heights = tellHeight();
    if (this.page) followAddress(this);
    this.firstLanguage();
    // The first screen is painted before the core is asked for, so that nothing competes with it.
    requestAnimationFrame(() =>
      whenIdle(
        () =>
          this.isConnected &&
          this.ready().then(
            () => this.#begin(),
            () => {}, // said when the person presses something
          ),
      ),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== pageStyles.styleSheet);
    this.#heights?.disconnect();
    this.core.close();
    this.sensor?.close();
    this.sensor = undefined;
    this.loading = undefined;
  }

  render() {
    return html`<slot name="header"></slot>
      <div
        class="frame ${this.take?.printing ? 'printing-summary' : ''}"
        part="frame"
        lang=${this.language}
        dir=${this.direction}
        aria-busy=${this.busy ? 'true' : 'false'}
        @click=${onlyOnce}
      >
        ${this.waiting ? nothing : html`${languageChoice(this)} ${VIEWS[this.view](this)} ${this.take?.page() ?? nothing}`}
      </div>
      <slot name="footer"></slot>`;
  }

  /** Sizes hang on what the person has set in the browser, and on nothing of the page. */
  firstUpdated() {
    const frame = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.frame'));
    const { fontSize } = getComputedStyle(frame);
    // The style sheet says so already: setting it would reckon every style anew.
    if (fontSize !== '16px') frame.style.setProperty('--_charley-rem', fontSize);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('lang') && this.hasUpdated && changed.get('lang') !== undefined) this.changeLanguage();
    if (!this.headingWaits) return;
    this.headingWaits = false;
    const heading = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('h2'));
    heading?.focus();
    this.scrollIntoView({ block: 'start' });
  }

  // ---- answers

  /** @param {string} linkId @param {GivenAnswer[]} given */
  setAnswer(linkId, given) {
    const answers = new Map(this.answers);
    if (given.length) answers.set(linkId, given);
    else answers.delete(linkId);
    this.answers = answers;
    this.problem = '';
    this.contradiction = undefined;
    if (this.saving) this.save();
    this.#lookAhead();
  }

  /** @param {string} linkId @param {string} code */
  toggleOption(linkId, code) {
    const given = this.answers.get(linkId) ?? [];
    const on = given.some((each) => each.code === code);
    this.setAnswer(linkId, on ? given.filter((each) => each.code !== code) : [...given, { code }]);
  }

  /** The untouched rows of a checklist are answered by pressing its button. @param {string[]} rows */
  #withRest(rows) {
    const answers = new Map(this.answers);
    for (const row of rows) if (!answers.has(row)) answers.set(row, [{ code: 'no' }]);
    return answers;
  }

  /** What the core says comes after a screen. @param {string} from @param {import('./types.d.ts').Answers} [answers] */
  #flowFrom(from, answers) {
    const response = this.responseText(answers);
    const key = `${from} ${this.quick} ${response}`;
    if (this.#ahead.key !== key) {
      const flow = this.core.flow(response, from, this.quick);
      this.#ahead = { key, flow };
      flow.catch(() => (this.#ahead = { key: '' }));
    }
    return /** @type {Promise<import('./types.d.ts').FlowValue>} */ (this.#ahead.flow);
  }

  /** Asks the core before the button is pressed, so that what is next is known by then. */
  #lookAhead() {
    if (!this.data) return;
    if (this.view === 'first') {
      const { linkId, rows } = this.first.emergency;
      this.#flowFrom(linkId, this.#withRest(rows.map((row) => row.linkId)));
    } else if (this.view === 'question') {
      const screen = this.flow?.screens.find(({ item }) => item === this.current);
      this.#flowFrom(this.current, screen?.kind === 'checklist' ? this.#withRest(screen.rows ?? []) : this.answers);
    }
  }

  // ---- moving

  /** @param {Event} event */
  submitFirst = async (event) => {
    event.preventDefault();
    const { submitter } = /** @type {SubmitEvent} */ (event);
    this.quick = submitter?.getAttribute('value') === 'quick';
    const { rows } = this.first.emergency;
    this.#refining = false;
    this.#emergencyShown = rows.some(({ linkId }) =>
      ['yes', 'not-sure'].includes(this.answers.get(linkId)?.[0]?.code ?? ''),
    );
    this.answers = this.#withRest(rows.map(({ linkId }) => linkId));
    await this.#advance(this.first.emergency.linkId);
  };

  /** @param {Event} event */
  submitQuestion = async (event) => {
    event.preventDefault();
    const screen = this.flow?.screens.find(({ item }) => item === this.current);
    if (screen?.kind === 'checklist') {
      this.answers = this.#withRest(screen.rows ?? []);
    } else if (!screen?.optional && (screen?.rows ?? [this.current]).some((row) => !this.answers.get(row)?.length)) {
      this.problem = this.texts.get('question.required');
      await this.updateComplete;
      this.focusInside('.error-summary');
      return;
    }
    await this.#advance(this.current);
  };

  skipQuestion = () => this.#advance(this.current);

  keepContradiction = async () => {
    if (this.contradiction) this.#kept.add(this.#contradictionKey(this.contradiction));
    this.contradiction = undefined;
    await this.#advance(this.current);
  };

  goBack = () => {
    if (this.#editing) {
      this.showResult();
      return;
    }
    const screens = this.flow?.screens ?? [];
    const at = screens.findIndex(({ item }) => item === this.current);
    if (at <= 1) this.show('first');
    else this.#showQuestion(screens[at - 1].item);
  };

  /** @param {string} linkId */
  changeAnswer(linkId) {
    const screen = this.flow?.screens.find(({ item, rows }) => item === linkId || rows?.includes(linkId));
    this.#editing = this.view === 'result';
    this.#showQuestion(screen?.item ?? linkId);
  }

  continueQuestions = () => {
    this.#editing = false;
    return this.withCore(async () => {
      if (this.quick) this.flow = await this.core.flow(this.responseText(), '');
      this.quick = false;
      this.#refining = true;
      const open = this.#firstOpen();
      if (open) this.#showQuestion(open);
    });
  };

  showResult = async () => {
    await this.withCore(async () => {
      const response = this.responseText();
      const before = this.#editing ? this.result : undefined;
      [this.flow, this.result] = await Promise.all([
        this.core.flow(response, '', this.quick),
        this.core.assess(response, this.reportsText(), false),
      ]);
      this.#emergencyShown ||= this.result.tier === 'emergency';
      this.changed = before && difference(before, this.result);
      if (this.audience === 'clinician') await this.openMore();
      this.notice = '';
      this.#editing = false;
      this.show('result');
      this.openPictures();
      this.tellResult();
    });
  };

  /** From one screen to what the core says is next. @param {string} from */
  async #advance(from) {
    await this.withCore(async () => {
      const here = this.flow?.screens.find(({ item }) => item === from)?.rows ?? [from];
      this.flow = await this.#flowFrom(from);
      const conflict = this.flow.contradictions.find(
        (each) => each.items.some((item) => here.includes(item)) && !this.#kept.has(this.#contradictionKey(each)),
      );
      if (conflict && from !== this.first.emergency.linkId) {
        this.contradiction = conflict;
        return;
      }
      if (this.saving) this.save();
      const urgent = this.flow.emergency && !this.#emergencyShown;
      const next = this.#refining ? this.#nextOpen(from) : this.flow.next;
      const done = this.#editing ? !this.#firstOpen() : next === null;
      if (urgent || done) await this.showResult();
      else this.#showQuestion(this.#editing ? this.#firstOpen() : (next ?? ''));
    });
  }

  /** The next screen that lacks an answer: who completes a short version is not asked again. @param {string} from */
  #nextOpen(from) {
    const screens = this.flow?.screens ?? [];
    const at = screens.findIndex(({ item }) => item === from);
    const lacks = screens
      .slice(at + 1)
      .find(({ item, optional, complete }) => !complete || (optional && !this.answers.has(item)));
    return (lacks?.item ?? this.#firstOpen()) || null;
  }

  #firstOpen() {
    return this.flow?.screens.find(({ complete }) => !complete)?.item ?? '';
  }

  /** @param {{id: string, items: string[]}} contradiction */
  #contradictionKey({ id, items }) {
    return `${id}:${items.join()}:${items.map((item) => JSON.stringify(this.answers.get(item))).join()}`;
  }

  /** @param {string} linkId */
  #showQuestion(linkId) {
    if (linkId === this.first.emergency.linkId) {
      this.show('first');
      return;
    }
    this.current = linkId;
    this.problem = '';
    this.contradiction = undefined;
    this.show('question');
    this.#lookAhead();
    this.emit('charley-step');
  }

  /** Where the page wants to begin, unless the person has begun already. */
  #begin() {
    this.#lookAhead();
    const code = codeInAddress();
    if (code && this.answers.size === 0) this.codeArrived(code);
    const places = { check: () => {}, sensor: this.openSensor, ask: this.openAsk };
    if (!Object.hasOwn(places, this.start)) {
      console.warn(`charley: start="${this.start}" is not known; it is check, sensor or ask`);
      return;
    }
    const place = /** @type {keyof typeof places} */ (this.start);
    if (this.view === 'first' && this.answers.size === 0 && (place === 'check' || this.has(place))) places[place]();
  }

  retry = async () => {
    this.core.close();
    this.loading = undefined;
    if (this.current) await this.withCore(async () => this.#showQuestion(this.current));
    else if (this.answers.size === 0) this.show('first');
    else await this.#advance(this.first.emergency.linkId);
  };

  // ---- keeping and leaving

  resumeSaved = async () => {
    this.answers = fromResponse(this.saved?.response);
    this.sensorReports = Array.isArray(this.saved?.sensor) ? this.saved.sensor : [];
    this.saved = undefined;
    this.saving = true;
    await this.withCore(() => this.#goOn());
  };

  /** With answers from before or from elsewhere: an emergency is said at once, and everything else can wait. */
  async #goOn() {
    this.flow = await this.core.flow(this.responseText(), '');
    const open = this.#firstOpen();
    if (open && !this.flow.emergency) this.#showQuestion(open);
    else await this.showResult();
  }

  /** Goes on with answers that came in the address. */
  useArrived = () =>
    this.withCore(async () => {
      const take = await this.openTake();
      const answers = await take.answersOf(this.arrived).catch(() => undefined);
      this.dropArrived();
      if (!answers) {
        this.arrivedBroken = true;
        return;
      }
      this.answers = answers;
      await this.#goOn();
    });

  /** The answers leave the address, so that nobody finds them in the history. */
  dropArrived = () => {
    this.arrived = '';
    dropCode();
  };

  eraseAll = async () => {
    if (!window.confirm(this.texts.get('result.erase.confirm'))) return;
    await this.sensor?.close();
    this.sensor = undefined;
    await eraseEverything();
    this.sensorReports = [];
    this.answers = new Map();
    this.flow = undefined;
    this.result = undefined;
    this.changed = undefined;
    this.contradiction = undefined;
    this.asked = undefined;
    this.question = '';
    this.medicineQuery = '';
    this.medicineMatches = [];
    this.take = undefined;
    this.consent = '';
    this.notice = '';
    this.saving = false;
    this.saved = undefined;
    this.current = '';
    this.quick = false;
    this.#editing = false;
    this.#refining = false;
    this.#emergencyShown = false;
    this.arrivedBroken = false;
    this.dropArrived();
    this.#kept.clear();
    this.#ahead = { key: '' };
    this.show('first');
  };
}
