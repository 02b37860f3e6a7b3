// Choices of a question, as a person ticks them.
import { html, nothing } from 'lit';

import { choose } from '../session/expected.js';
import { bound, optionsOf } from '../texts/items.js';

/** @typedef {import('../session/session.js').Session} Session */
/** @typedef {import('../texts/items.js').Item} Item */
/** @typedef {{code: string, display: string}} Choice */

/** @param {{on: boolean, name: string, type?: 'radio' | 'checkbox'}} state @param {unknown} text @param {() => void} choose */
export const option = ({ on, name, type = 'radio' }, text, choose) =>
  html`<label class="option ${on ? 'on' : ''}">
    <input type=${type} name=${name} .checked=${on} @change=${choose} />
    <span>${text}</span>
  </label>`;

/** @param {Session} session @param {Item} item @param {string} labelledBy @param {Choice[]} [some] of its choices */
export function optionList(session, { linkId, repeats, ...item }, labelledBy, some = optionsOf({ linkId, ...item })) {
  const { answers } = session;
  const given = answers.get(linkId);
  const type = repeats ? 'checkbox' : 'radio';
  const take = (/** @type {string} */ code) => (repeats ? answers.toggle(linkId, code) : choose(session, linkId, code));
  return html`<ul class="options" role=${repeats ? 'group' : 'radiogroup'} aria-labelledby=${labelledBy}>
    ${some.map(({ code, display }) => {
      const on = given.some((each) => each.code === code);
      return html`<li role="presentation">${option({ on, name: linkId, type }, display, () => take(code))}</li>`;
    })}
  </ul>`;
}

/** In own words, beside what is chosen or instead of it. @param {Session} session @param {Item} item */
export function ownWords({ answers, content: { texts } }, { linkId }) {
  const given = answers.get(linkId);
  const text = given.find((each) => each.text !== undefined)?.text ?? '';
  const withoutWords = given.filter((each) => each.text === undefined);
  /** @param {Event} event */
  const change = (event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    answers.set(linkId, value.trim() ? [...withoutWords, { text: value }] : withoutWords);
  };
  return html`<label class="field-label" for="other">${texts.get('question.other.label')}</label>
    <input id="other" class="text-input" type="text" maxlength="300" .value=${text} @input=${change} />`;
}

/** A number on a scale. @param {Session} session @param {Item} item @param {string} labelledBy @param {string} describedBy */
export function scale({ answers }, item, labelledBy, describedBy) {
  const low = bound(item, 'minValue');
  const high = bound(item, 'maxValue');
  const given = answers.get(item.linkId)[0]?.number;
  const numbers = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return html`<div class="scale" role="radiogroup" aria-labelledby=${labelledBy} aria-describedby=${describedBy}>
    ${numbers.map((number) =>
      option({ on: given === number, name: item.linkId }, number, () => answers.set(item.linkId, [{ number }])),
    )}
  </div>`;
}

/** What stands in the way of going on. @param {string} title @param {string} text @param {boolean} [focusable] @param {unknown} [where] */
export const errorSummary = (title, text, focusable = false, where = nothing) =>
  html`<div class="error-summary" role="alert" tabindex=${focusable ? '-1' : nothing}>
    <h3>${title}</h3>
    <p>${text}</p>
    ${where}
  </div>`;
