// The result: what matters on the first screen, the rest in sections that fold, in the order of urgency: what fits, what
// plays a part, the plan, what to leave, when to come back, the answers to change, and how sure all this is.
import { html, nothing } from 'lit';

import { helpSooner, icon, refusedNote, smallPrint } from '../../parts/cards.js';
import { why } from '../../parts/facts.js';
import { elsewhere } from './actions.js';
import { answers } from './answers.js';
import { certainty } from './certainty.js';
import { audience, otherAnswers } from './explain.js';
import { fold } from './folds.js';
import { always, band, best, tonight } from './glance.js';
import { goOn, notes } from './open.js';
import { hints, patterns } from './patterns.js';
import { notForYou, planSection } from './plan.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {import('./glance.js').Section} Section */
/** @typedef {import('./model.d.ts').ResultModel} Place */

/** @param {Here} here @param {Place} place */
export function resultView(here, place) {
  const { session } = here;
  const { result } = session.conclusion;
  if (!result) return nothing;
  const { texts } = session.content;
  const calm = isCalm(result);
  const sections = sectionsOf(here, result, place);
  const table = session.settings.forClinician ? place.table?.table(session, result) : undefined;
  return html`
    <article
      class="result ${table ? 'clinician' : ''}"
      part="result"
      data-tier=${result.tier}
      @click=${place.unfolded}
      @toggle=${place.folds.listener}
    >
      ${band(here, result)} ${place.more?.crisis?.()} ${table} ${place.more?.consent(here, place)}
      ${refusedNote(session)} ${calm ? place.more?.changed(session) : nothing} ${notes(here, result)}
      ${table ? nothing : [best(session, result), tonight(session, result)]}
      <button type="button" class="link no-print" @click=${() => place.folds.setAll(!place.folds.allOpen)}>
        ${texts.get(place.folds.allOpen ? 'result.close-all' : 'result.open-all')}
      </button>
      ${sections.map((section) => fold(place.folds, ...section))} ${audience(session, place)}
      ${calm ? nothing : html`<p class="row no-print">${goOn(here)}</p>`} ${elsewhere(here)}
      ${calm ? always(here) : nothing}
    </article>
    ${smallPrint(session)}
  `;
}

/** Else nothing stands beside the call. @param {ResultValue} result */
const isCalm = ({ sections }) => sections.includes('sooner');

/** The core says which there are. @param {Here} here @param {ResultValue} result @param {Place} place @returns {Section[]} */
function sectionsOf(here, result, place) {
  const { session } = here;
  const { texts } = session.content;
  const held = result.plan.withheld.length;
  /** @type {Record<import('../../../../wasm/check.d.ts').Section, [key: string, body: () => unknown]>} */
  const all = {
    why: ['result.why', () => triggers(session, result)],
    fits: ['result.patterns.title', () => patterns(session, result)],
    part: ['result.hints.title', () => hints(session, result)],
    plan: ['plan.title', () => planSection(session, result, place.more)],
    not: [held ? 'plan.withheld.title' : 'plan.avoid.title', () => notForYou(session, result, place.more)],
    sooner: ['safety-net.title', () => helpSooner(session)],
    answers: [
      'result.answers.title',
      () => [answers(here), isCalm(result) ? place.more?.whatIf(session, result) : nothing],
    ],
    take: ['result.take', () => place.more?.takeAlong(here, place)],
    sure: ['certainty.title', () => certainty(here, result, place)],
  };
  return result.sections.map((id) => [id, texts.get(all[id][0]), all[id][1]()]);
}

/** What makes it urgent, rule by rule. @param {Session} session @param {ResultValue} result */
function triggers(session, result) {
  const { texts } = session.content;
  /** @param {ResultValue['triggers'][number]} trigger */
  const card = (trigger) => {
    const { tier, text, facts, changes } = trigger;
    const title = texts.get(`${text}.title`);
    const others = otherAnswers(session, changes, (change) => `tier.${change.tier}.title`);
    const word = html`<p class="card-word">${icon(tier)}${texts.get(`tier.${tier}.word`)}</p>`;
    return html`<li class="card tiered ${tier}">
      ${tier === result.tier ? nothing : word}
      <h4>${title}</h4>
      <p>${texts.get(`${text}.why`)}</p>
      ${texts.has(`${text}.do`) ? html`<p><strong>${texts.get(`${text}.do`)}</strong></p>` : nothing}
      ${why(session, trigger, facts, title, others)}
    </li>`;
  };
  return html`<ul class="plain-list">
    ${result.triggers.map(card)}
  </ul>`;
}
