// Taking the result along: one page for the visit ("take/print"), sharing, mail, a file for the doctor's system, a code for
// another device. Opened beside the result, which shows what is drawn here.
import { html, svg } from 'lit';
import encodeQR from 'qr';

import { print } from '../../parts/print.js';
import { encode } from '../../session/answers-code.js';
import { pagePrintStyles, takeStyles } from './styles.js';
import { summaryText, summaryView } from './summary.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('../../core/types.d.ts').Answers} Answers */
/** @typedef {{problem: string, address: string, path: string, size: number}} Code */

/** Beyond this a phone's camera has trouble with the code. */
const MAX_ADDRESS = 1200;
/** Programs for mail cut longer addresses. */
const MAX_MAIL = 1800;

/** @implements {Place} */
export class Take {
  static styles = takeStyles;
  #here;
  /** The code of these answers; one of other answers is never shown. @type {{answers: Answers, code: Code} | undefined} */
  #coded;

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
  }

  /** @param {string} how */
  async open(how) {
    const ways = {
      print: () => this.#print(),
      share: () => this.#share(),
      mail: async () => this.#mail(),
      fhir: () => this.#fhir(),
      code: () => this.#encode(),
    };
    const { session } = this.#here;
    if (!session.conclusion.result) return 'check';
    await session.content.load('take');
    if (!Object.hasOwn(ways, how)) return 'result';
    await ways[/** @type {keyof typeof ways} */ (how)]();
    return undefined;
  }

  view() {
    const { session } = this.#here;
    if (this.#coded?.answers !== session.answers.all) return '';
    return codeView(session.content.texts, this.#coded.code);
  }

  /** Prints the page for the visit alone, without the page around it. */
  async #print() {
    const { session, shell } = this.#here;
    shell.screen.sheet = () => summaryView(session);
    shell.screen.redraw();
    await shell.screen.drawn();
    const styles = /** @type {CSSStyleSheet} */ (pagePrintStyles.styleSheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
    const done = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== styles);
      shell.screen.sheet = undefined;
      shell.screen.redraw();
    };
    window.addEventListener('afterprint', done, { once: true });
    print(session, shell.screen, done);
  }

  /** As a link that is pressed: the page stays, and nobody is asked about leaving it. */
  #mail() {
    const link = document.createElement('a');
    link.href = this.mailAddress;
    this.#here.shell.screen.root.append(link);
    link.click();
    link.remove();
  }

  async #share() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    try {
      await navigator.share({ title: texts.get('summary.title'), text: summaryText(session) });
    } catch (error) {
      // The person closing the list of programs is no failure.
      if (/** @type {Error} */ (error).name !== 'AbortError') shell.screen.notice = texts.get('result.share-failed');
    }
  }

  /** Address for the program for mail; nothing is sent by us. */
  get mailAddress() {
    const { session } = this.#here;
    const start = `mailto:?subject=${encodeURIComponent(session.content.texts.get('summary.title'))}&body=`;
    let cut = summaryText(session);
    while (start.length + encodeURIComponent(cut).length > MAX_MAIL)
      cut = cut.slice(0, cut.lastIndexOf('\n', cut.length - 2));
    return start + encodeURIComponent(cut);
  }

  async #fhir() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    const mapping = await session.content.load('take');
    const context = {
      timestamp: new Date().toISOString(),
      ids: Array.from({ length: mapping.observations.length + 2 }, uuid),
      mapping,
      locale: { texts: texts.all() },
    };
    const bundle = await session.core.fhir(session.answers.text(), JSON.stringify(context));
    const name = `charley-${context.timestamp.slice(0, 10)}.fhir.json`;
    save(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/fhir+json' }), name);
    shell.screen.notice = texts.get('result.saved-as', { name });
  }

  async #encode() {
    const { answers, content } = this.#here.session;
    const address = new URL(location.href);
    address.search = '';
    address.hash = `charley=${await encode(content.questionnaire?.item ?? [], answers.all)}`;
    const problem = address.href.length > MAX_ADDRESS ? 'qr-too-long' : '';
    const rows = problem ? [] : encodeQR(address.href, 'raw', { ecc: 'low', border: 4 });
    const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    this.#coded = { answers: answers.all, code: { problem, address: address.href, path, size: rows.length } };
  }
}

/** @param {import('../../texts/texts.js').Texts} texts @param {Code} code */
function codeView(texts, { problem, address, path, size }) {
  if (problem)
    return html`<p class="card warn" role="alert">
      ${texts.get(`error.${problem}.title`)} ${texts.get(`error.${problem}.do`)}
    </p>`;
  return html`<section class="card code no-print" role="group" aria-labelledby="qr">
    <h4 id="qr" tabindex="-1">${texts.get('qr.title')}</h4>
    <p>${texts.get('qr.lead')}</p>
    <svg role="img" aria-label=${texts.get('qr.picture')} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
      ${svg`<path class="light" d="M0 0h${size}v${size}H0z" /><path class="dark" d=${path} />`}
    </svg>
    <label class="field-label" for="code-address">${texts.get('qr.link')}</label>
    <input
      id="code-address"
      class="text-input"
      readonly
      dir="ltr"
      .value=${address}
      @focus=${(/** @type {FocusEvent} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}
    />
  </section>`;
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Also on pages without https, where randomUUID is missing. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
