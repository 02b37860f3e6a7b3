// The answers behind a statement, and how sure it is.
import { html, nothing } from 'lit';

import { isTicked } from '../session/answers.js';
import { optionsOf } from '../texts/items.js';

/** @typedef {import('../session/session.js').Session} Session */
/** @typedef {import('../texts/content.js').Content} Content */
/** @typedef {import('../../../wasm/check.d.ts').Fact} Fact */
/** @typedef {import('../../../wasm/check.d.ts').Entry} Entry */

/** What such an entry says needs somebody to call: parts/crisis.js. @param {{id: string}} entry */
export const wantsCrisisLine = ({ id }) => id === 'self-harm';

/** @param {Session} session @param {string} linkId @param {string} code */
export function optionText(session, linkId, code) {
  const item = session.content.items.get(linkId);
  return (item && optionsOf(item).find((option) => option.code === code)?.display) ?? code;
}

/** A text, or what follows its first sentence, that is loaded when its section is opened. @param {Session} session @param {string} key */
export const late = ({ content: { texts } }, key) =>
  [key, `${key}.rest`]
    .filter((each) => texts.has(each))
    .map((each) => texts.get(each))
    .join(' ');

/** In the words of the person, where there are some. @param {Session} session @param {Fact} fact */
export const factAnswer = (session, { item, code, text, value }) =>
  text ?? (code ? optionText(session, item, code) : String(value ?? ''));

/** @param {Session} session @param {Fact} fact */
export function factText(session, fact) {
  const question = session.content.items.get(fact.item)?.text ?? fact.item;
  return html`<li>${question} <strong>${factAnswer(session, fact)}</strong></li>`;
}

/** @param {Session} session @param {string} label @param {Fact[]} facts */
export function factList(session, label, facts) {
  // Words that speak of an illness and of a sign at once are quoted once.
  const said = new Map(facts.map((fact) => [fact.text ? fact.item + fact.text : fact, fact]));
  return facts.length
    ? html`<p class="facts-label">${session.content.texts.get(label)}</p>
        <ul class="facts">
          ${[...said.values()].map((fact) => factText(session, fact))}
        </ul>`
    : nothing;
}

/** @param {Session} session @param {string[]} open */
export function openList(session, open) {
  return open.length
    ? html`<p class="facts-label">${session.content.texts.get('result.open')}</p>
        <ul class="facts">
          ${open.map((linkId) => html`<li>${session.content.items.get(linkId)?.text ?? linkId}</li>`)}
        </ul>`
    : nothing;
}

/** @param {Session} session @param {Entry} entry @param {Fact[]} facts @param {string} about @param {unknown} [more] */
export function why(session, entry, facts, about, more = nothing) {
  return html`<details>
    <summary>${session.content.texts.get('result.reasons')}<span class="visually-hidden">: ${about}</span></summary>
    ${factList(session, 'result.you-said', facts)} ${more} ${evidence(session, entry)}
  </details>`;
}

/** Another answer, in words. @param {Session} session @param {import('../../../wasm/check.d.ts').OtherAnswer} change */
export function otherAnswer(session, { item, code, value, removed }) {
  const question = session.content.items.get(item)?.text ?? item;
  const answer = code ? optionText(session, item, code) : String(value ?? '');
  return html`${question}
    <strong>${removed ? session.content.texts.get('result.without', { answer }) : answer}</strong>`;
}

/** Whether an entry should have been looked at again by now. @param {Entry} entry */
export const isOverdue = ({ review }) => review.next < new Date().toISOString().slice(0, 10);

/** @param {Session} session @param {Entry & {stat?: string, icd10cm?: string[], checklist?: {id: string, met: number, of: number}}} entry */
export function evidence(session, entry) {
  const { texts } = session.content;
  const clinician = session.settings.forClinician;
  const key = `${'medicine' in entry || ('kind' in entry && entry.kind === 'medicine') ? `medicine.${entry.id.replace(/^medicine-/, '')}` : entry.text}.clinician`;
  return html`<p class="evidence">
      ${late(session, entry.certaintyText)}.${
        isOverdue(entry)
          ? html` <strong>${texts.get('about.overdue', { date: texts.date(entry.review.next) })}</strong>`
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
            ${entry.sources.map((id) => sourceItem(session, id))}
          </ul>`
        : nothing
    }`;
}

/** Links only to a DOI, a PMID or the publisher's page. @param {Session} session @param {string} id */
export function sourceItem(session, id) {
  const source = session.content.sources?.[id];
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
  const note = source.verified ? nothing : html` (${session.content.texts.get('result.source.unverified')})`;
  return url
    ? html`<li><a href=${url} target="_blank" rel="noopener noreferrer">${named}</a>${note}</li>`
    : html`<li>${named}${note}</li>`;
}

/** What was answered to a question, or to the rows of a list. @param {Session} session @param {string} linkId @param {string[] | undefined} rows */
export function answerText(session, linkId, rows) {
  const { texts } = session.content;
  if (rows) {
    const ticked = rows.filter((row) => isTicked(session.answers.get(row)));
    if (ticked.length === 0)
      return rows.every((row) => session.answers.has(row))
        ? texts.get('checklist.none')
        : texts.get('result.not-answered');
    return html`<ul>
      ${ticked.map(
        (row) =>
          html`<li>
            ${session.content.items.get(row)?.text}
            <strong>${optionText(session, row, session.answers.get(row)[0]?.code ?? '')}</strong>
          </li>`,
      )}
    </ul>`;
  }
  const given = session.answers.get(linkId);
  if (!given.length) return texts.get('result.not-answered');
  return given
    .map(
      (each) =>
        each.text ??
        each.display ??
        (each.number !== undefined ? String(each.number) : optionText(session, linkId, each.code ?? '')),
    )
    .join(', ');
}

/** What is in sight. @template {{shown: import('../../../wasm/check.d.ts').Shown}} Each @param {Each[]} entries */
export const inSight = (entries) => entries.filter(({ shown }) => shown === 'open');

/** What stands one step further. @template {{shown: import('../../../wasm/check.d.ts').Shown}} Each @param {Each[]} entries */
export const onDemand = (entries) => entries.filter(({ shown }) => shown === 'more');

/** Some advice is for clinicians alone. @template {{audience?: string}} Each @param {Session} session @param {Each[]} entries */
export const forReader = ({ settings }, entries) =>
  entries.filter(({ audience }) => audience !== 'clinician' || settings.forClinician);
