// Rows that are ticked "yes" or marked "not sure". Pressing the button says "no" to the rest.
import { html } from 'lit';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../types.d.ts').FirstRow} Row */

/** @param {Host} host @param {string} linkId */
const codeOf = (host, linkId) => host.answers.get(linkId)?.[0]?.code;

/** @param {Host} host @param {Row[]} rows */
export const emergencyTicked = (host, rows) =>
  rows.some(({ linkId }) => ['yes', 'not-sure'].includes(codeOf(host, linkId) ?? ''));

/** @param {Host} host @param {Row[]} rows @param {string} labelledBy */
export function checklistRows(host, rows, labelledBy) {
  /** @param {string} linkId @param {string} code @param {Event} event */
  const set = (linkId, code, event) => {
    const on = /** @type {HTMLInputElement} */ (event.target).checked;
    host.setAnswer(linkId, on ? [{ code }] : []);
  };
  return html`<ul class="checklist" aria-labelledby=${labelledBy}>
    ${rows.map(({ linkId, text }) => {
      const code = codeOf(host, linkId);
      return html`<li class="check-row ${code === 'yes' || code === 'not-sure' ? 'on' : ''}">
        <label class="option">
          <input
            type="checkbox"
            data-item=${linkId}
            .checked=${code === 'yes'}
            @change=${(/** @type {Event} */ event) => set(linkId, 'yes', event)}
          />
          <span id="row-${linkId}">${text}</span>
        </label>
        <label class="option unsure">
          <input
            type="checkbox"
            aria-label=${host.texts.get('checklist.not-sure-for', { row: text })}
            .checked=${code === 'not-sure'}
            @change=${(/** @type {Event} */ event) => set(linkId, 'not-sure', event)}
          />
          <span aria-hidden="true">${host.texts.get('checklist.not-sure')}</span>
        </label>
      </li>`;
    })}
  </ul>`;
}
