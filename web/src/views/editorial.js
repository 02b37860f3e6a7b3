// How the content is made, who answers for it, and what changed in it.
import { html, nothing } from 'lit';

import { longDate, smallPrint } from './parts.js';

/** @param {import('../element.js').CharleyCheck} host */
export function editorialView(host) {
  const { texts } = host;
  const { sections, changes } = host.more?.editorial ?? { sections: [], changes: [] };
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
    ${
      changes.length
        ? html`<section>
            <h3>${texts.get('editorial.changes')}</h3>
            <dl>
              ${changes.map(
                ({ version, date, text }) =>
                  html`<div>
                    <dt>${version}, ${longDate(host, date)}</dt>
                    <dd>${text}</dd>
                  </div>`,
              )}
            </dl>
          </section>`
        : nothing
    }
    <div class="actions still">
      <button type="button" class="back" @click=${host.goBackFrom}>${texts.get('question.back')}</button>
    </div>
    ${smallPrint(host)}
  `;
}
