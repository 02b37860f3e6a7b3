// Small pieces that several screens share.
import { html, nothing } from 'lit';

/** @typedef {import('../element.js').CharleyCheck} Host */

const ICONS = {
  emergency: 'M12 2 1 21h22L12 2zm-1 7h2v6h-2V9zm0 8h2v2h-2v-2z',
  'same-day': 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 4h2v7h-2V6zm0 9h2v2h-2v-2z',
  'within-days': 'M5 3h2v2h10V3h2v2h2v16H3V5h2V3zm0 7v9h14v-9H5zm2 2h4v4H7v-4z',
  routine: 'M4 4h16v12H8l-4 4V4zm3 4v2h10V8H7zm0 4v2h7v-2H7z',
  'self-care': 'M12 3 2 12h3v8h5v-6h4v6h5v-8h3L12 3z',
};

/** @param {keyof typeof ICONS} name */
export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;

/** Whom to call: the region's number, the clinic, or words without a number. @param {Host} host @param {string} tier */
export function callLinks(host, tier) {
  const { texts, region } = host;
  const number = tier === 'emergency' ? region?.emergency : tier === 'same-day' ? region?.urgent : undefined;
  const apt = tier !== 'emergency' && tier !== 'self-care';
  const clinic = apt && host.contactPhone;
  const book = apt && tier !== 'same-day' && host.contactPage;
  if (!number && !clinic && !book && tier !== 'emergency') return nothing;
  return html`<div class="calls">
    ${
      number
        ? html`<a class="call" href="tel:${number}">${texts.get('call.number', { number })}</a>`
        : tier === 'emergency'
          ? html`<p class="call-words">${texts.get('call.local')}</p>`
          : nothing
    }
    ${
      clinic
        ? html`<a class="call" href="tel:${clinic}"
            >${texts.get('call.clinic', { name: host.contactName || clinic })}</a
          >`
        : nothing
    }
    ${book ? html`<a class="call" href=${book} target="_blank" rel="noopener">${texts.get('call.book')}</a>` : nothing}
  </div>`;
}

/** @param {Host} host @param {string} tier */
export function tierAdvice(host, tier) {
  const number = tier === 'emergency' ? host.region?.emergency : host.region?.urgent;
  const withNumber = `tier.${tier}.do-number`;
  return number && host.texts.has(withNumber)
    ? host.texts.get(withNumber, { number })
    : host.texts.get(`tier.${tier}.do`);
}

/** Said when a page names content of its own that cannot be used. @param {Host} host */
export const refusedNote = ({ texts, refused }) =>
  refused.length
    ? html`<section class="card warn">
        <p>${texts.get('refused.text')}</p>
        <details>
          <summary>${texts.get('refused.details')}</summary>
          <ul class="facts">
            ${refused.slice(0, 20).map(({ code, message, where }) => html`<li>${where}: ${message} [${code}]</li>`)}
          </ul>
        </details>
      </section>`
    : '';

/** The lasting small print. @param {Host} host */
export const smallPrint = ({ texts, first, texted }) =>
  html`<footer class="small-print" part="small-print">
    <p>${texts.get('about.intended-use')}</p>
    <p>
      ${texts.get('about.not-diagnosis')} ${first.reviewed ? '' : texts.get('about.not-reviewed')}
      ${texted && !texted.reviewed && texts.has('about.translation') ? texts.get('about.translation') : ''}
      ${texts.get('app.private')}
    </p>
  </footer>`;

/** Emergency and same-day signs as plain text, for every result and every failure. @param {Host} host */
export const safetyNet = ({ texts }) =>
  html`<section class="safety-net" aria-labelledby="safety-net">
    <h3 id="safety-net">${texts.get('safety-net.title')}</h3>
    ${['safety-net.emergency', 'safety-net.same-day'].map(
      (key) =>
        html`<h4>${texts.get(`${key}.title`)}</h4>
          <ul>
            ${texts
              .get(key)
              .split('|')
              .map((sign) => html`<li>${sign}</li>`)}
          </ul>`,
    )}
  </section>`;

/** @param {Host} host @param {string} date ISO date */
export const longDate = (host, date) =>
  new Intl.DateTimeFormat(host.locale, { dateStyle: 'long' }).format(new Date(date));
