// The head of every screen: home, the signs of an emergency, and the choice of language, each at the same spot everywhere.
import { html, nothing } from 'lit';

import { wordMark } from '../parts/mark.js';
import { nameOf } from '../texts/languages.js';
import { FIRST, SIGNS } from './places.js';

/** @typedef {import('./shell.js').Shell} Shell */

/** @param {Shell} shell @param {() => void} change of the language */
export function head(shell, change) {
  const { texts } = shell.session.content;
  return html`<div class="head no-print" part="head">
    ${shell.home !== FIRST ? homeLink(shell) : nothing}
    ${
      [FIRST, SIGNS].includes(shell.address)
        ? nothing
        : html`<button type="button" class="link to-signs" @click=${() => shell.go(SIGNS)}>
            ${texts.get('emergency.signs')}
          </button>`
    }
    ${languageChoice(shell, change)}
  </div>`;
}

/** @param {Shell} shell */
function homeLink(shell) {
  const { address, home, session } = shell;
  // Where one is already nothing leads there, but the name stays.
  if (address === home) return html`<span class="word-mark">${wordMark}</span>`;
  const name = session.content.texts.get('app.home');
  return html`<button type="button" class="word-mark" aria-label=${name} @click=${() => shell.go(home)}>
    ${wordMark}
  </button>`;
}

/** A globe, so that nobody has to read it; each language is named in itself. @param {Shell} shell @param {() => void} change */
function languageChoice({ session: { content, settings } }, change) {
  if (content.languages.length < 2 || !settings.has('language')) return nothing;
  /** @param {Event} event */
  const choose = (event) => {
    settings.chosenLanguage = /** @type {HTMLSelectElement} */ (event.target).value;
    change();
  };
  return html`<div class="language" part="language">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0h18M12 3c-5 5-5 13 0 18c5-5 5-13 0-18" />
    </svg>
    <select id="language" aria-label=${content.texts.get('app.language')} @change=${choose}>
      ${content.languages.map(
        (code) =>
          html`<option value=${code} lang=${code} ?selected=${code === content.locale.language}>
            ${nameOf(code)}
          </option>`,
      )}
    </select>
  </div>`;
}
