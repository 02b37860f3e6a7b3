// The result: how urgent, what fits, what to do. In everybody's download, since the word of an emergency waits for no network.
import { lateCode } from '../../core/error.js';
import { wantsCrisisLine } from '../../parts/facts.js';
import { Folds, SECTIONS } from './folds.js';
import { resultView } from './view.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('./model.d.ts').ResultModel} ResultModel */

/** What an action has led to, in words. */
const NOTICE = '.notice';

/** Sections with texts and drawings that are loaded when somebody opens the first of them. */
const WITH_MORE = ['why', 'fits', 'part', 'plan', 'not', 'answers', 'take', 'sure'];

/** @implements {Place} */
export class Result {
  /** What the person said to a page that asks for the result. @type {'' | 'yes' | 'no'} */
  consent = '';
  /** Drawings, and what many never look at: loaded when a section is opened that has some. @type {ResultModel['more']} */
  more;
  /** The table for clinicians, once one has asked for it. @type {typeof import('./clinician.js') | undefined} */
  table;
  folds;
  #here;
  /** The answers whose result is in sight. @type {import('../../core/types.d.ts').Answers | undefined} */
  #shown;

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
    this.folds = new Folds(here.shell.screen, (id) => (WITH_MORE.includes(id) ? this.#loadMore() : undefined));
  }

  /** @param {string} section */
  async open(section) {
    const { session, shell } = this.#here;
    // Without a single answer there is nothing to conclude from: a link from elsewhere.
    if (session.answers.all.size === 0) return 'check';
    if (section && !SECTIONS.includes(section)) return 'result';
    this.folds.arrived = section;
    if (section) this.folds.set(section, true);
    if (section && this.#shown === session.answers.all) return undefined;
    await session.conclude();
    this.#shown = session.answers.all;
    if (session.settings.forClinician) await this.#forClinician();
    shell.screen.notice = '';
    if (this.more) this.more = { ...this.more, crisis: undefined };
    if (session.conclusion.result?.triggers.some(wantsCrisisLine)) this.#loadCrisis();
    if (session.conclusion.changed || session.settings.shareResult) this.#loadMore();
    this.#tell();
    return undefined;
  }

  view() {
    this.#restore();
    return resultView(this.#here, this);
  }

  close() {
    this.#shown = undefined;
  }

  title() {
    return this.#here.session.content.texts.get('result.title');
  }

  // ---- what the person does here

  /** @param {'yes' | 'no'} consent */
  answerConsent(consent) {
    this.consent = consent;
    if (consent === 'yes') this.#tell();
    this.#here.shell.screen.redraw();
  }

  /** @param {boolean} clinician */
  readFor(clinician) {
    const { session, shell } = this.#here;
    return shell.run(async () => {
      if (clinician) await this.#forClinician();
      session.settings.forClinician = clinician;
      // It stands at the top.
      await shell.screen.reveal('.dense');
      shell.screen.focus('.dense');
      return shell.screen.reveal('#dense');
    });
  }

  print = async () => {
    const { session, shell } = this.#here;
    await this.#unfold();
    if (this.more) this.more.print(session, shell.screen);
    else window.print();
  };

  copy = async () => {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    const was = SECTIONS.filter((id) => this.folds.has(id));
    await this.#unfold();
    const article = /** @type {HTMLElement} */ (shell.screen.root.querySelector('article'));
    // What is to be pressed is no text.
    const controls = /** @type {HTMLElement[]} */ ([...article.querySelectorAll('.no-print, button')]);
    for (const { style } of controls) style.display = 'none';
    const text = article.innerText;
    for (const { style } of controls) style.display = '';
    await this.folds.setAll(false, true);
    for (const id of was) this.folds.set(id, true);
    const about = session.conclusion.result?.sections.includes('sure')
      ? ['about.intended-use', 'about.not-diagnosis'].map((key) => texts.get(key))
      : [];
    const copied = await navigator.clipboard.writeText([text, ...about].join('\n\n')).then(
      () => true,
      () => false,
    );
    shell.screen.notice = texts.get(copied ? 'result.copied' : 'error.title');
    await shell.screen.reveal(NOTICE);
  };

  /** @param {'print' | 'share' | 'mail' | 'fhir' | 'code'} how */
  async take(how) {
    const { screen, open } = this.#here.shell;
    screen.notice = '';
    await open(`take/${how}`);
    await screen.reveal(how === 'code' ? '.code' : NOTICE);
    if (how === 'code') screen.focus('#qr');
  }

  /** A "why" is opened: what other answers would change. @param {Event} event */
  unfolded = (event) => {
    if (/** @type {Element} */ (event.target).closest('summary')) this.#explain();
  };

  /** @param {Event} event */
  toggleSources = (event) => {
    // Where they cannot be had, their short names stay: nobody should lose the result over it.
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.#loadSources();
  };

  // ----

  async #forClinician() {
    const { content } = this.#here.session;
    const late = lateCode(import('./clinician.js'));
    await Promise.all([content.load('clinician'), content.load('more'), content.loadSources()]);
    this.table = await late;
    const { root } = this.#here.shell.screen;
    const sheet = /** @type {CSSStyleSheet} */ (this.table.styles.styleSheet);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, sheet])];
  }

  // What does not arrive is said, and the result stays as it is.

  #loadSources() {
    return this.#here.shell.beside(() => this.#here.session.content.loadSources());
  }

  #explain() {
    return this.#here.shell.beside(() => this.#here.session.conclusion.explain());
  }

  #loadMore() {
    return this.#here.shell.beside(async () => {
      const code = lateCode(import('./more.js'));
      await this.#here.session.content.load('more');
      this.more = { ...(await code), crisis: this.more?.crisis };
    });
  }

  #loadCrisis() {
    return this.#here.shell.beside(async () => {
      const { crisis } = await lateCode(import('../../parts/crisis.js'));
      const drawn = await crisis(this.#here.session);
      await this.#loadMore();
      if (this.more) this.more = { ...this.more, crisis: drawn };
    });
  }

  async #unfold() {
    const { shell } = this.#here;
    await Promise.all([this.#loadSources(), this.#explain()]);
    await shell.screen.drawn();
    await this.folds.setAll(true, true);
  }

  /** What other answers would change is not known of a new result: somebody who had opened it wants it again. */
  async #restore() {
    if (await this.folds.restore()) this.#explain();
  }

  /** Events tell the page where a person is; how urgent it is only when the page asked and the person agreed. */
  #tell() {
    const { settings, conclusion } = this.#here.session;
    const { tier, provisional, dataVersion } = conclusion.result ?? {};
    const agreed = settings.shareResult && this.consent === 'yes';
    this.#here.shell.screen.emit('charley-result', agreed ? { tier, provisional, dataVersion } : {});
  }
}
