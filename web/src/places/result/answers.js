// The answers, to look at and to change.
import { html, nothing } from 'lit';

import { answerText } from '../../parts/facts.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../session/course.js').Course} Course */
/** @typedef {import('../../../../wasm/check.d.ts').FlowScreen} FlowScreen */

/** @param {Course} course */
export const openScreens = ({ flow }) => (flow?.screens ?? []).filter((screen) => !screen.complete);

/** A page of several questions, question by question. @param {FlowScreen[]} screens */
export const questionsOf = (screens) =>
  screens.flatMap(({ item, kind, rows = [] }) =>
    kind === 'page'
      ? rows.map((row) => ({ item: row, rows: undefined }))
      : [{ item, rows: kind === 'checklist' ? rows : undefined }],
  );

/** @param {Here} here @param {string} linkId */
export const changeAnswer = ({ session: { course }, shell }, linkId) => shell.go(course.change(linkId, true));

/** @param {Here} here */
export function answers(here) {
  const { content, course } = here.session;
  const { texts } = content;
  return html`<p class="help">${texts.get('result.answers.lead')}</p>
    <dl>${questionsOf(course.flow?.screens ?? []).map(({ item, rows }) => answer(here, item, rows))}</dl>
    ${skipped(here)}`;
}

/** @param {Here} here @param {string} item @param {string[] | undefined} rows */
function answer(here, item, rows) {
  const { texts, items } = here.session.content;
  const question = items.get(item)?.text;
  return html`<div>
    <dt>${question}</dt>
    <dd>
      ${answerText(here.session, item, rows)}
      <button type="button" class="link no-print" @click=${() => changeAnswer(here, item)}>
        ${texts.get('result.change')}<span class="visually-hidden">: ${question}</span>
      </button>
    </dd>
  </div>`;
}

/** Questions that are not asked because no answer to them could change anything. @param {Here} here */
function skipped({ session: { content, course } }) {
  if (!course.flow?.skipped.length) return nothing;
  return html`<p class="facts-label">${content.texts.get('result.skipped')}</p>
    <ul class="facts">
      ${course.flow.skipped.map((item) => html`<li>${content.items.get(item)?.text ?? item}</li>`)}
    </ul>`;
}
