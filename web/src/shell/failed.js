// Shown when the core cannot run: what happened, what to do, and the emergency list as plain text.
import { html } from 'lit';

import { callLinks, safetyNet, signsList, smallPrint } from '../parts/cards.js';

/** @param {import('./shell.js').Shell} shell */
export function failedView({ session, steps: { failed } }) {
  const { texts } = session.content;
  const code = failed?.code ?? 'core-failed';
  const said = (/** @type {string} */ part) =>
    texts.has(`error.${code}.${part}`) ? texts.get(`error.${code}.${part}`) : '';
  return html`<section>
      <h2 tabindex="-1">${texts.get('failed.title')}</h2>
      <p>${said('title')} ${said('do')}</p>
      <p>${texts.get('failed.what')}</p>
      <div class="actions still">
        <button type="button" class="primary" @click=${failed?.again}>${texts.get('failed.try')}</button>
      </div>
      <p>${texts.get('failed.then')}</p>
      ${signsList(session)} ${callLinks(session, 'emergency')}
    </section>
    ${safetyNet(session, ['same-day'])} ${smallPrint(session)}`;
}
