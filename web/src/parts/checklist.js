// Rows that are ticked "yes" or marked "not sure". Pressing the button says "no" to the rest.
import { html, nothing } from 'lit';

import { isTicked } from '../session/answers.js';

/** @typedef {import('../session/session.js').Session} Session */
/** @typedef {import('../core/types.d.ts').Row} Row */

/** One list under each heading. @param {Session} session @param {Row[]} rows @param {string} labelledBy */
export const checklistRows = (session, rows, labelledBy) =>
  underHeadings(rows).map((list) => {
    const [{ heading }] = list;
    const id = heading ? `rows-${heading.linkId}` : labelledBy;
    return html`${heading ? html`<h3 class="minor" id=${id}>${heading.text}</h3>` : nothing}
      <ul class="checklist" aria-labelledby=${id}>
        ${list.map((row) => rowOf(session, row))}
      </ul>`;
  });

/** @param {Row[]} rows @returns {Row[][]} */
function underHeadings(rows) {
  /** @type {Row[][]} */
  const lists = [];
  for (const row of rows) {
    if (row.heading || !lists.length) lists.push([]);
    lists[lists.length - 1].push(row);
  }
  return lists;
}

/** Words that speak of these signs, before they are asked about. @param {Session} session @param {string[]} rows */
export function heardWords({ course, content: { texts } }, rows) {
  const heard = (course.flow?.again ?? []).filter(({ row }) => rows.includes(row));
  const words = [...new Set(heard.map(({ text }) => text))].join(' … ');
  return words ? html`<p class="card warn" role="status">${texts.get('checklist.heard', { words })}</p>` : nothing;
}

/** The row that somebody's own words speak of is marked as a question that is open. @param {Session} session @param {Row} row */
function rowOf({ answers, course, content: { texts } }, { linkId, text, more }) {
  const given = answers.get(linkId);
  const heard = course.flow?.again?.some(({ row }) => row === linkId);
  const code = given[0]?.code;
  /** @param {string} wanted */
  const set = (wanted) => (/** @type {Event} */ event) =>
    answers.set(linkId, /** @type {HTMLInputElement} */ (event.target).checked ? [{ code: wanted }] : []);
  return html`<li class="check-row ${isTicked(given) ? 'on' : heard ? 'missing' : ''}">
    <label class="option">
      <input
        type="checkbox"
        data-item=${linkId}
        aria-describedby=${more ? `more-${linkId}` : nothing}
        .checked=${code === 'yes'}
        @change=${set('yes')}
      />
      <span>${text}</span>
    </label>
    <label class="option unsure">
      <input
        type="checkbox"
        aria-label=${texts.get('checklist.not-sure-for', { row: text })}
        .checked=${code === 'not-sure'}
        @change=${set('not-sure')}
      />
      <span aria-hidden="true">${texts.get('checklist.not-sure')}</span>
    </label>
    ${more ? moreOf(linkId, more.text, `${texts.get('checklist.more')}: ${text}`, texts.get('checklist.more')) : nothing}
  </li>`;
}

/** The rest of what a row says. @param {string} linkId @param {string} rest @param {string} label @param {string} word */
const moreOf = (linkId, rest, label, word) =>
  html`<button type="button" class="link more" aria-expanded="false" aria-label=${label} @click=${unfold}>
      ${word}
    </button>
    <p id="more-${linkId}" hidden>${rest}</p>`;

/** @param {Event} event */
function unfold({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const folded = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', String(folded));
  /** @type {HTMLElement} */ (button.nextElementSibling).hidden = !folded;
}
