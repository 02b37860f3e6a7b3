// One page for the visit: what a doctor wants to know first, from the result and the answers. Lists are cut so that it
// stays one page; what is left out is counted.
import { html, nothing } from 'lit';

import { longDate } from '../views/parts.js';
import { answerText, optionText } from '../views/facts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */

const NONE = new Set(['none', 'not-sure', 'no']);

/** Everything below these items. @param {import('../types.d.ts').FhirItem[]} items @returns {string[]} */
const below = (items) => items.flatMap(({ linkId, item }) => [linkId, ...below(item ?? [])]);

/** The questions about the cramp itself. @param {Host} host */
const aboutCramp = (host) => below(host.questionnaire.filter(({ linkId }) => linkId === 'the-cramp'));

/** @param {Host} host @param {string} linkId */
function chosen(host, linkId) {
  return (host.answers.get(linkId) ?? [])
    .filter(({ code }) => !NONE.has(code ?? ''))
    .map(({ code, text, display }) => display ?? text ?? optionText(host, linkId, code ?? ''));
}

/** Every sign that was ticked, "not sure" said as such. @param {Host} host */
function signs(host) {
  /** @type {string[]} */
  const ticked = [];
  for (const [linkId, [given]] of host.answers) {
    const text = host.items.get(linkId)?.text ?? linkId;
    if (given?.code === 'yes') ticked.push(text);
    if (given?.code === 'not-sure' && host.items.get(linkId)?.answerOption?.length === 3)
      ticked.push(`${text} (${optionText(host, linkId, 'not-sure')})`);
  }
  return ticked;
}

/** The summary as data: [heading, lines][]. @param {Host} host @returns {[string, string[]][]} */
export function summaryParts(host) {
  const { texts, result } = host;
  if (!result) return [];
  const title = (/** @type {{text?: string, medicine?: string}} */ { text, medicine }) =>
    medicine ? optionText(host, 'medicines', medicine) : texts.get(`${text}.title`);
  const fits = result.patterns.filter(({ fit }) => fit === 'well' || fit === 'partly');
  const cut = (/** @type {string[]} */ lines, /** @type {number} */ most) =>
    lines.length > most ? [...lines.slice(0, most), texts.get('summary.more', { count: lines.length - most })] : lines;
  const cramps = aboutCramp(host)
    .filter((linkId) => host.answers.get(linkId)?.length)
    .map((linkId) => `${host.items.get(linkId)?.text ?? linkId} ${answerText(host, linkId, undefined)}`);
  const audience = (/** @type {{audience?: string}} */ entry) => entry.audience !== 'clinician';
  /** @type {[string, string[]][]} */
  const parts = [
    [
      'summary.urgency',
      [
        texts.get(`tier.${result.tier}.title`),
        ...(result.provisional ? [texts.get('result.provisional.title').replace(/:$/, '')] : []),
      ],
    ],
    ['summary.reasons', cut(result.triggers.map(title), 5)],
    ['summary.signs', cut(signs(host), 6)],
    [
      'summary.fits',
      cut(
        fits.map((pattern) => `${title(pattern)} (${texts.get(`fit.${pattern.fit}`)})`),
        4,
      ),
    ],
    ['summary.cramps', cramps],
    ['summary.conditions', cut(chosen(host, 'conditions'), 8)],
    ['summary.medicines', cut(chosen(host, 'medicines'), 10)],
    ['summary.tried', chosen(host, 'tried')],
    ['summary.hints', cut(result.hints.map(title), 6)],
    ['summary.ask', cut(result.plan.ask.filter(audience).map(title), 6)],
  ];
  return parts.filter(([, lines]) => lines.length);
}

/** The same as plain text, for sharing. @param {Host} host */
export function summaryText(host) {
  const { texts } = host;
  return [
    texts.get('summary.title'),
    texts.get('summary.made', { date: longDate(host, new Date().toISOString()) }),
    ...summaryParts(host).map(([heading, lines]) =>
      [`${texts.get(heading)}:`, ...lines.map((line) => `- ${line}`)].join('\n'),
    ),
    `${texts.get('about.not-diagnosis')} ${texts.get('about.not-reviewed')}`,
  ].join('\n\n');
}

/** @param {Host} host */
export function summaryView(host) {
  const { texts, result } = host;
  const side = new Set(['summary.conditions', 'summary.medicines', 'summary.tried', 'summary.hints', 'summary.ask']);
  const parts = summaryParts(host);
  const section = (/** @type {[string, string[]]} */ [heading, lines]) =>
    html`<section>
      <h3>${texts.get(heading)}</h3>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>`;
  const [urgency, ...rest] = parts;
  return html`<div class="summary">
    <header>
      <h2>${texts.get('summary.title')}</h2>
      <p>${host.contactName} ${texts.get('summary.made', { date: longDate(host, new Date().toISOString()) })}</p>
      <p class="fill"><span>${texts.get('summary.name')}</span><span>${texts.get('summary.born')}</span></p>
    </header>
    <p class="urgency"><strong>${texts.get('summary.urgency')}: ${urgency?.[1].join('. ')}</strong></p>
    <div class="columns">
      <div>${rest.filter(([heading]) => !side.has(heading)).map(section)}</div>
      <div>${rest.filter(([heading]) => side.has(heading)).map(section)}</div>
    </div>
    <section class="notes"><h3>${texts.get('summary.notes')}</h3></section>
    <footer>
      ${texts.get('about.not-diagnosis')} ${host.first.reviewed ? nothing : texts.get('about.not-reviewed')}
      ${texts.get('about.version')} ${result?.dataVersion}.
    </footer>
  </div>`;
}
