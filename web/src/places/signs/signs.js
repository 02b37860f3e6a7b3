// The signs of an emergency as a list to read, one tap from every screen. In everybody's download: it waits for no network.
import { html } from 'lit';

import { safetyNet, signsList, smallPrint, whomToCall } from '../../parts/cards.js';

/** @typedef {import('../place.d.ts').Place} Place */

/** @implements {Place} */
export class Signs {
  /** @param {import('../place.d.ts').Here} here */
  constructor({ session, shell }) {
    const { content } = session;
    this.title = () => content.texts.get('emergency.signs');
    this.view = () =>
      html`<h2 tabindex="-1">${this.title()}</h2>
        ${whomToCall(session)} ${signsList(session)}
        <div class="actions still">
          <button type="button" class="back" @click=${() => shell.back()}>${content.texts.get('question.back')}</button>
        </div>
        ${safetyNet(session, ['same-day'])} ${smallPrint(session, true)}`;
  }
}
