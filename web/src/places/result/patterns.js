// What the answers fit, what a sensor adds, and what may play a part.
import { html, nothing } from 'lit';

import { evidence, factList, inSight, late, onDemand, openList, optionText, why } from '../../parts/facts.js';
import { otherAnswers, together } from './explain.js';

/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {import('../../../../wasm/check.d.ts').PatternEntry} PatternEntry */
/** @typedef {import('../../../../wasm/check.d.ts').HintEntry} HintEntry */
/** @typedef {import('../../../../wasm/check.d.ts').SensorFinding} SensorFinding */

/** A calmer explanation must not stand beside a call for help: the core says which. @param {Session} session @param {ResultValue} result */
export function patterns(session, result) {
  const { texts } = session.content;
  const first = inSight(result.patterns);
  const calmer = onDemand(result.patterns).filter(({ fit }) => fit === 'well' || fit === 'partly');
  const card = (/** @type {PatternEntry} */ pattern) => patternCard(session, result, pattern);
  return html`${first.length > 1 ? html`<p class="help">${texts.get('result.patterns.lead')}</p>` : nothing}
    ${together(session, result)}
    ${first.length + calmer.length ? nothing : html`<p>${texts.get('result.patterns.none')}</p>`}
    <ul class="plain-list">
      ${first.map(card)}
    </ul>
    ${
      calmer.length
        ? html`<details class="no-print">
            <summary>${texts.get('result.patterns.calmer')}</summary>
            <ul class="plain-list">
              ${calmer.map(card)}
            </ul>
          </details>`
        : nothing
    }
    ${notFitting(session, result)} ${sensorFindings(session, result)}`;
}

/** @param {Session} session @param {ResultValue} result */
function notFitting(session, result) {
  const { texts } = session.content;
  const rest = onDemand(result.patterns).filter(({ fit }) => fit === 'not' || fit === 'unclear');
  return html`<details>
    <summary>${texts.get('result.patterns.not')}</summary>
    <ul>
      ${rest.map(
        (pattern) =>
          html`<li>
            ${texts.get(`${pattern.text}.title`)}: ${texts.get(`fit.${pattern.fit}`)}
            ${factList(session, 'result.for', pattern.for)} ${factList(session, 'result.against', pattern.against)}
          </li>`,
      )}
    </ul>
  </details>`;
}

/** @param {Session} session @param {ResultValue} result @param {PatternEntry} pattern */
function patternCard(session, result, pattern) {
  const { texts } = session.content;
  const title = texts.get(`${pattern.text}.title`);
  return html`<li class="card">
    <h4>${title} <span class="fit ${pattern.fit}">${texts.get(`fit.${pattern.fit}`)}</span></h4>
    <p>${late(session, `${pattern.text}.body`)}</p>
    <details>
      <summary>${texts.get('result.reasons')}<span class="visually-hidden">: ${title}</span></summary>
      ${factList(session, 'result.for', pattern.for)} ${findingList(session, result, pattern.sensorFor)}
      ${factList(session, 'result.against', pattern.against)} ${findingList(session, result, pattern.sensorAgainst)}
      ${openList(session, pattern.open)} ${otherAnswers(session, pattern.changes, ({ fit }) => `fit.${fit}`)}
      ${evidence(session, pattern)}
    </details>
  </li>`;
}

/** @param {Session} session @param {SensorFinding} finding */
const findingText = ({ content: { texts } }, { text, longestS, count }) =>
  texts.has(text) ? texts.get(text, { seconds: Math.round(longestS ?? 0), count }) : nothing;

/** What a sensor adds to one pattern. @param {Session} session @param {ResultValue} result @param {string[] | undefined} ids */
function findingList(session, { sensor = [] }, ids) {
  const findings = sensor.flatMap((each) => each.findings).filter(({ id }) => ids?.includes(id));
  return findings.length
    ? html`<ul class="facts">
        ${findings.map((finding) => html`<li>${findingText(session, finding)}</li>`)}
      </ul>`
    : nothing;
}

/** @param {Session} session @param {ResultValue} result */
function sensorFindings(session, { sensor = [] }) {
  const { texts } = session.content;
  if (!sensor.some(({ findings }) => findings.length)) return nothing;
  /** @param {NonNullable<ResultValue['sensor']>[number]} recording */
  const card = ({ startedAtMs, findings }) => {
    const date = texts.date(new Date(startedAtMs).toISOString());
    return html`<li class="card">
      ${startedAtMs ? html`<h4>${texts.get('sensor.result.from', { date })}</h4>` : nothing}
      ${findings.map(
        (finding) =>
          html`<p>${findingText(session, finding)}</p>
            ${evidence(session, finding)}`,
      )}
    </li>`;
  };
  return html`<h4>${late(session, 'sensor.result.title')}</h4>
    <p class="help">${late(session, 'sensor.result.lead')}</p>
    <ul class="plain-list">
      ${sensor.map(card)}
    </ul>`;
}

/** @param {Session} session @param {ResultValue} result */
export function hints(session, result) {
  const { texts } = session.content;
  const card = (/** @type {HintEntry} */ hint) => hintCard(session, hint);
  const later = onDemand(result.hints);
  return html`<p class="help">${texts.get('result.hints.lead')}</p>
    <ul class="plain-list">
      ${inSight(result.hints).map(card)}
    </ul>
    ${
      later.length
        ? html`<details>
            <summary>${texts.get('result.hints.more', { count: later.length })}</summary>
            <ul class="plain-list">
              ${later.map(card)}
            </ul>
          </details>`
        : nothing
    }`;
}

/** @param {Session} session @param {HintEntry} hint */
function hintCard(session, hint) {
  const { texts } = session.content;
  const { medicine, text, timing, facts } = hint;
  const title = medicine ? optionText(session, 'medicines', medicine) : texts.get(`${text}.title`);
  return html`<li class="card">
    <h4>${title}</h4>
    <p>
      ${late(session, medicine ? 'medicine.linked.body' : `${text}.body`)}
      ${medicine && text ? late(session, text) : nothing} ${timing ? late(session, 'medicine.timing') : nothing}
    </p>
    ${why(session, hint, facts, title)}
  </li>`;
}
