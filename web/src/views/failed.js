// Shown when the core cannot run: what happened, what to do, and the emergency list as plain text.
import { html } from 'lit';

import { callLinks, safetyNet, smallPrint } from './parts.js';

/** @param {import('../element.js').CharleyCheck} host */
export function failedView(host) {
  const { texts, first } = host;
  const code = host.failure?.code ?? 'core-failed';
  const title = texts.has(`error.${code}.title`) ? texts.get(`error.${code}.title`) : texts.get('failed.what');
  return html`<section>
      <h2 tabindex="-1">${texts.get('failed.title')}</h2>
      <p>${title} ${texts.has(`error.${code}.do`) ? texts.get(`error.${code}.do`) : ''}</p>
      <p>${texts.get('failed.what')}</p>
      <div class="actions">
        <button type="button" class="primary" @click=${host.retry}>${texts.get('failed.try')}</button>
      </div>
      <p>${texts.get('failed.then')}</p>
      <ul>
        ${first.emergency.rows.map(({ text }) => html`<li>${text}</li>`)}
      </ul>
      ${callLinks(host, 'emergency')}
    </section>
    ${safetyNet(host)} ${smallPrint(host)}`;
}
