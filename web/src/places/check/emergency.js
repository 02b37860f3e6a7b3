// The first screen: what this is, and the emergency list. Needs neither core nor network.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import { kept, newVersion } from '../../parts/begin.js';
import { checklistRows, heardWords } from '../../parts/checklist.js';
import { refusedNote, smallPrint, tierAdvice, urgencyStrip, whomToCall } from '../../parts/cards.js';
import { isTicked } from '../../session/answers.js';

/** @typedef {import('../place.d.ts').Here} Here */

/** @param {Here} here @param {unknown} arrived answers from another device */
export function emergencyView(here, arrived = nothing) {
  const { session } = here;
  const { texts } = session.content;
  return html`
    <header class="intro">
      <h2 tabindex="-1">${texts.get('app.title')}</h2>
      <p class="lead">${texts.get('app.lead')} ${texts.get('app.private')}</p>
    </header>
    <p role="status" class="help notice">${here.shell.screen.notice}</p>
    ${newVersion(session, here.shell.offline)} ${arrived} ${kept(session, here.shell)} ${refusedNote(session)}
    ${form(here)} ${elsewhere(here)} ${smallPrint(session, true)}
  `;
}

/** @param {Here} here */
function form(here) {
  const { content, answers } = here.session;
  const { texts } = content;
  const { text, help, rows } = content.first.emergency;
  const ticked = rows.some(({ linkId }) => isTicked(answers.get(linkId)));
  return html`<form @submit=${(/** @type {SubmitEvent} */ event) => submit(here, event)} novalidate>
    <h3 id="emergency-heading">${text}</h3>
    <p class="help">${help?.text}</p>
    ${urgencyStrip(here.session, ticked ? 'emergency' : null, tierAdvice(here.session, 'emergency'))}
    ${whomToCall(here.session)}
    ${heardWords(
      here.session,
      rows.map(({ linkId }) => linkId),
    )}
    ${checklistRows(here.session, rows, 'emergency-heading')}
    <div class="actions still">
      <button type="submit" class="primary" ?disabled=${here.shell.busy}>
        ${keyed(ticked, html`<span>${ticked ? texts.get('emergency.continue') : texts.get('checklist.none')}</span>`)}
      </button>
      ${
        ticked
          ? nothing
          : html`<button type="submit" value="quick" ?disabled=${here.shell.busy}>
              <span>${texts.get('quick.none')}</span>
            </button>`
      }
    </div>
  </form>`;
}

/** @param {Here} here @param {SubmitEvent} event */
function submit({ session, shell }, event) {
  event.preventDefault();
  const quick = event.submitter?.getAttribute('value') === 'quick';
  return shell.run(async () => shell.go(await session.course.begin(quick)));
}

/** @param {Here} here */
function elsewhere({ session: { content, settings }, shell }) {
  const link = (/** @type {'ask' | 'sensor'} */ place) =>
    settings.has(place)
      ? html`<button type="button" class="link" @click=${() => shell.go(place)}>
          ${content.texts.get(`${place}.open`)}
        </button>`
      : nothing;
  return html`<p class="row">${link('ask')} ${link('sensor')}</p>`;
}
