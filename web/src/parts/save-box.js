// Whether the answers are kept on this device.
import { html, nothing } from 'lit';

/** @param {import('../session/session.js').Session} session @param {() => void} redraw */
export function saveBox({ content: { texts }, settings, keeping }, redraw) {
  if (!settings.has('save')) return nothing;
  /** @param {Event} event */
  const toggle = (event) => {
    keeping.switchTo(/** @type {HTMLInputElement} */ (event.target).checked);
    redraw();
  };
  return html`<div class="save">
    <label class="option plain">
      <input type="checkbox" .checked=${keeping.on} @change=${toggle} />
      <span>${texts.get('save.label')} <small>${texts.get('save.explain')}</small></span>
    </label>
    ${keeping.failed ? html`<p role="status" class="warn">${texts.get('save.failed')}</p>` : nothing}
  </div>`;
}
