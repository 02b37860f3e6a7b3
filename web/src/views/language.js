// The choice of language, at the top of every screen. Each language is named in itself.
import { html, nothing } from 'lit';

import { nameOf } from '../languages.js';

/** @param {import('../element.js').CharleyCheck} host */
export function languageChoice(host) {
  if (host.languages.length < 2 || !host.has('language')) return nothing;
  return html`<div class="language no-print" part="language">
    <label for="language">${host.texts.get('app.language')}</label>
    <select id="language" @change=${host.chooseLanguage}>
      ${host.languages.map(
        (code) => html`<option value=${code} lang=${code} ?selected=${code === host.language}>${nameOf(code)}</option>`,
      )}
    </select>
  </div>`;
}
