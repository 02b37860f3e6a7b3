// <charley-check>: attributes, slots, and the frame in which a place is drawn. No domain logic: the core decides.
import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import { pageStyles, styles } from '../look/look.js';
import { failedView } from './failed.js';
import { primary } from '../texts/choice.js';
import { head } from './head.js';
import { ElementScreen } from './screen.js';
import { FIRST, parse } from './places.js';
import { Shell } from './shell.js';
import { troubleView } from './trouble.js';

/** @typedef {import('../session/settings.js').Attributes} Attributes */

/** Without a wish of its own (lang) it speaks the page's language. @type {Omit<Attributes, 'lang'>} */
const DEFAULTS = {
  audience: 'patient',
  regionCode: '',
  theme: 'auto',
  contactName: '',
  contactPhone: '',
  contactUrl: '',
  start: 'check',
  features: '',
  dataUrl: '',
  shareResult: false,
  page: false,
  frame: false,
  history: '',
};

const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), select';

/** The page around an iframe cannot see how high its content is. */
function tellHeight() {
  const heights = new ResizeObserver(() =>
    window.parent.postMessage({ type: 'charley-height', height: document.documentElement.offsetHeight }, '*'),
  );
  heights.observe(document.documentElement);
  return heights;
}

/** Who double-clicks everything must not answer a list that has only just appeared. @param {MouseEvent} event */
function onlyOnce(event) {
  const button = /** @type {Element} */ (event.target).closest('button[type=submit]');
  if (button && event.detail > 1) event.preventDefault();
}

/** Shortcuts of the page take no letter that is typed into a field of ours: outside it looks as if typed into the element. @param {KeyboardEvent} event */
function keepTyped(event) {
  const field = /** @type {Element} */ (event.composedPath()[0]);
  const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (typed && field.matches(TYPED_INTO)) event.stopPropagation();
}

/** Whether a page has given us colours. @param {Element} host */
const hasOwnColours = (host) =>
  ['paper', 'ink', 'soft', 'card', 'accent', 'on-accent', 'chosen'].some((name) =>
    ['', '-dark'].some((when) => getComputedStyle(host).getPropertyValue(`--charley-${name}${when}`)),
  );

/** Who has a language that we speak needs no machine to translate it once more. @param {Shell} shell */
const hasOwnLanguage = ({ session: { content } }) => content.languages.includes(primary(navigator.language));

/** WebKit has no idle callbacks. @param {() => void} run */
const whenIdle = (run) =>
  'requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 500 }) : setTimeout(run, 50);

export class CharleyCheck extends LitElement {
  static styles = styles;

  static properties = {
    lang: { type: String, reflect: true },
    audience: { type: String },
    regionCode: { type: String, attribute: 'region' },
    theme: { type: String, reflect: true },
    contactName: { type: String, attribute: 'contact-name' },
    contactPhone: { type: String, attribute: 'contact-phone' },
    contactUrl: { type: String, attribute: 'contact-url' },
    start: { type: String },
    features: { type: String },
    dataUrl: { type: String, attribute: 'data-url' },
    shareResult: { type: Boolean, attribute: 'share-result' },
    page: { type: Boolean },
    frame: { type: Boolean },
    history: { type: String },
  };

  /** @type {ResizeObserver | undefined} */
  #heights;
  #screen = new ElementScreen(this);

  constructor() {
    super();
    Object.assign(this, DEFAULTS);
    /** Not for pages: what holds the places together. */
    this.shell = new Shell(this.#screen, this.#attributes, () => this.#languagesAround);
  }

  /** Lit makes a property of each. */
  get #attributes() {
    return /** @type {Attributes} */ (/** @type {unknown} */ (this));
  }

  connectedCallback() {
    super.connectedCallback();
    const { page, frame } = this.#attributes;
    if (page)
      document.adoptedStyleSheets = [
        ...document.adoptedStyleSheets,
        /** @type {CSSStyleSheet} */ (pageStyles.styleSheet),
      ];
    if (frame) this.#heights = tellHeight();
    this.shell.connect();
    // The first screen is painted before the core is asked for, so that nothing competes with it.
    requestAnimationFrame(() => whenIdle(() => this.shell.start()));
    if (hasOwnColours(this)) import('./contrast.js').then(({ warnOfContrast }) => warnOfContrast(this.renderRoot));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== pageStyles.styleSheet);
    this.#heights?.disconnect();
    this.shell.end();
  }

  render() {
    const { shell } = this;
    const { locale } = shell.session.content;
    return html`<slot name="header"></slot>
      <div
        class="frame ${this.#screen.sheet ? 'printing-summary' : ''}"
        part="frame"
        lang=${locale.language}
        translate=${hasOwnLanguage(shell) ? 'no' : 'yes'}
        dir=${locale.direction}
        aria-busy=${shell.steps.busy ? 'true' : 'false'}
        @click=${onlyOnce}
        @keydown=${keepTyped}
        @keypress=${keepTyped}
        @keyup=${keepTyped}
      >
        ${
          shell.waiting
            ? nothing
            : html`${head(shell, this.#changeLanguage)} ${troubleView(shell)} ${this.#place()}
              ${this.#screen.sheet?.() ?? nothing}`
        }
      </div>
      <slot name="footer"></slot>`;
  }

  /** Sizes depend on what the person has set in the browser, and on nothing of the page. */
  firstUpdated() {
    const frame = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.frame'));
    const { fontSize } = getComputedStyle(frame);
    // The style sheet says so already: setting it would compute every style anew.
    if (fontSize !== '16px') frame.style.setProperty('--_charley-rem', fontSize);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('lang') && this.hasUpdated && changed.get('lang') !== undefined) this.#changeLanguage();
    this.#screen.settle();
  }

  #place() {
    const { shell } = this;
    if (shell.steps.failed) return failedView(shell);
    const [name] = parse(shell.address);
    // A translator or an add-on may have put nodes of its own in place of our text: no other question is written into them.
    return keyed(name === FIRST ? shell.address : name, shell.view(name));
  }

  get #languagesAround() {
    const { lang, page } = this.#attributes;
    // The app is nobody's page: there the browser's own languages count.
    const around = this.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
    return [lang ?? '', ...(page ? navigator.languages : [around])];
  }

  #changeLanguage = () => this.shell.changeLanguage();
}
