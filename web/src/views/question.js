// One question a screen, drawn from the FHIR item.
import { html, nothing } from 'lit';

import { bound, optionsOf } from '../answers.js';
import { bodyMap } from './body-map.js';
import { checklistRows } from './checklist.js';
import { medicinesView } from './medicines.js';
import { smallPrint } from './parts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../types.d.ts').FhirItem & {help?: string}} Item */

/** @param {Host} host */
export function questionView(host) {
  const { texts, current } = host;
  const item = /** @type {Item} */ (host.items.get(current));
  const screens = host.flow?.screens ?? [];
  const at = screens.findIndex((screen) => screen.item === current);
  const screen = screens[at];
  const checklist = screen?.kind === 'checklist';
  return html`
    <p class="progress">
      ${texts.get('question.progress', { current: at + 1, total: screens.length })}
      <progress max=${screens.length} value=${at} aria-hidden="true"></progress>
    </p>
    <form part="question" @submit=${host.submitQuestion} novalidate>
      ${errorSummary(host)}
      <h2 id="question" tabindex="-1">${item.text}</h2>
      ${item.help ? html`<p class="help" id="help">${item.help}</p>` : nothing}
      ${contradictionNote(host, screen?.rows ?? [])}
      ${
        checklist
          ? checklistRows(host, rowsOf(host, screen.rows ?? []), 'question')
          : screen?.kind === 'page'
            ? (screen.rows ?? []).map((linkId) => pageQuestion(host, linkId))
            : field(host, item)
      }
      <div class="actions ${checklist || screen?.kind === 'page' ? 'still' : ''}">
        <button type="submit" class="primary" ?disabled=${host.busy}>
          ${submitLabel(host, checklist, screen?.rows ?? [])}
        </button>
        ${
          screen?.optional && !(host.answers.get(current) ?? []).length
            ? html`<button type="button" @click=${host.skipQuestion}>${texts.get('question.skip')}</button>`
            : nothing
        }
        <button type="button" class="back" @click=${host.goBack}>${texts.get('question.back')}</button>
      </div>
    </form>
    ${saveBox(host)} ${smallPrint(host)}
  `;
}

/** One of several questions on a page. @param {Host} host @param {string} linkId */
function pageQuestion(host, linkId) {
  const item = /** @type {Item} */ (host.items.get(linkId));
  const missing = host.problem && !(host.answers.get(linkId) ?? []).length;
  return html`<section class="page-question ${missing ? 'missing' : ''}">
    <h3 id="q-${linkId}">${item.text}</h3>
    ${item.help ? html`<p class="help" id="help-${linkId}">${item.help}</p>` : nothing}
    ${field(host, item, `q-${linkId}`, `help-${linkId}`)}
  </section>`;
}

/** @param {Host} host @param {string[]} linkIds */
const rowsOf = (host, linkIds) => linkIds.map((linkId) => ({ linkId, text: host.items.get(linkId)?.text ?? linkId }));

/** @param {Host} host @param {boolean} checklist @param {string[]} rows */
function submitLabel({ texts, answers }, checklist, rows) {
  if (!checklist) return texts.get('question.continue');
  const some = rows.some((row) => ['yes', 'not-sure'].includes(answers.get(row)?.[0]?.code ?? ''));
  return texts.get(some ? 'checklist.rest-no' : 'checklist.none');
}

/** @param {Host} host */
function errorSummary({ texts, problem }) {
  return problem
    ? html`<div class="error-summary" role="alert" tabindex="-1">
        <h3>${texts.get('question.required.title')}</h3>
        <p>${problem}</p>
      </div>`
    : nothing;
}

/** @param {Host} host @param {string[]} here questions of this screen */
function contradictionNote(host, here) {
  const { texts, contradiction } = host;
  if (!contradiction) return nothing;
  const option = optionsOf(/** @type {Item} */ (host.items.get(contradiction.items[0]))).find(
    ({ code }) => code === contradiction.exclusive,
  );
  const others = contradiction.items.filter((linkId) => linkId !== host.current && !here.includes(linkId));
  return html`<div class="card warn" role="alert">
    <h3>${texts.get('question.contradiction')}</h3>
    <p>${texts.get(contradiction.text, { exclusive: option?.display ?? '' })}</p>
    <div class="row">
      ${others.map(
        (linkId) =>
          html`<button type="button" @click=${() => host.changeAnswer(linkId)}>
            ${texts.get('result.change')}: ${host.items.get(linkId)?.text}
          </button>`,
      )}
      <button type="button" @click=${host.keepContradiction}>${texts.get('question.keep')}</button>
    </div>
  </div>`;
}

/** @param {Host} host @param {Item} item @param {string} [label] @param {string} [help] ids of its heading and its help */
function field(host, item, label = 'question', help = 'help') {
  if (item.type === 'integer') return scale(host, item, label, help);
  if (item.linkId === 'medicines') return medicinesView(host);
  const map = item.linkId === 'where' || item.linkId === 'side' ? bodyMap(host, item.linkId) : nothing;
  return html`${map}${optionList(host, item, label)}${item.type === 'open-choice' ? otherText(host, item) : nothing}`;
}

/** @param {Host} host @param {Item} item @param {string} label */
function optionList(host, item, label) {
  const given = host.answers.get(item.linkId) ?? [];
  return html`<ul class="options" role=${item.repeats ? 'group' : 'radiogroup'} aria-labelledby=${label}>
    ${optionsOf(item).map(({ code, display }) => {
      const on = given.some((each) => each.code === code);
      return html`<li role="presentation">
        <label class="option ${on ? 'on' : ''}">
          <input
            type=${item.repeats ? 'checkbox' : 'radio'}
            name=${item.linkId}
            .checked=${on}
            @change=${() => (item.repeats ? host.toggleOption(item.linkId, code) : host.setAnswer(item.linkId, [{ code }]))}
          />
          <span>${display}</span>
        </label>
      </li>`;
    })}
  </ul>`;
}

/** @param {Host} host @param {Item} item */
function otherText(host, item) {
  const given = host.answers.get(item.linkId) ?? [];
  const text = given.find((each) => each.text !== undefined)?.text ?? '';
  /** @param {Event} event */
  const change = (event) => {
    const value = /** @type {HTMLInputElement} */ (event.target).value;
    const kept = item.repeats ? given.filter((each) => each.text === undefined) : [];
    if (value.trim()) host.setAnswer(item.linkId, [...kept, { text: value }]);
    else
      host.setAnswer(
        item.linkId,
        given.filter((each) => each.text === undefined),
      );
  };
  return html`<label class="field-label" for="other"
      >${host.texts.get('question.other')}. ${host.texts.get('question.other.label')}</label
    >
    <input id="other" class="text-input" type="text" maxlength="300" .value=${text} @input=${change} />`;
}

/** @param {Host} host @param {Item} item @param {string} label @param {string} help */
function scale(host, item, label, help) {
  const low = bound(item, 'minValue');
  const high = bound(item, 'maxValue');
  const given = host.answers.get(item.linkId)?.[0]?.number;
  const numbers = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return html`<div class="scale" role="radiogroup" aria-labelledby=${label} aria-describedby=${help}>
    ${numbers.map(
      (number) =>
        html`<label class="option ${given === number ? 'on' : ''}">
          <input
            type="radio"
            name=${item.linkId}
            .checked=${given === number}
            @change=${() => host.setAnswer(item.linkId, [{ number }])}
          />
          <span>${number}</span>
        </label>`,
    )}
  </div>`;
}

/** @param {Host} host */
export function saveBox(host) {
  const { texts } = host;
  if (!host.has('save')) return nothing;
  return html`<div class="save">
    <label class="option plain">
      <input type="checkbox" .checked=${host.saving} @change=${host.toggleSaving} />
      <span>${texts.get('save.label')} <small>${texts.get('save.explain')}</small></span>
    </label>
    ${host.saveFailed ? html`<p role="status" class="warn">${texts.get('save.failed')}</p>` : nothing}
  </div>`;
}
