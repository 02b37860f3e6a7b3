// A part is late or lost: what is in sight stays, and a small notice says what happened and what can be done.
import { html, nothing } from 'lit';

import { LASTING } from './steps.js';

/** @param {import('./shell.js').Shell} shell */
export function troubleView(shell) {
  const { trouble } = shell.steps;
  if (!trouble) return nothing;
  const { texts } = shell.session.content;
  const { code, tries, again, values, act } = trouble;
  // Of the version that is loaded the server may have nothing more to give.
  const { keeps, reload, ...renewal } = shell.renewal;
  const renewed = renewal.renewed && again;
  const anew = again && (renewed || (tries > 1 && !LASTING.includes(code)));
  return html`<div class="trouble card warn no-print" role="alert">
    <p>
      ${said(texts, renewed ? 'renewed' : code, values, anew)}
      ${anew ? texts.get(`late.reload.${keeps ? 'kept' : 'lost'}`) : nothing}
    </p>
    <div class="row">
      ${act ? html`<button type="button" @click=${act.run}>${texts.get(act.key)}</button>` : nothing}
      ${again && !renewed && !LASTING.includes(code) ? html`<button type="button" @click=${again}>${texts.get('failed.try')}</button>` : nothing}
      ${anew ? html`<button type="button" @click=${reload}>${texts.get('late.reload')}</button>` : nothing}
      <button type="button" class="link" @click=${() => shell.steps.tell(undefined)}>${texts.get('late.close')}</button>
    </div>
  </div>`;
}

/** @param {import('../texts/texts.js').Texts} texts @param {string} code @param {Record<string, string>} [values] @param {unknown} [brief] */
function said(texts, code, values, brief) {
  if (texts.has(`late.${code}`)) return texts.get(`late.${code}`);
  if (texts.has(code)) return texts.get(code);
  const known = texts.has(`error.${code}.title`);
  if (!known) return texts.get('error.title');
  return `${texts.get(`error.${code}.title`)} ${brief ? '' : texts.get(`error.${code}.do`, values)}`;
}
