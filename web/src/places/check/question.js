// One question a screen, drawn from the FHIR item.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import { bodyMap } from '../../parts/body-map.js';
import { checklistRows, heardWords } from '../../parts/checklist.js';
import { smallPrint, urgencyStrip, whomToCall } from '../../parts/cards.js';
import { errorSummary, optionList, ownWords, scale } from '../../parts/options.js';
import { saveBox } from '../../parts/save-box.js';
import { isTicked } from '../../session/answers.js';
import { screenOf } from '../../session/course.js';
import { optionsOf } from '../../texts/items.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../texts/items.js').Item} Item */
/** @typedef {import('../../../../wasm/check.d.ts').FlowScreen} FlowScreen */
/** @typedef {import('./medicines.js').Medicines} Medicines */

/** @param {Here} here @param {Medicines} medicines */
export function questionView(here, medicines) {
  const { course, content } = here.session;
  const item = /** @type {Item} */ (content.items.get(course.current));
  const screen = screenOf(course.flow, course.current);
  const { rows = [] } = screen ?? {};
  const { also } = content.first;
  const signs = item.linkId === also.linkId;
  const help = signs ? also.help?.text : item.help;
  return html`
    ${progress(here)}
    <form part="question" @submit=${(/** @type {SubmitEvent} */ event) => submit(here, event, medicines)} novalidate>
      ${urgency(here)} ${missing(here, rows)}
      <h2 id="question" tabindex="-1">${item.text}</h2>
      ${help ? html`<p class="help" id="help">${help}</p>` : nothing} ${contradiction(here, rows)}
      ${heardWords(here.session, rows)} ${signs ? whomToCall(here.session) : nothing}
      ${
        screen?.kind === 'checklist'
          ? checklistRows(here.session, rowsOf(here, rows), 'question')
          : screen?.kind === 'page'
            ? rows.map((linkId) => pageQuestion(here, linkId, medicines))
            : field(here, item, medicines)
      }
      ${actions(here, screen, medicines)}
    </form>
    ${signs ? nothing : saveBox(here.session, () => here.shell.screen.redraw())} ${smallPrint(here.session, true)}
  `;
}

/** Goes where the course of the questions leads, or shows why it leads nowhere. @param {Here} here @param {Promise<string>} next */
async function goOn({ session, shell }, next) {
  const address = await next;
  if (address) return shell.go(address);
  const { problem } = session.course;
  if (typeof problem !== 'string') return undefined;
  shell.screen.redraw();
  await shell.screen.drawn();
  return shell.screen.focus(problem === 'more' ? '.lacks h3' : '.error-summary');
}

/** @param {Here} here @param {Event} event @param {Medicines} medicines */
function submit(here, event, medicines) {
  event.preventDefault();
  return here.shell.run(async () => {
    const { course, answers } = here.session;
    const shown = screenOf(course.flow, course.current)?.rows;
    await medicines.finish();
    for (const { linkId } of nonesOf(here)) answers.set(linkId, [{ code: 'none' }]);
    return goOn(here, course.submit(shown));
  });
}

/** @param {Here} here */
function progress({ session: { course, content } }) {
  const screens = course.flow?.screens ?? [];
  const at = screens.findIndex(({ item }) => item === course.current);
  return html`<p class="progress">
    ${content.texts.get('question.progress', { current: at + 1, total: screens.length })}
    <progress max=${screens.length} value=${at} aria-hidden="true"></progress>
  </p>`;
}

/** What the answers mean already: a person does not have to finish to be told. On the screen where it becomes known it stays in sight. @param {Here} here */
function urgency({ session }) {
  const { urgency, course, content } = session;
  const { tier, since } = urgency;
  return urgencyStrip(session, tier, since === course.current ? content.texts.get(`urgent.${tier}`) : '');
}

/** "None of these", where nothing is chosen and everything else is answered: then it is what the button says. @param {Here} here */
function nonesOf({ session: { answers, content, course } }) {
  const rows = screenOf(course.flow, course.current)?.rows ?? [course.current];
  const nones = rows
    .filter((linkId) => !answers.get(linkId).length)
    .map((linkId) => ({
      linkId,
      none: optionsOf(/** @type {Item} */ (content.items.get(linkId))).find(
        ({ code, exclusive }) => exclusive && code === 'none',
      )?.display,
    }));
  return nones.every(({ none }) => none) ? nones : [];
}

/** @param {Here} here @param {FlowScreen | undefined} screen @param {Medicines} medicines */
function actions(here, screen, medicines) {
  const { course, answers, content } = here.session;
  const { texts } = content;
  const { kind, rows = [] } = screen ?? {};
  const nones = nonesOf(here)
    .filter(({ linkId }) => linkId !== 'medicines' || !medicines.searching)
    .map(({ none }) => none)
    .join(', ');
  // The button lies over nothing that is only just being read.
  const still = kind !== 'question' || nones;
  const ticked = rows.some((row) => isTicked(answers.get(row)));
  const label =
    kind === 'checklist'
      ? texts.get(ticked ? 'checklist.rest-no' : 'checklist.none')
      : kind === 'page' && nones
        ? `${texts.get('question.continue')}: ${nones}`
        : nones || texts.get('question.continue');
  return html`<div class="actions ${still ? 'still' : ''}">
    <button type="submit" class="primary" ?disabled=${here.shell.busy}>
      ${keyed(label, html`<span>${label}</span>`)}
    </button>
    <button type="button" class="back" @click=${() => here.shell.back(course.before())}>
      ${texts.get('question.back')}
    </button>
  </div>`;
}

/** One of several questions on a page. @param {Here} here @param {string} linkId @param {Medicines} medicines */
function pageQuestion(here, linkId, medicines) {
  const { content, course, answers } = here.session;
  const item = /** @type {Item} */ (content.items.get(linkId));
  const [given] = answers.get(linkId);
  const lacks = typeof course.problem === 'string' && !given;
  return html`<section class="page-question ${lacks ? `lacks ${course.problem}` : ''}">
    <h3 id="q-${linkId}" tabindex="-1">${item.text}</h3>
    ${item.help ? html`<p class="help" id="help-${linkId}">${item.help}</p>` : nothing}
    ${given?.expected ? html`<p class="help" role="status">${content.texts.get('question.expected')}</p>` : nothing}
    ${field(here, item, medicines, `q-${linkId}`, `help-${linkId}`)}
  </section>`;
}

/** @param {Here} here @param {string[]} linkIds */
const rowsOf = ({ session: { content } }, linkIds) =>
  linkIds.map(
    (linkId) =>
      content.first.also.rows.find((row) => row.linkId === linkId) ?? {
        linkId,
        text: content.items.get(linkId)?.text ?? linkId,
      },
  );

/** Which questions of the page are not answered yet: each leads to its place. @param {Here} here @param {string[]} rows */
function missing({ session: { course, content, answers }, shell }, rows) {
  if (course.problem !== 'missing') return nothing;
  const where = rows
    .filter((linkId) => !answers.has(linkId))
    .map(
      (linkId) =>
        html`<button type="button" class="link" @click=${() => shell.screen.focus(`#q-${linkId}`)}>
          ${content.items.get(linkId)?.text}
        </button>`,
    );
  return errorSummary(
    content.texts.get('question.required.title'),
    content.texts.get('question.required'),
    true,
    where,
  );
}

/** @param {Here} here @param {string[]} rows questions of this screen */
function contradiction(here, rows) {
  const { course, content } = here.session;
  const { texts, items } = content;
  const { problem } = course;
  if (typeof problem !== 'object') return nothing;
  const [first] = problem.items;
  const exclusive = optionsOf(/** @type {Item} */ (items.get(first))).find(({ code }) => code === problem.exclusive);
  const others = problem.items.filter((linkId) => linkId !== course.current && !rows.includes(linkId));
  const keep = () => here.shell.run(() => goOn(here, course.keep()));
  return html`<div class="card warn" role="alert">
    <h3>${texts.get('question.contradiction')}</h3>
    <p>${texts.get(problem.text, { exclusive: exclusive?.display ?? '' })}</p>
    <div class="row">
      ${others.map(
        (linkId) =>
          html`<button type="button" @click=${() => here.shell.go(course.change(linkId))}>
            ${texts.get('result.change')}: ${items.get(linkId)?.text}
          </button>`,
      )}
      <button type="button" @click=${keep}>${texts.get('question.keep')}</button>
    </div>
  </div>`;
}

/**
 * @param {Here} here @param {Item} item @param {Medicines} medicines
 * @param {string} [label] @param {string} [help] ids of its heading and its help
 */
function field({ session }, item, medicines, label = 'question', help = 'help') {
  const { linkId, type } = item;
  if (type === 'integer') return scale(session, item, label, help);
  if (linkId === 'medicines') return medicines.view(label);
  const { current, flow } = session.course;
  // One map for both, above the first of them.
  const map = ['where', 'side'].find((each) => screenOf(flow, each)?.item === current) === linkId;
  return html`${map ? bodyMap(session) : nothing}${optionList(session, item, label)}${type === 'open-choice' ? ownWords(session, item) : nothing}`;
}
