// The first screen, for who reads nothing else: how urgent and by when, whom to call, what fits best, what to do tonight.
import { html, nothing } from 'lit';

import { callLinks, icon, tierAdvice } from '../../parts/cards.js';
import { inSight } from '../../parts/facts.js';
import { firstSentence } from '../../texts/sentence.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {import('../../session/session.js').Session} Session */

/** @typedef {[id: string, heading: string, body: unknown]} Section */

/** No calmer word beside a call for help. @param {ResultValue} result */
const isUrgent = ({ tier }) => tier === 'emergency' || tier === 'same-day';

/** What makes it as urgent as it is; without a hurry also what must be done or left for a calmer reason. @param {Session} session @param {ResultValue} result */
function reasons({ content: { texts } }, result) {
  const all = result.triggers.filter(
    ({ tier, text }) => tier === result.tier || (!isUrgent(result) && texts.has(`${text}.do`)),
  );
  if (!all.length) return nothing;
  return html`<ul class="reasons">
    ${all.map(
      ({ text }) =>
        html`<li>
          ${texts.get(`${text}.title`)}.
          ${texts.has(`${text}.do`) ? html`<strong>${texts.get(`${text}.do`)}</strong>` : nothing}
        </li>`,
    )}
  </ul>`;
}

/** @param {Here} here @param {ResultValue} result */
export function band({ session }, result) {
  const { texts } = session.content;
  const { tier } = result;
  return html`<section class="band ${tier}" part="band">
    <p class="band-word">${icon(tier)}${texts.get(`tier.${tier}.word`)}</p>
    <h2 tabindex="-1" class="band-title">${texts.get(`tier.${tier}.title`)}</h2>
    <p>${tierAdvice(session, tier)}</p>
    ${callLinks(session, tier)} ${reasons(session, result)}
  </section>`;
}

/** The likeliest explanation, in a sentence. @param {Session} session @param {ResultValue} result */
export function best({ content: { texts } }, result) {
  const fits = inSight(result.patterns);
  const [first] = fits;
  const title = (/** @type {{text?: string}} */ { text }) => texts.get(`${text}.title`);
  if (!first) return isUrgent(result) ? nothing : html`<p>${texts.get('result.patterns.none')}</p>`;
  const side = fits.filter(({ id }) => result.together.includes(id));
  if (side.length > 1 && side[0] === first)
    return html`<p>
      ${texts.get(side.length === 2 ? 'result.together.two' : 'result.together.more')}
      <strong>${texts.list(side.map(title))}</strong>.
    </p>`;
  return html`<p>
    ${texts.get('result.best')} <strong>${title(first)}</strong> (${texts.get(`fit.${first.fit}`)}).
    ${firstSentence(texts.get(`${first.text}.body`))}
  </p>`;
}

/** The one thing to do tonight: the first of the plan that is drawn, since it is done; unless the urgency says what to do. @param {Session} session @param {ResultValue} result */
export function tonight({ content: { texts } }, result) {
  const { prevent, now } = result.plan;
  const told = isUrgent(result) || result.triggers.some(({ text }) => texts.has(`${text}.do`));
  const entry = told ? undefined : [...prevent, ...now].find(({ picture }) => picture);
  if (!entry) return nothing;
  return html`<p>
    ${texts.get(prevent.includes(entry) ? 'result.tonight' : 'result.at-cramp')}
    <strong>${texts.get(`${entry.text}.title`)}.</strong> ${firstSentence(texts.get(`${entry.text}.body`))}
    ${entry.cautions.map((key) => html`<strong>${texts.get(key)} </strong>`)}
  </p>`;
}

/** The signs that change everything are one tap away, however far down one has read. @param {Here} here */
export function always({ session, shell }) {
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    shell.go('result/sooner');
  };
  return html`<p class="always no-print">
    <a href="#charley/result/sooner" @click=${go}>${session.content.texts.get('safety-net.title')}</a>
  </p>`;
}
