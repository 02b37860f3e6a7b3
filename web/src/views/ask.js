// A question in the person's own words. Answers are our own entries or an honest "nothing on that".
import { html, nothing } from 'lit';

import { evidence, optionText } from './facts.js';
import { callLinks, icon, smallPrint, tierAdvice } from './parts.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../../../wasm/check.d.ts').AskAnswer} AskAnswer */

/** @param {Host} host */
export function askView(host) {
  const { texts, asked } = host;
  return html`
    <h2 tabindex="-1">${texts.get('ask.title')}</h2>
    <p class="lead">${texts.get('ask.lead')}</p>
    <form @submit=${host.submitAsk} novalidate>
      <label class="field-label" for="ask">${texts.get('ask.label')}</label>
      <input
        id="ask"
        class="text-input"
        type="search"
        maxlength="300"
        enterkeyhint="search"
        autocomplete="off"
        .value=${host.question}
        @input=${(/** @type {Event} */ event) => (host.question = /** @type {HTMLInputElement} */ (event.target).value)}
      />
      <div class="actions still">
        <button type="submit" class="primary" ?disabled=${host.busy}>${texts.get('ask.button')}</button>
      </div>
    </form>
    ${
      asked?.tier === 'emergency'
        ? html`<div class="band emergency">
            <p class="band-word">${icon('emergency')}${texts.get('tier.emergency.word')}</p>
            <p class="band-title">${texts.get('tier.emergency.title')}</p>
            <p>${tierAdvice(host, 'emergency')}</p>
            ${callLinks(host, 'emergency')}
          </div>`
        : nothing
    }
    <div role="status">
      ${
        asked
          ? html`<p>
              ${asked.answers.length ? texts.count('ask.found', asked.answers.length) : texts.get('ask.nothing')}
            </p>`
          : nothing
      }
    </div>
    <ul class="plain-list">
      ${(asked?.answers ?? []).map((answer) => card(host, answer))}
    </ul>
    <div class="actions still">
      <button type="button" class="back" @click=${host.goBackFrom}>${texts.get('question.back')}</button>
    </div>
    ${smallPrint(host)}
  `;
}

/** @param {Host} host @param {AskAnswer} answer */
function card(host, answer) {
  const { texts } = host;
  const medicine = answer.kind === 'medicine';
  const title = medicine ? optionText(host, 'medicines', answer.id) : texts.get(`${answer.text}.title`);
  const part = (/** @type {string} */ name) =>
    texts.has(`${answer.text}.${name}`) ? texts.get(`${answer.text}.${name}`) : '';
  return html`<li class="card tiered ${answer.tier ?? ''}">
    ${
      answer.tier
        ? html`<p class="card-word">
            ${icon(answer.tier)}${texts.get('ask.if-so')} ${texts.get(`tier.${answer.tier}.title`)}
          </p>`
        : nothing
    }
    <h3>${title}</h3>
    ${
      answer.withheld
        ? html`<p><strong>${texts.get('plan.withheld.title')}</strong>: ${texts.get(answer.withheld.reason)}.</p>
            ${
              answer.withheld.open.length
                ? html`<ul class="facts">
                    ${answer.withheld.open.map((linkId) => html`<li>${host.items.get(linkId)?.text ?? linkId}</li>`)}
                  </ul>`
                : nothing
            }`
        : html`<p>
            ${medicine ? `${texts.get('medicine.linked.body')} ${answer.text ? texts.get(answer.text) : ''}` : part('body')}
            ${part('why')} ${part('do')}
          </p>`
    }
    ${evidence(host, answer)}
  </li>`;
}
