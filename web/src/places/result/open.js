// What is not settled: questions without an answer, words that nobody could read, answers that do not go together.
import { html, nothing } from 'lit';

import { optionsOf } from '../../texts/items.js';
import { changeAnswer, openScreens, questionsOf } from './answers.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */

/** The core says which of them are shown. @param {Here} here @param {ResultValue} result */
export const notes = (here, result) => [
  words(here, result),
  result.notes.includes('missing') ? provisional(here, result) : nothing,
  result.notes.includes('contradictions') ? contradictions(here, result) : nothing,
];

/** @param {Here} here @param {ResultValue} result */
function provisional(here, { couldBe, notes }) {
  const { content, course, answers: given } = here.session;
  const { texts } = content;
  const open = questionsOf(openScreens(course)).filter(({ item, rows }) => rows || !given.has(item));
  return html`<section class="card warn">
    <h3>${texts.get(course.quick ? 'result.quick.title' : 'result.provisional.title')}</h3>
    ${
      notes.includes('could-be')
        ? html`<p>${texts.get('result.could-be')} <strong>${texts.get(`tier.${couldBe}.title`)}</strong></p>`
        : nothing
    }
    ${course.quick ? html`<p>${texts.get('result.quick.text')}</p>` : nothing}
    <p class="row no-print">${goOn(here)}</p>
    ${open.length ? openQuestions(here, open) : nothing}
  </section>`;
}

/** @param {Here} here @param {{item: string}[]} open */
function openQuestions(here, open) {
  const { texts, items } = here.session.content;
  return html`<details>
    <summary>${texts.get('result.open')} (${open.length})</summary>
    <ul>
      ${open.map(
        ({ item }) =>
          html`<li>
            ${items.get(item)?.text}
            <button type="button" class="link" @click=${() => changeAnswer(here, item)}>
              ${texts.get('result.answer-now')}<span class="visually-hidden">: ${items.get(item)?.text}</span>
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** What a person wrote that speaks of a sign, or that nobody here could read: shown back, never dropped. @param {Here} here @param {ResultValue} result */
function words(here, { heard, notes, ...result }) {
  const { content } = here.session;
  const unread = notes.includes('unread') ? result.unread : [];
  if (!unread.length && !heard.length) return nothing;
  const line = (/** @type {string} */ said, /** @type {string} */ item) =>
    html`<p>
      ${said}
      <button type="button" class="link" @click=${() => changeAnswer(here, item)}>
        ${content.texts.get('result.change')}<span class="visually-hidden">: ${content.items.get(item)?.text}</span>
      </button>
    </p>`;
  const rows = (/** @type {string[]} */ linkIds) => linkIds.map((each) => content.items.get(each)?.text ?? each);
  return html`<section class="card warn">
    ${heard.map((each) =>
      line(content.texts.get('result.heard', { text: each.text, row: rows(each.rows).join('; ') }), each.item),
    )}
    ${unread.map(({ item, text }) => line(content.texts.get('result.unread', { text }), item))}
  </section>`;
}

/** To the questions that are still open. @param {Here} here */
export function goOn({ session: { content, course }, shell }) {
  if (!course.quick && !openScreens(course).length) return nothing;
  const complete = () => shell.run(async () => shell.go(await course.complete()));
  return html`<button type="button" class="primary" @click=${complete}>
    ${content.texts.get(course.quick ? 'result.quick.go-on' : 'emergency.continue')}
  </button>`;
}

/** @param {Here} here @param {ResultValue} result */
function contradictions(here, result) {
  const { texts, items } = here.session.content;
  /** @param {ResultValue['contradictions'][number]} each */
  const one = (each) => {
    const item = items.get(each.items[0]);
    const exclusive = item && optionsOf(item).find(({ code }) => code === each.exclusive)?.display;
    return html`<p>${texts.get(each.text, { exclusive: exclusive ?? '' })}</p>
      <p class="row">
        ${each.items.map(
          (linkId) =>
            html`<button type="button" class="link" @click=${() => changeAnswer(here, linkId)}>
              ${texts.get('result.change')}: ${items.get(linkId)?.text}
            </button>`,
        )}
      </p>`;
  };
  return html`<section class="card warn">
    <h3>${texts.get('result.contradictions.title')}</h3>
    ${result.contradictions.map(one)}
  </section>`;
}
