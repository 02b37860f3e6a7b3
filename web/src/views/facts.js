// The answers behind a statement, and how sure it is.
import { html, nothing } from 'lit';

import { optionsOf } from '../answers.js';
import { longDate } from './parts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../../../wasm/check.d.ts').Fact} Fact */
/** @typedef {import('../../../wasm/check.d.ts').Entry} Entry */

/** @param {Host} host @param {string} linkId @param {string} code */
export function optionText(host, linkId, code) {
  const item = host.items.get(linkId);
  return (item && optionsOf(item).find((option) => option.code === code)?.display) ?? code;
}

/** @param {Host} host @param {Fact} fact */
export function factText(host, fact) {
  const question = host.items.get(fact.item)?.text ?? fact.item;
  const answer = fact.code ? optionText(host, fact.item, fact.code) : (fact.text ?? String(fact.value ?? ''));
  return html`<li>${question} <strong>${answer}</strong></li>`;
}

/** @param {Host} host @param {string} label @param {Fact[]} facts */
export function factList(host, label, facts) {
  return facts.length
    ? html`<p class="facts-label">${host.texts.get(label)}</p>
        <ul class="facts">
          ${facts.map((fact) => factText(host, fact))}
        </ul>`
    : nothing;
}

/** @param {Host} host @param {string[]} open */
export function openList(host, open) {
  return open.length
    ? html`<p class="facts-label">${host.texts.get('result.open')}</p>
        <ul class="facts">
          ${open.map((linkId) => html`<li>${host.items.get(linkId)?.text ?? linkId}</li>`)}
        </ul>`
    : nothing;
}

/** @param {Host} host @param {Entry} entry @param {Fact[]} facts @param {string} about @param {unknown} [more] */
export function why(host, entry, facts, about, more = nothing) {
  return html`<details>
    <summary>${host.texts.get('result.reasons')}<span class="visually-hidden">: ${about}</span></summary>
    ${factList(host, 'result.you-said', facts)} ${more} ${evidence(host, entry)}
  </details>`;
}

/** Another answer, in words. @param {Host} host @param {import('../../../wasm/check.d.ts').OtherAnswer} change */
export function otherAnswer(host, { item, code, value, removed }) {
  const question = host.items.get(item)?.text ?? item;
  const answer = code ? optionText(host, item, code) : String(value ?? '');
  return html`${question} <strong>${removed ? host.texts.get('result.without', { answer }) : answer}</strong>`;
}

/** Advice that nobody tested is "commonly advised"; a statement that nobody measured is an opinion. @param {Entry & {kind?: string}} entry */
const isAdvice = (entry) => 'cautions' in entry || 'reason' in entry || entry.kind === 'advice';

/** Whether an entry should have been looked at again by now. @param {Entry} entry */
export const isOverdue = ({ review }) => review.next < new Date().toISOString().slice(0, 10);

/** @param {Host} host @param {Entry & {stat?: string, icd10cm?: string[], checklist?: {id: string, met: number, of: number}}} entry */
export function evidence(host, entry) {
  const { texts } = host;
  const clinician = host.audience === 'clinician';
  const key = `${'medicine' in entry || ('kind' in entry && entry.kind === 'medicine') ? `medicine.${entry.id.replace(/^medicine-/, '')}` : entry.text}.clinician`;
  return html`<p class="evidence">
      ${texts.get(`certainty.${entry.certainty === 'none' && !isAdvice(entry) ? 'opinion' : entry.certainty}`)}.${
        isOverdue(entry)
          ? html` <strong>${texts.get('about.overdue', { date: longDate(host, entry.review.next) })}</strong>`
          : nothing
      }
      ${
        clinician
          ? html`${texts.has(key) ? texts.get(key) : ''} ${entry.stat ?? ''}
            ${
              entry.checklist
                ? texts.get('clinician.criteria', {
                    met: entry.checklist.met,
                    of: entry.checklist.of,
                    id: entry.checklist.id,
                  })
                : ''
            }
            ${(entry.icd10cm ?? []).map((code) => html`ICD-10-CM ${code} `)} `
          : nothing
      }
    </p>
    ${
      clinician
        ? html`<ul class="facts">
            ${entry.sources.map((id) => sourceItem(host, id))}
          </ul>`
        : nothing
    }`;
}

/** Links only to a DOI, a PMID or the publisher's page. @param {Host} host @param {string} id */
export function sourceItem(host, id) {
  const source = host.sources?.[id];
  if (!source) return html`<li>${id}</li>`;
  const url = source.doi
    ? `https://doi.org/${source.doi}`
    : source.pmid
      ? `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`
      : source.url?.startsWith('https://')
        ? source.url
        : undefined;
  const { citation, year } = source;
  const named = year && !citation.includes(String(year)) ? `${citation} (${year})` : citation;
  const note = source.verified ? nothing : html` (${host.texts.get('result.source.unverified')})`;
  return url
    ? html`<li><a href=${url} target="_blank" rel="noopener noreferrer">${named}</a>${note}</li>`
    : html`<li>${named}${note}</li>`;
}

/** What was answered to a question, or to the rows of a list. @param {Host} host @param {string} linkId @param {string[] | undefined} rows */
export function answerText(host, linkId, rows) {
  const { texts } = host;
  if (rows) {
    const ticked = rows.filter((row) => ['yes', 'not-sure'].includes(host.answers.get(row)?.[0]?.code ?? ''));
    if (ticked.length === 0)
      return rows.every((row) => host.answers.has(row))
        ? texts.get('checklist.none')
        : texts.get('result.not-answered');
    return html`<ul>
      ${ticked.map(
        (row) =>
          html`<li>
            ${host.items.get(row)?.text}
            <strong>${optionText(host, row, host.answers.get(row)?.[0]?.code ?? '')}</strong>
          </li>`,
      )}
    </ul>`;
  }
  const given = host.answers.get(linkId) ?? [];
  if (!given.length) return texts.get('result.not-answered');
  return given
    .map(
      (each) =>
        each.text ??
        each.display ??
        (each.number !== undefined ? String(each.number) : optionText(host, linkId, each.code ?? '')),
    )
    .join(', ');
}
