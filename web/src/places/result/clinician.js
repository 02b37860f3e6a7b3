// For clinicians, before anything else: one dense table of what was concluded, from which answers, how certain, with codes.
// Loaded when a clinician asks for it. On paper it stands alone, with whatever section was opened.
import { css, html, nothing } from 'lit';

import { factAnswer, inSight, optionText } from '../../parts/facts.js';

/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {import('../../../../wasm/check.d.ts').Fact} Fact */
/** @typedef {import('../../../../wasm/check.d.ts').Entry} Entry */
/** @typedef {{name: unknown, said?: unknown, entry?: Entry, codes?: string[]}} Row */

export const styles = css`
  .dense {
    margin-block: 16px;
    overflow-x: auto;
    font-size: calc(0.9 * var(--_charley-rem));
    line-height: 1.35;
  }
  .dense h3,
  .dense h4 {
    margin-block: 8px;
  }
  .dense table {
    inline-size: 100%;
    min-inline-size: 460px; /* a phone shows what was found and from which answers; the rest is a swipe away */
    border-collapse: collapse;
  }
  .dense :is(th, td) {
    padding: 3px 8px 3px 0;
    border-block-start: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  .dense tr > :first-child {
    inline-size: 30%;
  }
  .dense tr > :nth-child(2) {
    inline-size: 42%;
  }
  .dense tbody th[scope='row'] {
    font-weight: 400;
  }
  .dense code {
    display: block;
    color: var(--_soft);
    font-size: 0.9em;
  }
  @media print {
    .dense {
      overflow: visible;
      font-size: 7.8pt;
      line-height: 1.22;
    }
    .dense table {
      min-inline-size: 0;
    }
    .dense tr {
      break-inside: avoid;
    }
    .clinician > :is(p, .fold:has(> [hidden])),
    .clinician .reasons {
      display: none;
    }
    .clinician > .band {
      padding: 8px;
    }
  }
`;

/** Answers, each with its question, in one run of text. @param {Session} session @param {Fact[]} facts */
const inBrief = (session, facts) =>
  facts.map((fact, at) => {
    const question = (session.content.items.get(fact.item)?.text ?? fact.item).replace(/[?؟:]\s*$/, '');
    return html`${at ? '; ' : ''}${question}: <strong>${factAnswer(session, fact)}</strong>`;
  });

/** @param {Session} session @param {string} key @param {Fact[]} facts */
const labelled = (session, key, facts) =>
  facts.length ? html`<div>${session.content.texts.get(key)}: ${inBrief(session, facts)}</div>` : nothing;

/** @param {Session} session @param {Row} row */
function tableRow(session, { name, said, entry, codes = [] }) {
  const { texts } = session.content;
  const { certaintyText, sources = [] } = entry ?? {};
  return html`<tr>
    <th scope="row">${name}${entry ? html`<code>${entry.id}</code>` : nothing}</th>
    <td>${said}</td>
    <td>${certaintyText ? texts.get(certaintyText) : nothing}</td>
    <td>${codes.map((code) => `ICD-10-CM ${code}; `)}${sources.map((id) => numberOf(session, id)).join(', ')}</td>
  </tr>`;
}

/** @param {Session} session @param {ResultValue} result @returns {Row[]} */
const ofUrgency = (session, { triggers }) =>
  triggers.map((entry) => {
    const { texts } = session.content;
    const name = html`<strong>${texts.get(`tier.${entry.tier}.word`)}</strong>: ${texts.get(`${entry.text}.title`)}`;
    return { name, said: inBrief(session, entry.facts), entry };
  });

/** A calmer explanation is not beside a call for help. @param {Session} session @param {ResultValue} result @returns {Row[]} */
function ofPatterns(session, result) {
  const { texts } = session.content;
  return inSight(result.patterns).map((entry) => {
    const { fit, text, checklist, icd10cm } = entry;
    return {
      name: html`<strong>${texts.get(`${text}.title`)}</strong>: ${texts.get(`fit.${fit}`)}.
        ${checklist ? texts.get('clinician.criteria', { ...checklist }) : nothing}`,
      said: [labelled(session, 'result.for', entry.for), labelled(session, 'result.against', entry.against)],
      entry,
      codes: icd10cm,
    };
  });
}

/** @param {Session} session @param {ResultValue} result @returns {Row[]} */
const ofHints = (session, { hints }) =>
  hints.map((entry) => {
    const { medicine, text, strength, facts, stat } = entry;
    const title = medicine ? optionText(session, 'medicines', medicine) : session.content.texts.get(`${text}.title`);
    return { name: html`${title} (${strength}) ${stat ?? ''}`, said: inBrief(session, facts), entry };
  });

/** Held back, by reason. @param {Session} session @param {ResultValue} result @returns {Row[]} */
function ofWithheld(session, { plan: { withheld } }) {
  const { texts } = session.content;
  return [...new Set(withheld.map(({ reason }) => reason))].map((reason) => {
    const entries = withheld.filter((each) => each.reason === reason);
    const facts = new Map(entries.flatMap((each) => each.facts).map((fact) => [JSON.stringify(fact), fact]));
    const titles = entries.map(({ text }) => texts.get(`${text}.title`)).join('; ');
    return {
      name: titles,
      said: html`${texts.get(reason)}. ${inBrief(session, [...facts.values()])}`,
    };
  });
}

/** @param {Session} session @param {ResultValue} result */
const cited = (session, result) =>
  [
    ...new Set([...result.triggers, ...inSight(result.patterns), ...result.hints].flatMap(({ sources }) => sources)),
  ].map((id) => html`<li>${numberOf(session, id)}: ${session.content.sources?.[id]?.citation}</li>`);

/** The number of a source in our register. @param {Session} session @param {string} id */
const numberOf = ({ content: { sources } }, id) => sources?.[id]?.register ?? id;

/** Those that no rule above rests on, and how many are not there. @param {Session} session @param {ResultValue} result @returns {Row[]} */
function ofSigns(session, { signs, denied, triggers }) {
  const told = triggers.flatMap(({ facts }) => facts.map(({ item }) => item));
  const rest = signs.filter(({ item }) => !told.includes(item));
  const name = session.content.texts.get('clinician.denied', { count: denied });
  return [{ name, said: labelled(session, 'result.you-said', rest) }];
}

/** @param {Session} session @param {ResultValue} result */
export function table(session, result) {
  const { texts } = session.content;
  /** @param {string} key @param {Row[]} rows */
  const group = (key, rows) =>
    rows.length
      ? html`<tbody>
          <tr>
            <th colspan="4" scope="rowgroup">${texts.get(key)}</th>
          </tr>
          ${rows.map((row) => tableRow(session, row))}
        </tbody>`
      : nothing;
  return html`<div class="dense" role="region" tabindex="0" aria-labelledby="dense">
    <h3 id="dense">${texts.get('clinician.table')}</h3>
    <table>
      <thead>
        <tr>
          ${['clinician.finding', 'clinician.answers', 'clinician.certainty', 'clinician.codes'].map(
            (key) => html`<th scope="col">${texts.get(key)}</th>`,
          )}
        </tr>
      </thead>
      ${group('result.why', [...ofUrgency(session, result), ...ofSigns(session, result)])}
      ${group('result.patterns.title', ofPatterns(session, result))}
      ${group('result.hints.title', ofHints(session, result))}
      ${group('plan.withheld.title', ofWithheld(session, result))}
    </table>
    <h4>${texts.get('clinician.sources')}</h4>
    <ul class="facts">
      ${cited(session, result)}
    </ul>
    <p>${texts.get('about.version')} ${result.dataVersion}, ${texts.date(result.dataDate)}.</p>
    <p class="no-print">
      <button type="button" @click=${() => window.print()}>${texts.get('clinician.print')}</button>
    </p>
  </div>`;
}
