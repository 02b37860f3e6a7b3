// What to do, what not to do, and what is held back and why.
import { html, nothing } from 'lit';

import { evidence } from './facts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../../../wasm/check.d.ts').ResultValue} ResultValue */

/** @param {Host} host @param {ResultValue} result */
export function planSection(host, result) {
  const { texts } = host;
  /** @param {'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about'} phase */
  const entries = (phase) =>
    result.plan[phase].filter(({ audience }) => audience !== 'clinician' || host.audience === 'clinician');
  /** @param {'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about'} phase */
  const list = (phase, tested = phase !== 'ask' && phase !== 'about') =>
    html`<ul class="plan-list">
      ${entries(phase).map(
        (entry) =>
          html`<li>
            <h5>${texts.get(`${entry.text}.title`)}</h5>
            <p>
              ${texts.get(`${entry.text}.body`)}
              ${entry.cautions.map((key) => html`<strong>${texts.get(key)} </strong>`)}
            </p>
            ${tested || host.audience === 'clinician' ? evidence(host, entry) : nothing}
          </li>`,
      )}
    </ul>`;
  /** @param {'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about'} phase */
  const open = (phase) =>
    entries(phase).length
      ? html`<h4>${texts.get(`plan.${phase}.title`)}</h4>
          ${list(phase)}`
      : nothing;
  /** @param {'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about'} phase */
  const folded = (phase) =>
    entries(phase).length
      ? html`<details>
          <summary>${texts.get(`plan.${phase}.title`)}</summary>
          ${list(phase)}
        </details>`
      : nothing;
  return html`<section class="plan">
    <h3>${texts.get('plan.title')}</h3>
    ${open('now')} ${open('prevent')} ${open('ask')} ${open('avoid')} ${withheld(host, result)} ${folded('treatment')}
    ${folded('about')}
  </section>`;
}

/** Advice that is held back, by reason. @param {Host} host @param {ResultValue} result */
function withheld(host, result) {
  const { texts } = host;
  const entries = result.plan.withheld.filter(
    ({ audience }) => audience !== 'clinician' || host.audience === 'clinician',
  );
  if (!entries.length) return nothing;
  const reasons = [...new Set(entries.map(({ reason }) => reason))];
  return html`<h4>${texts.get('plan.withheld.title')}</h4>
    <ul>
      ${reasons.map((reason) => {
        const titles = entries
          .filter((entry) => entry.reason === reason)
          .map((entry) => texts.get(`${entry.text}.title`));
        return html`<li><strong>${titles.join('; ')}</strong>: ${texts.get(reason)}.</li>`;
      })}
    </ul>`;
}
