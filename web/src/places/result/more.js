// What many never look at: drawings, which answer would change the result, what a changed one did, taking it along, and
// letting the page know. Loaded when a section is opened, or when it is wanted.
import { html, nothing } from 'lit';

import { TIERS, icon } from '../../parts/cards.js';
import { optionText, otherAnswer } from '../../parts/facts.js';
import { saveBox } from '../../parts/save-box.js';
import { button } from './actions.js';

export { picture } from '../../parts/drawings.js';
export { print } from '../../parts/print.js';

/** @typedef {import('../place.d.ts').Here} Here */
/**
 * @typedef {{consent: '' | 'yes' | 'no', answerConsent: (consent: 'yes' | 'no') => void, print: () => Promise<void>,
 *   copy: () => Promise<void>, take: (how: 'print' | 'share' | 'mail' | 'fhir' | 'code') => Promise<void>}} Place
 */
/** @typedef {import('../../session/session.js').Session} Session */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue} ResultValue */

/** Which answer would make it more urgent, or less. @param {Session} session @param {ResultValue} result */
export function whatIf(session, result) {
  const { texts } = session.content;
  const { changes } = result;
  const groups = TIERS.map((tier) => ({ tier, list: (changes ?? []).filter((each) => each.tier === tier) }));
  return html`<details class=${changes ? '' : 'no-print'}>
    <summary>${texts.get('result.what-if')}</summary>
    <p class="help" role="status">
      ${changes ? texts.get(changes.length ? 'result.what-if.lead' : 'result.what-if.none') : texts.get('result.what-if.wait')}
    </p>
    ${groups
      .filter(({ list }) => list.length)
      .map(
        ({ tier, list }) =>
          html`<h4>${icon(tier)}${texts.get('result.what-if.becomes')} ${texts.get(`tier.${tier}.title`)}</h4>
            <ul class="facts">
              ${list.map((change) => html`<li>${otherAnswer(session, change)}</li>`)}
            </ul>`,
      )}
  </details>`;
}

/** What the last changed answer did. @param {Session} session */
export function changed(session) {
  const { texts } = session.content;
  const { changed: difference } = session.conclusion;
  if (!difference) return nothing;
  const { from, tier, added, gone } = difference;
  /** @param {{text: string, medicine?: string}} entry */
  const name = ({ text, medicine }) =>
    medicine ? optionText(session, 'medicines', medicine) : texts.get(`${text}.title`);
  /** @param {string} label @param {{text: string, medicine?: string}[]} entries */
  const list = (label, entries) =>
    entries.length
      ? html`<details ?open=${entries.length < 6}>
          <summary>${texts.get(label)}: ${entries.length}</summary>
          <ul class="facts">
            ${entries.map((entry) => html`<li>${name(entry)}</li>`)}
          </ul>
        </details>`
      : nothing;
  const same = !tier && !added.length && !gone.length;
  return html`<section class="card changed" aria-labelledby="changed">
    <h3 id="changed">${texts.get('result.changed.title')}</h3>
    ${same ? html`<p>${texts.get('result.changed.nothing')}</p>` : nothing}
    ${
      tier && from
        ? html`<p>
            ${texts.get('result.changed.tier', { before: texts.get(`tier.${from}.title`), after: texts.get(`tier.${tier}.title`) })}
          </p>`
        : nothing
    }
    ${list('result.changed.added', added)} ${list('result.changed.gone', gone)}
  </section>`;
}

/** @param {Here} here @param {Place} place */
export function takeAlong(here, place) {
  const { session, shell } = here;
  const { texts } = session.content;
  return html`<div class="no-print">
    <div class="row">
      ${button(here, 'print', 'result.print-summary', () => place.take('print'))}
      ${button(here, 'print', 'result.print', place.print)} ${button(here, 'copy', 'result.copy', place.copy)}
      ${'share' in navigator ? button(here, 'share', 'result.share', () => place.take('share')) : nothing}
      ${button(here, 'share', 'result.email', () => place.take('mail'))}
      ${button(here, 'qr', 'result.qr', () => place.take('code'))}
      ${button(here, 'fhir', 'result.fhir', () => place.take('fhir'))}
      <button type="button" @click=${() => shell.erase()}>${texts.get('result.erase')}</button>
    </div>
    <p role="status" class="help notice">${shell.screen.notice}</p>
    ${shell.view('take')} ${saveBox(session, () => shell.screen.redraw())}
  </div>`;
}

/** A page that asks for the result gets it only from the person. @param {Here} here @param {Place} place */
export function consent({ session: { content, settings } }, place) {
  const { texts } = content;
  if (!settings.shareResult || place.consent === 'no') return nothing;
  if (place.consent === 'yes') return html`<p role="status" class="help no-print">${texts.get('consent.given')}</p>`;
  return html`<section class="card no-print">
    <h3>${texts.get('consent.title')}</h3>
    <p>${texts.get('consent.text')}</p>
    <div class="row">
      <button type="button" @click=${() => place.answerConsent('yes')}>${texts.get('consent.yes')}</button>
      <button type="button" @click=${() => place.answerConsent('no')}>${texts.get('consent.no')}</button>
    </div>
  </section>`;
}
