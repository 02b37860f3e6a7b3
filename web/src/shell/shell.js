// Holds the places together: which one is shown, how one goes from one to the other, and what happens when a step fails.
import first from '#bundle/first-screen.json';

import { CoreClient } from '../core/client.js';
import { Session } from '../session/session.js';
import { Settings } from '../session/settings.js';
import { Content } from '../texts/content.js';
import { OWN } from '../texts/languages.js';
import { library } from '../texts/library.js';
import { AddressArrival } from './arrival.js';
import { HandOver } from './hand-over.js';
import { Languages } from './languages.js';
import { Leaving } from './leaving.js';
import { AppOffline } from './offline.js';
import { FIRST, HOME, OpenPlaces, PLACES, parse } from './places.js';
import { LASTING, Steps } from './steps.js';
import { Title } from './title.js';
import { Trail } from './trail.js';

/** @typedef {import('../session/settings.js').Attributes} Attributes */

/** Nobody answers a question as fast. */
const NOBODY_MS = 20;
/** Nobody waits longer for the signs of an emergency because a front door does not come. */
const PATIENCE_MS = 3000;

export class Shell {
  /** Where the person is: "check/when". */
  address = FIRST;
  /** Where a person begins, and comes back to. */
  home = FIRST;
  /** @type {Session} */
  session;
  /** @type {OpenPlaces} */
  places;
  /** @type {Languages} */
  languages;

  #screen;
  #attributes;
  #offline;
  #arrival = new AddressArrival();
  #core = new CoreClient();
  #content = new Content(first, Object.keys(OWN), library);
  #settings;
  #trail = new Trail((address) => this.#goTo(address, 'stay'));
  #title;
  #connected = false;
  #leaving = new Leaving(() => this.#loses());
  #handOver = new HandOver(
    () => (this.#attributes.page ? this.#trail.tab : ''),
    () => this.session.carried,
  );
  /** The place with which the page opens is on its way. @type {Promise<void> | undefined} */
  #opening;
  /** Nothing is drawn before it. */
  #waits = false;
  /** How often somebody has gone somewhere. */
  #ways = 0;

  /**
   * @param {import('./screen.js').ElementScreen} screen @param {Attributes} attributes
   * @param {() => string[]} around languages of the page, the strongest wish first
   */
  constructor(screen, attributes, around) {
    this.#screen = screen;
    this.#attributes = attributes;
    this.#settings = new Settings(attributes, this.#content, document.baseURI);
    this.#title = new Title(attributes, this.#content);
    this.#offline = new AppOffline(() => screen.redraw());
    this.steps = new Steps(screen, this.#content, (code) => this.#restart(code));
    this.languages = new Languages(this.#core, this.#content, this.#settings, around);
    [this.session, this.places] = this.#begin();
    this.#settings.chosenLanguage = this.session.keeping.saved?.language ?? '';
  }

  // ---- the life of the element

  connect() {
    this.#connected = true;
    if (this.#attributes.start === HOME) this.home = HOME;
    this.#arrival.follow(this.#attributes, this.#settings);
    const { start, history } = this.#attributes;
    const fresh = this.#fresh;
    const first = fresh && this.#isAlone(start) && PLACES[start].start ? start : this.address;
    this.#trail.begin(history === 'on', first);
    this.#handOver.begin();
    const wanted = this.#trail.linked || first;
    // The first place is there before anything is loaded; one that had to stop, when the element was moved, opens anew.
    const [name] = parse(this.address);
    if (PLACES[name].here) this.places.get(name);
    else this.#run(() => this.#open(this.address));
    const spoken = this.languages.first(() => this.#spoken());
    if (fresh && wanted !== FIRST && this.#isAlone(wanted)) this.#opening = this.#openFirst(wanted, spoken);
  }

  /** The first screen is painted: everything else may come now. */
  async start() {
    if (!this.#connected) return;
    await this.#opening;
    // What can be done again is said when the person presses something.
    await this.#loaded().catch(({ code }) => (LASTING.includes(code) ? this.#warn(code) : undefined));
    const { session } = this;
    const arrival = this.#arrival;
    if (!session.content.questionnaire || !this.#connected) return;
    if (!session.answers.all.size) await this.#carryOn();
    arrival.readCode(session.answers.all.size > 0);
    if (arrival.code) await this.#run(() => this.#open(FIRST));
    const begun = this.address !== FIRST || session.answers.all.size > 0;
    const wanted = begun ? this.#trail.address : arrival.code ? FIRST : this.#trail.linked || this.#startPlace();
    // What has not come by itself comes when the person asks for it.
    if (wanted !== this.address && this.#known(wanted) && !(this.#opening && this.#isAlone(wanted)))
      await this.#goTo(wanted, begun ? 'stay' : 'replace');
  }

  /** The element has left the page. */
  async end() {
    this.#connected = false;
    this.#trail.end();
    this.#handOver.end();
    this.#leaving.end();
    this.#title.end();
    this.#core.close();
    this.languages.forget();
    await this.places.stop();
  }

  /** What the page wants, or the person, is another language than the one that is shown. */
  async changeLanguage() {
    const content = this.#content;
    if (this.languages.wanted(content.languages) === content.locale.language) return;
    await this.#run(async () => {
      if (!(await this.languages.change())) return;
      this.#screen.notice = '';
      this.places.speak();
      this.session.keeping.update();
      this.#entitle();
    });
  }

  /** What a place draws. @param {string} name */
  view(name) {
    return this.places.opened(name)?.view() ?? '';
  }

  /** The one way to a place. @param {string} address */
  go(address) {
    return this.#goTo(address, 'push');
  }

  /** Ends the session, with everything that was stored, and begins a new one. */
  async erase() {
    const question = 'result.erase.confirm';
    const asked = performance.now();
    if (window.confirm(this.#content.texts.get(question))) return this.#eraseAll();
    // Where a frame may open no dialogs nobody has been asked yet: then we ask.
    if (performance.now() - asked < NOBODY_MS)
      this.steps.tell({
        code: question,
        tries: 1,
        act: { key: 'result.erase', run: () => this.#attempt(() => this.#eraseAll()) },
      });
  }

  async #eraseAll() {
    await this.places.stop();
    this.session.keeping.discard();
    this.#leaving.end();
    for (const { erase } of Object.values(PLACES)) await erase?.();
    this.#arrival.drop();
    this.#settings.question = '';
    [this.session, this.places] = this.#begin();
    await this.go(this.home);
    this.#screen.notice = this.#content.texts.get('app.erased');
    await this.#screen.reveal('.notice');
  }

  /** Nothing is shown yet. */
  get waiting() {
    return this.#waits || this.languages.waiting;
  }

  // ----

  /** What there is to say about a part that is late or lost, besides trying again. */
  get renewal() {
    return {
      renewed: this.#offline.renewed,
      keeps: !this.#loses() || this.#handOver.possible,
      reload: () => {
        this.#leaving.stays();
        location.reload();
      },
    };
  }

  /** The page was loaded anew: the answers are still there, and the language. */
  async #carryOn() {
    const held = await this.#handOver.take();
    if (!held || this.session.answers.all.size) return;
    this.#settings.chosenLanguage ||= held.language;
    await this.#run(async () => {
      await this.changeLanguage();
      await this.session.carryOn(held);
    });
  }

  #loses() {
    const { answers, keeping } = this.session;
    return answers.all.size > 0 && !(keeping.on && !keeping.failed);
  }

  /** Nobody has been anywhere or said anything yet. */
  get #fresh() {
    return this.address === FIRST && !this.#arrival.comes && this.session.answers.all.size === 0;
  }

  /** Needs nothing of the core. @param {string} address */
  #isAlone(address) {
    const [name] = parse(address);
    return address === FIRST || (Object.hasOwn(PLACES, name) && Boolean(PLACES[name].alone));
  }

  /** Opens the first place; the questions are there, should it not come in time. @param {string} address @param {Promise<void>} spoken the language is there */
  async #openFirst(address, spoken) {
    const wait = (/** @type {boolean} */ waits) => {
      this.#waits = waits;
      this.#screen.redraw();
    };
    wait(true);
    const patience = setTimeout(wait, PATIENCE_MS, false);
    await (this.#settings.dataFolder ? this.#loaded() : spoken).catch(() => {});
    const arrived = await this.#open(address).catch(() => FIRST);
    clearTimeout(patience);
    if (this.#fresh) this.address = arrived;
    this.#entitle();
    wait(false);
  }

  /** @returns {[Session, OpenPlaces]} */
  #begin() {
    const session = new Session(this.#core, this.#content, this.#settings, () => {
      this.#leaving.update();
      this.#screen.redraw();
    });
    return [session, new OpenPlaces({ session, shell: this.#forPlaces() }, (styles) => this.#screen.adopt(styles))];
  }

  /** What places may ask of us. @returns {import('../places/place.d.ts').Shell} */
  #forPlaces() {
    const { steps } = this;
    return {
      screen: this.#screen,
      offline: this.#offline,
      arrival: this.#arrival,
      get busy() {
        return steps.busy;
      },
      go: (address) => this.go(address),
      back: (address) => this.#back(address),
      open: (address) => this.#run(() => this.#open(address)),
      view: (name) => this.view(name),
      run: (step) => this.#run(step),
      beside: (step) => this.steps.beside(step, () => this.#connected),
      erase: () => this.erase(),
    };
  }

  /** @param {string} [address] */
  async #back(address) {
    if (!this.#trail.back(address)) await this.go(address ?? this.home);
  }

  /** @param {() => Promise<unknown>} step that needs the core */
  #run(step) {
    return this.#attempt(async () => {
      await this.#loaded();
      await step();
    }, true);
  }

  /** @param {() => Promise<unknown>} step @param {boolean} [needsCore] */
  #attempt(step, needsCore = false) {
    return this.steps.take(step, () => this.#connected, needsCore);
  }

  /** A part that was lost needs no new core, unless it is the core that failed or never answers. @param {string} code */
  #restart(code) {
    if (code !== 'core-failed' && !this.#core.waits && this.#content.questionnaire) return;
    this.#core.close();
    this.languages.forget();
  }

  /** What nobody has to press anything for: said at once. @param {string} code @param {Record<string, string>} [values] */
  async #warn(code, values) {
    await this.#content.load('errors').catch(() => {});
    if (code === 'other-origin') console.error('charley: its files must be on the same origin as the page');
    this.steps.tell({ code, tries: 1, values });
  }

  /** @param {string} address */
  #known(address) {
    const [name] = parse(address);
    const feature = Object.hasOwn(PLACES, name) ? PLACES[name].feature : undefined;
    return Object.hasOwn(PLACES, name) && (!feature || this.#settings.has(feature));
  }

  /** Where the page wants to begin. */
  #startPlace() {
    const { start } = this.#attributes;
    if (Object.hasOwn(PLACES, start) && PLACES[start].start) return start;
    const known = Object.keys(PLACES).filter((name) => PLACES[name].start);
    console.warn(`charley: start="${start}" is not known; it is ${known.join(', ')}`);
    return FIRST;
  }

  /** @param {string} address @param {'push' | 'replace' | 'stay'} how it is noted */
  async #goTo(address, how) {
    const step = () => this.#arrive(address, how);
    // The signs of an emergency, and what to do about a cramp, wait for nothing.
    if (this.#isAlone(address) && !(PLACES[parse(address)[0]].load && this.#settings.dataFolder))
      await this.#attempt(step);
    else await this.#run(step);
  }

  /** @param {string} address @param {'push' | 'replace' | 'stay'} how */
  async #arrive(address, how) {
    const wanted = this.#known(address) ? address : FIRST;
    const way = ++this.#ways;
    const arrived = await this.#open(wanted);
    // Somebody has gone elsewhere since: what was late comes too late.
    if (way !== this.#ways) return;
    const left = this.places.opened(parse(this.address)[0]);
    if (parse(arrived)[0] !== parse(this.address)[0]) left?.close?.();
    this.address = arrived;
    this.steps.failed = undefined;
    this.steps.trouble = undefined;
    this.#screen.notice = '';
    if (how !== 'stay') this.#trail[how](arrived);
    else if (arrived !== address) this.#trail.replace(arrived);
    this.#entitle();
    this.#screen.focusHeading();
    await this.#tellUnfit();
  }

  /** Answers or reports from before that did not fit are named. */
  async #tellUnfit() {
    const { session } = this;
    const { unfit, conclusion, content } = session;
    session.unfit = undefined;
    if (unfit) {
      const names = unfit.again.map((linkId) => content.items.get(linkId)?.text ?? linkId);
      await this.#warn(names.length ? 'unfit' : 'unfit-gone', { names: names.slice(0, 5).join(' ') });
    } else if (conclusion.unread) await this.#warn('unfit-report');
    conclusion.unread = false;
  }

  /** @param {string} address @returns {Promise<string>} of the place that is open now */
  async #open(address) {
    const [name, path] = parse(address);
    const place = this.places.get(name);
    // A place that is there already is drawn with the first picture.
    const instead = await (place instanceof Promise ? await place : place).open?.(path);
    return typeof instead === 'string' ? this.#open(instead) : address;
  }

  /** Other texts are shown. */
  #spoken() {
    if (!this.languages.waiting) this.#entitle();
    this.#screen.redraw();
  }

  /** The core has loaded the content, and the texts are there. */
  #loaded() {
    return this.languages.ready((data) => this.#begun(data));
  }

  /** Once after each loading. @param {import('../core/types.d.ts').PageData} data */
  #begun({ refused }) {
    this.#spoken();
    if (this.address === FIRST) this.session.course.answered();
    this.#screen.emit('charley-ready');
    if (refused.length) {
      console.warn(`charley: the content at ${this.#attributes.dataUrl} is not used`, refused);
      this.#screen.emit('charley-error', { code: 'content-refused' });
    }
    if (this.#attributes.page) this.#offline.keep();
  }

  #entitle() {
    this.#title.show(this.places.opened(parse(this.address)[0])?.title?.() ?? '');
  }
}
