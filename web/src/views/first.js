// The first screen: what this is, and the emergency list. Needs neither core nor network.
import { html, nothing } from 'lit';

import { callLinks, icon, longDate, refusedNote, smallPrint, tierAdvice } from './parts.js';
import { checklistRows, emergencyTicked } from './checklist.js';

/** @param {import('../element.js').CharleyCheck} host */
export function firstView(host) {
  const { texts, first } = host;
  const { emergency } = first;
  const ticked = emergencyTicked(host, emergency.rows);
  return html`
    <header class="intro">
      <h2 tabindex="-1">${texts.get('app.title')}</h2>
      <p class="lead">${texts.get('app.lead')}</p>
    </header>
    ${
      host.updateWaits && host.answers.size === 0
        ? html`<div class="card">
            <p>${texts.get('update.waits')}</p>
            <button type="button" @click=${host.takeUpdate}>${texts.get('update.take')}</button>
          </div>`
        : nothing
    }
    ${host.moreViews?.arrivedView(host)}
    ${
      host.saved
        ? html`<div class="card">
            <p>
              ${
                host.savedUsable
                  ? texts.get('save.resume', { date: longDate(host, host.saved.savedAt) })
                  : texts.get('save.old')
              }
            </p>
            <div class="row">
              ${
                host.savedUsable
                  ? html`<button type="button" class="primary" @click=${host.resumeSaved}>
                      ${texts.get('save.resume.yes')}
                    </button>`
                  : nothing
              }
              <button type="button" @click=${host.discardSaved}>${texts.get('save.resume.no')}</button>
            </div>
          </div>`
        : nothing
    }
    ${refusedNote(host)}
    <form @submit=${host.submitFirst} novalidate>
      <h3 id="emergency-heading">${emergency.text}</h3>
      <p>
        ${
          host.region
            ? html`<strong>${texts.get('emergency.call-number', { number: host.region.emergency })}</strong>`
            : html`<strong>${texts.get('emergency.call')}</strong>`
        }
      </p>
      <p class="help">${emergency.help}</p>
      <div class="announce" role="alert">
        ${
          ticked
            ? html`<div class="band emergency">
                <p class="band-word">${icon('emergency')}${texts.get('tier.emergency.word')}</p>
                <p class="band-title">${texts.get('tier.emergency.title')}</p>
                <p>${texts.get('emergency.ticked')} ${tierAdvice(host, 'emergency')}</p>
                ${callLinks(host, 'emergency')}
              </div>`
            : nothing
        }
      </div>
      ${checklistRows(host, emergency.rows, 'emergency-heading')}
      <div class="actions still">
        <button type="submit" class="primary" ?disabled=${host.busy}>
          ${ticked ? texts.get('emergency.continue') : texts.get('checklist.none')}
        </button>
        <button type="submit" value="quick" ?disabled=${host.busy}>
          ${ticked ? texts.get('quick.continue') : texts.get('quick.none')}
        </button>
      </div>
    </form>
    <p class="still">
      ${
        host.has('ask')
          ? html`<button type="button" class="link" @click=${host.openAsk}>${texts.get('ask.open')}</button>`
          : nothing
      }
      ${
        host.has('sensor')
          ? html`<button type="button" class="link" @click=${host.openSensor}>${texts.get('sensor.open')}</button>`
          : nothing
      }
    </p>
    ${smallPrint(host)}
  `;
}
