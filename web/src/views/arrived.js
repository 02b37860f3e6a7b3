// Answers that came in the address. Shown only after their words have been loaded.
import { html, nothing } from 'lit';

/** Answers that came in the address from another device. @param {import('../element.js').CharleyCheck} host */
export function arrivedView(host) {
  const { texts } = host;
  if (host.arrivedBroken)
    return html`<p class="card warn" role="alert">
      ${texts.get('error.qr-broken.title')} ${texts.get('error.qr-broken.do')}
    </p>`;
  if (!host.arrived) return nothing;
  return html`<div class="card">
    <p>${texts.get('qr.arrived')}</p>
    <div class="row">
      <button type="button" class="primary" @click=${host.useArrived}>${texts.get('qr.arrived.yes')}</button>
      <button type="button" @click=${host.dropArrived}>${texts.get('qr.arrived.no')}</button>
    </div>
  </div>`;
}
