// What the result explains beyond its reasons: which answer would change it, what a change did, what goes on together,
// and for whom it is written.
import { html, nothing } from 'lit';

import { optionText, otherAnswer } from './facts.js';
import { icon } from './parts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../../../wasm/check.d.ts').ResultValue} ResultValue */

/**
 * Other answers, each with what it would make of this.
 * @template {import('../../../wasm/check.d.ts').OtherAnswer} Change
 * @param {Host} host @param {Change[] | undefined} changes @param {(change: Change) => string} becomes key of the words
 */
export const otherAnswers = (host, changes, becomes) =>
  changes?.length
    ? html`<p class="facts-label">${host.texts.get('result.if-instead')}</p>
        <ul class="facts">
          ${changes.map((change) => html`<li>${otherAnswer(host, change)}: ${host.texts.get(becomes(change))}</li>`)}
        </ul>`
    : nothing;

const TIERS = /** @type {const} */ (['emergency', 'same-day', 'within-days', 'routine', 'self-care']);

/** Which answer would make it more urgent, or less. @param {Host} host @param {ResultValue} result */
export function whatIf(host, result) {
  const { texts } = host;
  const { changes } = result;
  const groups = TIERS.map((tier) => ({ tier, list: (changes ?? []).filter((each) => each.tier === tier) }));
  return html`<details>
    <summary>${texts.get('result.what-if')}</summary>
    <p class="help" role="status">
      ${changes ? texts.get(changes.length ? 'result.what-if.lead' : 'result.what-if.none') : texts.get('result.what-if.wait')}
    </p>
    ${groups
      .filter(({ list }) => list.length)
      .map(
        ({ tier, list }) =>
          html`<h4>${icon(tier)}${texts.get('result.what-if.becomes')} ${texts.get(`tier.${tier}.title`)}</h4>
            <ul class="facts">
              ${list.map((change) => html`<li>${otherAnswer(host, change)}</li>`)}
            </ul>`,
      )}
  </details>`;
}

/** What the last changed answer did. @param {Host} host */
export function changed(host) {
  const { texts, changed: difference } = host;
  if (!difference) return nothing;
  const { from, tier, added, gone } = difference;
  /** @param {{text: string, medicine?: string}} entry */
  const name = ({ text, medicine }) =>
    medicine ? optionText(host, 'medicines', medicine) : texts.get(`${text}.title`);
  /** @param {string} label @param {{text: string, medicine?: string}[]} entries */
  const list = (label, entries) =>
    entries.length
      ? html`<p class="facts-label">${texts.get(label)}</p>
          <ul class="facts">
            ${entries.map((entry) => html`<li>${name(entry)}</li>`)}
          </ul>`
      : nothing;
  const same = !tier && !added.length && !gone.length;
  return html`<section class="card changed" aria-labelledby="changed">
    <h3 id="changed">${texts.get('result.changed.title')}</h3>
    ${same ? html`<p>${texts.get('result.changed.nothing')}</p>` : nothing}
    ${
      tier && from
        ? html`<p>
            ${texts.get('result.changed.tier', { before: texts.get(`tier.${from}.title`), after: texts.get(`tier.${tier}.title`) })}
          </p>`
        : nothing
    }
    ${list('result.changed.added', added)} ${list('result.changed.gone', gone)}
  </section>`;
}

/** Who reads: a person with cramps, or a clinician who wants the figures. @param {Host} host */
export function audience(host) {
  const { texts } = host;
  if (!host.has('audience')) return nothing;
  const choice = (/** @type {'patient' | 'clinician'} */ who) =>
    html`<label class="option ${host.audience === who ? 'on' : ''}">
      <input type="radio" name="audience" .checked=${host.audience === who} @change=${() => host.setAudience(who)} />
      <span>${texts.get(`audience.${who}`)}</span>
    </label>`;
  return html`<section class="no-print">
    <h3 id="audience">${texts.get('audience.title')}</h3>
    <div role="radiogroup" aria-labelledby="audience" class="options">${choice('patient')}${choice('clinician')}</div>
  </section>`;
}

/** @param {Host} host @param {ResultValue} result */
export function together(host, { tier, together: ids, patterns: all }) {
  const { texts } = host;
  if (tier === 'emergency' || !ids.length) return nothing;
  const names = ids.map((id) => texts.get(`${all.find((pattern) => pattern.id === id)?.text}.title`));
  const list = new Intl.ListFormat(host.locale, { type: 'conjunction' }).format(names);
  return html`<p class="card">
    <strong>${texts.get(ids.length === 2 ? 'result.together.two' : 'result.together.more')}</strong>
    ${list}. ${texts.get('result.together.advice')}
  </p>`;
}
