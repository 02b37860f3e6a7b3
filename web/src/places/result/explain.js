// What the result explains beyond its reasons: which answer would change a part of it, what goes on together, and for whom it
// is written.
import { html, nothing } from 'lit';

import { otherAnswer } from '../../parts/facts.js';

/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */

/**
 * Other answers, each with what it would make of this.
 * @template {import('../../../../wasm/check.d.ts').OtherAnswer} Change
 * @param {Session} session @param {Change[] | undefined} changes @param {(change: Change) => string} becomes key of the words
 */
export const otherAnswers = (session, changes, becomes) =>
  changes?.length
    ? html`<p class="facts-label">${session.content.texts.get('result.if-instead')}</p>
        <ul class="facts">
          ${changes.map((change) => html`<li>${otherAnswer(session, change)}: ${session.content.texts.get(becomes(change))}</li>`)}
        </ul>`
    : nothing;

/** Who reads: a person with cramps, or a clinician who wants the figures. @param {Session} session @param {import('./model.d.ts').ResultModel} place */
export const audience = ({ content: { texts }, settings }, place) =>
  settings.has('audience')
    ? html`<button
        type="button"
        class="link no-print"
        aria-pressed=${settings.forClinician}
        @click=${() => place.readFor(!settings.forClinician)}
      >
        ${texts.get('audience.clinician')}
      </button>`
    : nothing;

/** @param {Session} session @param {ResultValue} result */
export function together(session, { together: ids, patterns: all }) {
  const { texts } = session.content;
  if (!ids.length) return nothing;
  const names = ids.map((id) => texts.get(`${all.find((pattern) => pattern.id === id)?.text}.title`));
  return html`<p class="card">
    <strong>${texts.get(ids.length === 2 ? 'result.together.two' : 'result.together.more')}</strong>
    ${texts.list(names)}. ${texts.get('result.together.advice')}
  </p>`;
}
