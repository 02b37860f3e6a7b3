// Answers that came in the address from another device: asked about before they are used.
import { html } from 'lit';

import { OtherVersion, decode } from '../../session/answers-code.js';

export class Arrived {
  #here;
  /** Why the code cannot be read: key of its words. */
  #broken = '';

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
  }

  view() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    if (this.#broken)
      return html`<p class="card warn" role="alert">
        ${texts.get(`error.${this.#broken}.title`)} ${texts.get(`error.${this.#broken}.do`)}
      </p>`;
    if (!shell.arrival.code) return '';
    return html`<div class="card">
      <p>${texts.get('qr.arrived')}</p>
      <div class="row">
        <button type="button" class="primary" @click=${this.#use}>${texts.get('qr.arrived.yes')}</button>
        <button type="button" @click=${this.#drop}>${texts.get('qr.arrived.no')}</button>
      </div>
    </div>`;
  }

  #use = () => {
    const { session, shell } = this.#here;
    return shell.run(async () => {
      const { code } = shell.arrival;
      const answers = await decode(session.content.questionnaire?.item ?? [], code).catch(
        (/** @type {Error} */ error) => {
          this.#broken = error instanceof OtherVersion ? 'qr-version' : 'qr-broken';
        },
      );
      this.#drop();
      if (answers) await shell.go(await session.goOnWith(answers));
    });
  };

  #drop = () => {
    this.#here.shell.arrival.drop();
    this.#here.shell.screen.redraw();
  };
}
