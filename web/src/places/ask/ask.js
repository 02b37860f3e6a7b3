// A question in the person's own words. Answers are our own entries or an honest "nothing on that".
import { html, nothing } from 'lit';

import { callLinks, icon, smallPrint, tierAdvice, urgencyBand } from '../../parts/cards.js';
import { crisis } from '../../parts/crisis.js';
import { evidence, optionText, wantsCrisisLine } from '../../parts/facts.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('../../../../wasm/check.d.ts').AskAnswer} AskAnswer */
/** @typedef {import('../../../../wasm/check.d.ts').AskValue} AskValue */
/** @typedef {import('../../session/session.js').Session} Session */

/** @implements {Place} */
export class Ask {
  #here;
  #question;
  /** What we have on it. @type {AskValue | undefined} */
  #asked;
  /** For somebody who wrote of wanting to die. @type {(() => unknown) | undefined} */
  #crisis;

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
    this.#question = here.session.settings.question;
  }

  async open() {
    const { session, shell } = this.#here;
    const { content, settings } = session;
    // What is found by its words has to be there.
    await Promise.all([content.load('ask'), content.load('more')]);
    if (settings.forClinician) await Promise.all([content.load('clinician'), content.loadSources()]);
    shell.screen.emit('charley-step');
  }

  title() {
    return this.#here.session.content.texts.get('ask.title');
  }

  speak() {
    this.#asked = undefined;
  }

  view() {
    const { session } = this.#here;
    const { texts } = session.content;
    const asked = this.#asked;
    return html`
      <h2 tabindex="-1">${texts.get('ask.title')}</h2>
      <p class="lead">${texts.get('ask.lead')}</p>
      ${this.#form()} ${asked?.tier === 'emergency' ? urgencyBand(session, 'emergency') : nothing}
      <div role="status">${asked ? html`<p>${found(session, asked)}</p>` : nothing}</div>
      ${asked ? this.#crisis?.() : nothing}
      <ul class="plain-list">
        ${(asked?.answers ?? []).map((answer) => card(session, answer))}
      </ul>
      ${smallPrint(session)}
    `;
  }

  #form() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    const typed = (/** @type {Event} */ event) =>
      (this.#question = /** @type {HTMLInputElement} */ (event.target).value);
    return html`<form @submit=${this.#submit} novalidate>
      <label class="field-label" for="ask">${texts.get('ask.label')}</label>
      <input
        id="ask"
        class="text-input"
        type="search"
        maxlength="300"
        enterkeyhint="search"
        autocomplete="off"
        .value=${this.#question}
        @input=${typed}
      />
      <div class="actions still">
        <button type="submit" class="primary" ?disabled=${shell.busy}>${texts.get('ask.button')}</button>
        <button type="button" class="back" @click=${() => shell.back()}>${texts.get('question.back')}</button>
      </div>
    </form>`;
  }

  /** @param {Event} event */
  #submit = async (event) => {
    event.preventDefault();
    const { session, shell } = this.#here;
    await shell.run(async () => {
      const { content, answers, core } = session;
      const words = await content.load('ask');
      const known = { texts: content.texts.all(), ask: words ?? { words: {} } };
      const asked = await core.ask(known, answers.text(), this.#question);
      const sad = asked.answers.some(wantsCrisisLine);
      this.#crisis = sad ? await crisis(session) : undefined;
      this.#asked = asked;
    });
  };
}

/** @param {Session} session @param {AskValue} asked */
const found = ({ content: { texts } }, { answers }) =>
  answers.length ? texts.count('ask.found', answers.length) : texts.get('ask.nothing');

/** @param {Session} session @param {AskAnswer} answer */
function card(session, answer) {
  const { texts } = session.content;
  const { kind, id, text, tier } = answer;
  const title = kind === 'medicine' ? optionText(session, 'medicines', id) : texts.get(`${text}.title`);
  return html`<li class="card tiered ${tier ?? ''}">
    ${
      tier
        ? html`<p class="card-word">${icon(tier)}${texts.get('ask.if-so')} ${texts.get(`tier.${tier}.title`)}</p>`
        : nothing
    }
    <h3>${title}</h3>
    ${answer.withheld ? withheld(session, answer.withheld) : html`<p>${said(session, answer)}</p>`}
    ${
      tier && tier !== 'emergency'
        ? html`<p>${tierAdvice(session, tier)}</p>
            ${callLinks(session, tier)}`
        : nothing
    }
    ${evidence(session, answer)}
  </li>`;
}

/** @param {Session} session @param {AskAnswer} answer */
function said({ content: { texts } }, { kind, text }) {
  if (kind === 'medicine') return `${texts.get('medicine.linked.body')} ${text ? texts.get(text) : ''}`;
  return ['body', 'why', 'do']
    .map((part) => (texts.has(`${text}.${part}`) ? texts.get(`${text}.${part}`) : ''))
    .join(' ');
}

/** Advice that is held back, and the answers that would decide it. @param {Session} session @param {NonNullable<AskAnswer['withheld']>} withheld */
function withheld({ content: { texts, items } }, { reason, open }) {
  return html`<p><strong>${texts.get(reason)}.</strong></p>
    ${
      open.length
        ? html`<ul class="facts">
            ${open.map((linkId) => html`<li>${items.get(linkId)?.text ?? linkId}</li>`)}
          </ul>`
        : nothing
    }`;
}
