// Taking the result along: one page for the visit, sharing, a file for the doctor's system, a code for another device.
// Loaded when one of them is first wanted.
import { html, nothing, svg } from 'lit';
import encodeQR from 'qr';

import { decode, encode } from './answers-code.js';
import { summaryText, summaryView } from './summary.js';
import { pagePrintStyles, takeStyles } from './take-styles.js';

/** @typedef {import('../element.js').CharleyCheck} Host */

/** Beyond this a phone's camera has trouble with the code. */
const MAX_ADDRESS = 1200;
/** Programs for mail cut longer addresses. */
const MAX_MAIL = 1800;

export class Taking {
  static styles = takeStyles;
  /** The code of these answers; one of other answers is never shown. @type {{answers: object, problem: string, address: string, path: string, size: number} | undefined} */
  #code;
  printing = false;
  #host;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** Prints the page for the visit alone, without the page around it. */
  async print() {
    const host = this.#host;
    this.printing = true;
    host.requestUpdate();
    await host.updateComplete;
    const sheet = /** @type {CSSStyleSheet} */ (pagePrintStyles.styleSheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const done = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      this.printing = false;
      host.requestUpdate();
    };
    window.addEventListener('afterprint', done, { once: true });
    window.print();
  }

  async share() {
    const { texts } = this.#host;
    try {
      await navigator.share({ title: texts.get('summary.title'), text: summaryText(this.#host) });
    } catch (error) {
      // The person closing the list of programs is no failure.
      if (/** @type {Error} */ (error).name !== 'AbortError') this.#host.notice = texts.get('result.share-failed');
    }
  }

  /** Address for the program for mail; nothing is sent by us. */
  get mailAddress() {
    const body = summaryText(this.#host);
    const address = `mailto:?subject=${encodeURIComponent(this.#host.texts.get('summary.title'))}&body=`;
    let cut = body;
    while (address.length + encodeURIComponent(cut).length > MAX_MAIL)
      cut = cut.slice(0, cut.lastIndexOf('\n', cut.length - 2));
    return address + encodeURIComponent(cut);
  }

  /** @param {string} response */
  async fhir(response) {
    const host = this.#host;
    const mapping = host.more?.fhir ?? { observations: [] };
    const context = {
      timestamp: new Date().toISOString(),
      ids: Array.from({ length: mapping.observations.length + 2 }, uuid),
      mapping,
      locale: { texts: host.texts.all() },
    };
    const bundle = await host.core.fhir(response, JSON.stringify(context));
    const name = `charley-${new Date().toISOString().slice(0, 10)}.fhir.json`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/fhir+json' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    host.notice = host.texts.get('result.saved-as', { name });
  }

  async showCode() {
    const host = this.#host;
    const address = new URL(location.href);
    address.search = '';
    address.hash = `charley=${await encode(host.questionnaire, host.answers)}`;
    const problem = address.href.length > MAX_ADDRESS ? 'qr-too-long' : '';
    const rows = problem ? [] : encodeQR(address.href, 'raw', { ecc: 'low', border: 4 });
    const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    this.#code = { answers: host.answers, problem, address: address.href, path, size: rows.length };
    host.requestUpdate();
  }

  /** @param {string} text */
  answersOf(text) {
    return decode(this.#host.questionnaire, text);
  }

  view() {
    const { texts, answers } = this.#host;
    if (this.#code?.answers !== answers) return nothing;
    const { problem, address, path, size } = this.#code;
    if (problem)
      return html`<p class="card warn" role="alert">
        ${texts.get(`error.${problem}.title`)} ${texts.get(`error.${problem}.do`)}
      </p>`;
    return html`<section class="card code no-print" role="group" aria-labelledby="qr">
      <h4 id="qr">${texts.get('qr.title')}</h4>
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

  /** The page for the visit; on screen it is never seen. */
  page() {
    return this.printing ? summaryView(this.#host) : nothing;
  }

  mail() {
    location.href = this.mailAddress;
  }
}

/** Also on pages without https, where randomUUID is missing. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
