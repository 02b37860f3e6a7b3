// How the content is made, who answers for it, and what changed in it.
import { html, nothing } from 'lit';

import { smallPrint } from '../../parts/cards.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('../../core/types.d.ts').PartData['editorial']} Content */

/** @implements {Place} */
export class Editorial {
  #here;
  /** @type {Content} */
  #content = { sections: [], changes: [] };

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
  }

  async open() {
    this.#content = await this.#here.session.content.load('editorial');
  }

  /** The new language's is there already. */
  async speak() {
    await this.open();
    this.#here.shell.screen.redraw();
  }

  title() {
    return this.#here.session.content.texts.get('editorial.title');
  }

  view() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    const { sections, changes } = this.#content;
    return html`
      <h2 tabindex="-1">${texts.get('editorial.title')}</h2>
      ${
        sections.length
          ? sections.map(
              ({ title, text }) =>
                html`<section>
                  <h3>${title}</h3>
                  ${text.map((paragraph) => html`<p>${paragraph}</p>`)}
                </section>`,
            )
          : html`<p>${texts.get('editorial.none')}</p>`
      }
      ${changes.length ? this.#changes(changes) : nothing}
      <div class="actions still">
        <button type="button" class="back" @click=${() => shell.back()}>${texts.get('question.back')}</button>
      </div>
      ${smallPrint(session)}
    `;
  }

  /** @param {Content['changes']} changes */
  #changes(changes) {
    const { texts } = this.#here.session.content;
    return html`<section>
      <h3>${texts.get('editorial.changes')}</h3>
      <dl>
        ${changes.map(
          ({ version, date, text }) =>
            html`<div>
              <dt>${version}, ${texts.date(date)}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }
}
