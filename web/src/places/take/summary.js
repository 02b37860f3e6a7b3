// One page for the visit: what a doctor wants to know first, from the result and the answers. Lists are cut so that it
// stays one page; what is left out is counted.
import { html } from 'lit';

import { answerText, inSight, optionText } from '../../parts/facts.js';
import { strip } from '../../parts/strip.js';

/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {[heading: string, lines: string[]]} Part */

/** Everything below these items. @param {import('../../core/types.d.ts').FhirItem[]} items @returns {string[]} */
const below = (items) => items.flatMap(({ linkId, item }) => [linkId, ...below(item ?? [])]);

/** How old, and what was answered about the cramp itself. @param {Session} session */
function aboutCramp(session) {
  const { questionnaire } = session.content;
  return ['age', ...below((questionnaire?.item ?? []).filter(({ linkId }) => linkId === 'the-cramp'))].flatMap(
    (linkId) => asked(session, linkId),
  );
}

/** An answer to a question that does not apply any more counts for nothing. @param {Session} session @param {string} linkId */
const counted = ({ answers, conclusion }, linkId) =>
  conclusion.result?.answered.includes(linkId) ? answers.get(linkId) : [];

/** Every sign that was ticked and applies, "not sure" said as such; and how many are not there. @param {Session} session @param {ResultValue} result */
function signs(session, { signs: ticked, denied: count }) {
  const { texts, items } = session.content;
  const lines = ticked.map(({ item, code, text: words }) => {
    const text = items.get(item)?.text ?? item;
    if (words) return `${text} ${words}`;
    return code === 'yes' ? text : `${text} (${optionText(session, item, code ?? '')})`;
  });
  // Words that speak of two signs stand once.
  return [...cut(session, [...new Set(lines)], 6), ...(count ? [texts.get('summary.denied', { count })] : [])];
}

/** What a sensor saw, with the date of the recording. @param {Session} session @param {ResultValue} result */
const sensor = ({ content: { texts } }, { sensor: recordings = [], sections }) =>
  (sections.includes('fits') ? recordings : []).flatMap(({ startedAtMs, findings }) =>
    findings.map(({ text, longestS, count }) => {
      const said = texts.get(text, { seconds: Math.round(longestS ?? 0), count });
      return startedAtMs ? `${texts.date(new Date(startedAtMs).toISOString())}: ${said}` : said;
    }),
  );

/** That there is none, or that somebody does not know, is worth a line too. @param {Session} session @param {string} linkId */
const orNone = (session, linkId) =>
  counted(session, linkId).map(({ code, text, display }) => display ?? text ?? optionText(session, linkId, code ?? ''));

/** A question with its answer. @param {Session} session @param {string} linkId */
const asked = (session, linkId) =>
  counted(session, linkId).length
    ? [`${session.content.items.get(linkId)?.text ?? linkId} ${answerText(session, linkId, undefined)}`]
    : [];

/** @param {Session} session @param {string[]} lines @param {number} most */
const cut = ({ content: { texts } }, lines, most) =>
  lines.length > most ? [...lines.slice(0, most), texts.get('summary.more', { count: lines.length - most })] : lines;

/** @param {Session} session @param {ResultValue} result */
function urgency({ content: { texts } }, { tier, notes }) {
  const open = notes.includes('missing') ? [texts.get('result.provisional.title').replace(/[:.]$/, '')] : [];
  return [texts.get(`tier.${tier}.title`), ...open];
}

/** The summary as data. @param {Session} session @returns {Part[]} */
export function summaryParts(session) {
  const { result } = session.conclusion;
  if (!result) return [];
  const { texts } = session.content;
  const title = (/** @type {{text?: string, medicine?: string}} */ { text, medicine }) =>
    medicine ? optionText(session, 'medicines', medicine) : texts.get(`${text}.title`);
  const fits = inSight(result.patterns).map((pattern) => `${title(pattern)} (${texts.get(`fit.${pattern.fit}`)})`);
  const ask = result.plan.ask.filter(({ audience }) => audience !== 'clinician');
  /** @type {Part[]} */
  const parts = [
    ['summary.urgency', urgency(session, result)],
    ['summary.reasons', cut(session, result.triggers.map(title), 5)],
    ['summary.signs', signs(session, result)],
    ['summary.fits', cut(session, fits, 4)],
    ['summary.cramps', aboutCramp(session)],
    ['summary.conditions', cut(session, orNone(session, 'conditions'), 8)],
    ['summary.medicines', [...cut(session, orNone(session, 'medicines'), 10), ...asked(session, 'medicine-start')]],
    ['summary.tried', cut(session, orNone(session, 'tried'), 8)],
    ['sensor.result.title', cut(session, sensor(session, result), 2)],
    ['summary.hints', cut(session, result.hints.map(title), 6)],
    ['summary.ask', cut(session, ask.map(title), 6)],
  ];
  return parts.filter(([, lines]) => lines.length);
}

/** @param {Session} session */
const made = ({ content: { texts } }) => texts.get('summary.made', { date: texts.date(new Date().toISOString()) });

/** The same as plain text, for sharing. @param {Session} session */
export function summaryText(session) {
  const { texts } = session.content;
  return [
    texts.get('summary.title'),
    made(session),
    ...summaryParts(session).map(([heading, lines]) =>
      [`${texts.get(heading)}:`, ...lines.map((line) => `- ${line}`)].join('\n'),
    ),
    ...about(session),
  ].join('\n\n');
}

/** Nothing but the call in an emergency. @param {Session} session */
const about = ({ content: { texts, first }, conclusion }) =>
  conclusion.result?.sections.includes('sure')
    ? [`${texts.get('about.not-diagnosis')} ${first.reviewed ? '' : texts.get('about.not-reviewed')}`]
    : [];

/** So many lines fit in large type. */
const ROOMY = 40;
const STRIP = 8;

/** @param {Session} session */
export function summaryView(session) {
  const { content, settings, conclusion } = session;
  const { texts } = content;
  const section = (/** @type {Part} */ [heading, lines]) =>
    html`<section>
      <h3>${texts.get(heading)}</h3>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>`;
  const [first, ...rest] = summaryParts(session);
  const reports = conclusion.result?.sections.includes('fits') ? conclusion.reports : [];
  const roomy = rest.flat(2).length + STRIP * reports.length < ROOMY;
  return html`<div class="summary ${roomy ? 'roomy' : ''}">
    <header>
      <h2>${texts.get('summary.title')}</h2>
      <p>${[settings.contactName, made(session)].filter(Boolean).join('. ')}</p>
      <p class="fill"><span>${texts.get('summary.name')}</span><span>${texts.get('summary.born')}</span></p>
    </header>
    <p class="urgency"><strong>${texts.get('summary.urgency')}: ${first?.[1].join('. ')}</strong></p>
    <div class="columns">${rest.map(section)}</div>
    ${reports.slice(0, 2).map((report) => strip(texts, report))}
    <section class="notes"><h3>${texts.get('summary.notes')}</h3></section>
    <footer>${about(session)} ${texts.get('about.version')} ${conclusion.result?.dataVersion}.</footer>
  </div>`;
}
