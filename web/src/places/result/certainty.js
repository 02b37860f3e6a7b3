// How sure all this is, where it comes from, and who has looked at it.
import { html, nothing } from 'lit';

import { forReader, isOverdue, sourceItem } from '../../parts/facts.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../../../wasm/check.d.ts').Entry} Entry */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */

/** Every entry that the result shows. @param {Here['session']} session @param {ResultValue} result @returns {Entry[]} */
const shownOf = (session, { triggers, patterns, sensor = [], hints, plan }) => [
  ...triggers,
  ...patterns.filter(({ fit }) => fit === 'well' || fit === 'partly'),
  ...sensor.flatMap(({ findings }) => findings),
  ...hints,
  ...forReader(session, Object.values({ ...plan, withheld: [] }).flat()),
];

/** @param {Here} here @param {ResultValue} result @param {import('./model.d.ts').ResultModel} place */
export function certainty({ session, shell }, result, place) {
  const { texts } = session.content;
  const shown = shownOf(session, result);
  const ids = new Set(shown.flatMap(({ sources }) => sources));
  return html`${review(session, shown, result)}
    <p>${texts.get('about.version')} ${result.dataVersion}, ${texts.date(result.dataDate)}.</p>
    ${shown.some(isOverdue) ? html`<p><strong>${texts.get('about.overdue.some')}</strong></p>` : nothing}
    <p class="no-print">
      <button type="button" class="link" @click=${() => shell.go('editorial')}>${texts.get('editorial.title')}</button>
    </p>
    <details @toggle=${place.toggleSources}>
      <summary>${texts.get('result.sources')}</summary>
      <ul>
        ${[...ids].map((id) => sourceItem(session, id))}
      </ul>
    </details>`;
}

/** @param {Here['session']} session @param {Entry[]} shown @param {ResultValue} result */
function review({ content: { texts } }, shown, { dataDate }) {
  const statuses = ['submitted', 'under-review', 'approved'];
  const status = statuses.find((each) => shown.some((entry) => entry.review.status === each)) ?? 'submitted';
  const dates = shown.map((entry) => entry.review.date).sort();
  return html`<p>${texts.get('about.not-diagnosis')} ${status === 'approved' ? '' : texts.get('about.not-reviewed')}</p>
    <p>${texts.get('about.status')}: ${texts.get(`about.review.${status}`)}, ${texts.date(dates[0] ?? dataDate)}.</p>`;
}
