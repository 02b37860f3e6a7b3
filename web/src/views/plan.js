// What to do, what not to do, and what is held back and why.
import { html, nothing } from 'lit';

import { evidence, optionText } from './facts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../../../wasm/check.d.ts').ResultValue} ResultValue */

/** @param {Host} host @param {ResultValue} result */
export function planSection(host, result) {
  const { texts } = host;
  /** @param {'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about'} phase */
  const entries = (phase) =>
    result.plan[phase].filter(({ audience }) => audience !== 'clinician' || host.audience === 'clinician');
  /** @param {ReturnType<typeof entries>} some @param {boolean} tested */
  const items = (some, tested) =>
    html`<ul class="plan-list">
      ${some.map(
        (entry) =>
          html`<li>
            <h5>${texts.get(`${entry.text}.title`)}</h5>
            ${entry.picture ? host.pictures?.picture(host, entry.picture) : nothing}
            <p>
              ${texts.get(`${entry.text}.body`)}
              ${entry.cautions.map((key) => html`<strong>${texts.get(key)} </strong>`)}
            </p>
            ${tested || host.audience === 'clinician' ? evidence(host, entry) : nothing}
          </li>`,
      )}
    </ul>`;
  /** When two things go on, the advice of each stands by itself. @param {'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about'} phase */
  const list = (phase, tested = phase !== 'ask' && phase !== 'about') => {
    const all = entries(phase);
    const of = (/** @type {string} */ id) => all.filter(({ patterns }) => patterns?.includes(id));
    const apart = result.together.filter((id) => of(id).length);
    if (!apart.length) return items(all, tested);
    const rest = all.filter(({ patterns }) => !patterns?.some((id) => apart.includes(id)));
    const title = (/** @type {string} */ id) =>
      texts.get(`${result.patterns.find((pattern) => pattern.id === id)?.text}.title`);
    return html`${apart.map(
      (id) =>
        html`<p class="apart">${texts.get('plan.for', { name: title(id) })}</p>
          ${items(of(id), tested)}`,
    )}
    ${
      rest.length
        ? html`<p class="apart">${texts.get('plan.for.all')}</p>
            ${items(rest, tested)}`
        : nothing
    }`;
  };
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

/** What was answered, in a few words: of a ticked row the row itself. @param {Host} host @param {string} item @param {string} code */
const inWords = (host, item, code) =>
  code === 'yes' ? (host.items.get(item)?.text ?? item) : optionText(host, item, code);

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
        const said = entries
          .filter((entry) => entry.reason === reason)
          .flatMap(({ facts }) =>
            facts.map(({ item, code, text }) => (code ? inWords(host, item, code) : (text ?? ''))),
          );
        const answers = [...new Set(said)].filter(Boolean).join('; ');
        return html`<li>
          <strong>${titles.join('; ')}</strong>: ${texts.get(reason)}.
          ${answers ? html`<small>${texts.get('result.you-said')}: ${answers}.</small>` : nothing}
        </li>`;
      })}
    </ul>`;
}
