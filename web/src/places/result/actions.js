// Other ways on from a result.
import { html, nothing } from 'lit';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../session/settings.js').Feature} Feature */

/** @param {Here} here @param {Feature} feature @param {string} key @param {() => unknown} act */
export const button = ({ session: { content, settings } }, feature, key, act) =>
  settings.has(feature) ? html`<button type="button" @click=${act}>${content.texts.get(key)}</button>` : nothing;

/** Other ways on from here. @param {Here} here */
export const elsewhere = (here) =>
  html`<div class="row no-print">
    ${button(here, 'ask', 'ask.open', () => here.shell.go('ask'))}
    ${button(here, 'sensor', 'sensor.open', () => here.shell.go('sensor'))}
  </div>`;
