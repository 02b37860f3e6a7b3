// What to do, what not to do, and what is held back and why.
import { html, nothing } from 'lit';

import { evidence, forReader, inSight, late, onDemand, optionText } from '../../parts/facts.js';

/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {import('../../../../wasm/check.d.ts').Phase} Phase */
/** @typedef {ResultValue['plan'][Phase][number]} Advice */
/** @typedef {Pick<typeof import('../../parts/drawings.js'), 'picture'>} Drawings */

/** What to do: now, before the next one, whom to ask; folded, what has been tested and what is good to know. @param {Session} session @param {ResultValue} result @param {Drawings | undefined} drawings */
export function planSection(session, result, drawings) {
  const open = (/** @type {Phase} */ phase) => phaseList(session, result, phase, drawings);
  const folded = (/** @type {Phase} */ phase) => {
    const entries = onDemand(forReader(session, result.plan[phase]));
    if (!entries.length) return nothing;
    return html`<details>
      <summary>${session.content.texts.get(`plan.${phase}.title`)}</summary>
      ${apartItems(session, result, phase, entries, drawings)}
    </details>`;
  };
  // Who prints by the browser's own menu has to be told that there is more: nothing can be loaded on the way to the printer.
  const { texts } = session.content;
  const more = !session.content.loaded.includes('more');
  return html`<div class="plan">
    ${open('now')} ${open('prevent')} ${open('ask')} ${moreToDo(session, result, drawings)} ${folded('treatment')}
    ${folded('about')} ${more ? html`<p class="only-print">${texts.get('late.print')}</p>` : nothing}
  </div>`;
}

/** What not to do, and what is held back and why. @param {Session} session @param {ResultValue} result @param {Drawings | undefined} drawings */
export const notForYou = (session, result, drawings) =>
  html`<div class="plan">
    ${withheld(session, result)}
    ${(result.plan.withheld.length ? phaseList : phaseItems)(session, result, 'avoid', drawings)}
  </div>`;

/** What goes after it, on demand. @param {Session} session @param {ResultValue} result @param {Drawings | undefined} drawings */
function moreToDo(session, result, drawings) {
  const { texts } = session.content;
  const left = /** @type {const} */ (['now', 'prevent', 'ask'])
    .map((phase) => ({ phase, entries: onDemand(forReader(session, result.plan[phase])) }))
    .filter(({ entries }) => entries.length);
  const count = left.flatMap(({ entries }) => entries).length;
  if (!count) return nothing;
  return html`<details>
    <summary>${texts.get('plan.more', { count })}</summary>
    ${left.map(({ phase, entries }) => adviceList(session, phase, entries, drawings))}
  </details>`;
}

/** @param {Session} session @param {ResultValue} result @param {Phase} phase @param {Drawings | undefined} drawings */
const phaseList = (session, result, phase, drawings) =>
  inSight(forReader(session, result.plan[phase])).length
    ? html`<h4>${session.content.texts.get(`plan.${phase}.title`)}</h4>
        ${phaseItems(session, result, phase, drawings)}`
    : nothing;

/** @param {Session} session @param {ResultValue} result @param {Phase} phase @param {Drawings | undefined} drawings */
const phaseItems = (session, result, phase, drawings) =>
  apartItems(session, result, phase, inSight(forReader(session, result.plan[phase])), drawings);

/** When two things go on, the advice of each stands by itself. @param {Session} session @param {ResultValue} result @param {Phase} phase @param {Advice[]} all @param {Drawings | undefined} drawings */
function apartItems(session, result, phase, all, drawings) {
  const { texts } = session.content;
  const items = (/** @type {Advice[]} */ some) => adviceList(session, phase, some, drawings);
  const of = (/** @type {string} */ id) => all.filter(({ patterns }) => patterns?.includes(id));
  const apart = result.together.filter((id) => of(id).length);
  if (!apart.length) return items(all);
  const rest = all.filter(({ patterns }) => !patterns?.some((id) => apart.includes(id)));
  const name = (/** @type {string} */ id) =>
    texts.get(`${result.patterns.find((pattern) => pattern.id === id)?.text}.title`);
  return html`${apart.map(
    (id) =>
      html`<p class="apart">${texts.get('plan.for', { name: name(id) })}</p>
        ${items(of(id))}`,
  )}
  ${
    rest.length
      ? html`<p class="apart">${texts.get('plan.for.all')}</p>
          ${items(rest)}`
      : nothing
  }`;
}

/** @param {Session} session @param {Phase} phase @param {Advice[]} some @param {Drawings | undefined} drawings */
function adviceList(session, phase, some, drawings) {
  const {
    content: { texts },
    settings,
  } = session;
  const tested = (phase !== 'ask' && phase !== 'about') || settings.forClinician;
  return html`<ul class="plan-list">
    ${some.map(
      (entry) =>
        html`<li>
          <h5 aria-level=${phase === 'avoid' ? 4 : 5}>${late(session, `${entry.text}.title`)}</h5>
          ${entry.picture ? drawings?.picture(texts, entry.picture) : nothing}
          <p>
            ${late(session, `${entry.text}.body`)}
            ${entry.cautions.map((key) => html`<strong>${texts.get(key)} </strong>`)}
          </p>
          ${tested ? evidence(session, entry) : nothing}
        </li>`,
    )}
  </ul>`;
}

/** What was answered, in a few words: of a ticked row the row itself. @param {Session} session @param {string} item @param {string} code */
const inWords = (session, item, code) =>
  code === 'yes' ? (session.content.items.get(item)?.text ?? item) : optionText(session, item, code);

/** Advice that is held back, by reason. @param {Session} session @param {ResultValue} result */
function withheld(session, result) {
  const { texts } = session.content;
  const entries = forReader(session, result.plan.withheld);
  if (!entries.length) return nothing;
  const reasons = [...new Set(entries.map(({ reason }) => reason))];
  return html`<ul>
    ${reasons.map((reason) => {
      const titles = entries
        .filter((entry) => entry.reason === reason)
        .map((entry) => late(session, `${entry.text}.title`))
        .filter(Boolean);
      const said = entries
        .filter((entry) => entry.reason === reason)
        .flatMap(({ facts }) =>
          facts.map(({ item, code, text }) => text ?? (code ? inWords(session, item, code) : '')),
        );
      const answers = [...new Set(said)].filter(Boolean).join('; ');
      return html`<li>
        <strong>${late(session, reason)}.</strong>
        <small>${titles.join('; ')}. ${answers ? `${texts.get('result.you-said')}: ${answers}.` : ''}</small>
      </li>`;
    })}
  </ul>`;
}
