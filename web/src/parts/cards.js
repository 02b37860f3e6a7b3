// Small pieces that several places share: urgency, whom to call, the lasting small print.
import { html, nothing } from 'lit';

/** @typedef {import('../session/session.js').Session} Session */

/** @type {Record<import('../../../wasm/check.d.ts').Tier, string>} */
const ICONS = {
  emergency: 'M12 2 1 21h22L12 2zm-1 7h2v6h-2V9zm0 8h2v2h-2v-2z',
  'same-day': 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 4h2v7h-2V6zm0 9h2v2h-2v-2z',
  'within-days': 'M5 3h2v2h10V3h2v2h2v16H3V5h2V3zm0 7v9h14v-9H5zm2 2h4v4H7v-4z',
  routine: 'M4 4h16v12H8l-4 4V4zm3 4v2h10V8H7zm0 4v2h7v-2H7z',
  'self-care': 'M12 3 2 12h3v8h5v-6h4v6h5v-8h3L12 3z',
};

/** Most urgent first. */
export const TIERS = /** @type {(keyof typeof ICONS)[]} */ (Object.keys(ICONS));

/** @param {keyof typeof ICONS} name */
export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;

/** Whom to call: the region's number, the clinic, or words without a number. @param {Session} session @param {string} tier */
export function callLinks({ content: { texts }, settings }, tier) {
  const { region, contactName, contactPhone, contactPage } = settings;
  const number = tier === 'emergency' ? region?.emergency : tier === 'same-day' ? region?.urgent : undefined;
  const apt = tier !== 'emergency' && tier !== 'self-care';
  const clinic = apt && contactPhone;
  const book = apt && tier !== 'same-day' && contactPage;
  if (!number && !clinic && !book && tier !== 'emergency') return nothing;
  // Red is for what cannot wait.
  const look = `call ${tier === 'emergency' || tier === 'same-day' ? 'urgent' : ''}`;
  return html`<div class="calls">
    ${
      number
        ? html`<a class=${look} href="tel:${number}">${texts.get('call.number', { number })}</a>`
        : tier === 'emergency'
          ? html`<p class="call-words">${texts.get('call.local')}</p>`
          : nothing
    }
    ${
      clinic
        ? html`<a class=${look} href="tel:${clinic}">${texts.get('call.clinic', { name: contactName || clinic })}</a>`
        : nothing
    }
    ${book ? html`<a class=${look} href=${book} target="_blank" rel="noopener">${texts.get('call.book')}</a>` : nothing}
  </div>`;
}

/** @param {Session} session @param {string} tier */
export function tierAdvice({ content: { texts }, settings: { region } }, tier) {
  const number = tier === 'emergency' ? region?.emergency : region?.urgent;
  const withNumber = `tier.${tier}.do-number`;
  return number && texts.has(withNumber) ? texts.get(withNumber, { number }) : texts.get(`tier.${tier}.do`);
}

/** Said when a page names content of its own that cannot be used. @param {Session} session */
export const refusedNote = ({ content: { texts, refused } }) =>
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

/** The lasting small print; folded where a person in pain has a list to read. @param {Session} session @param {boolean} [folded] */
export function smallPrint({ content: { texts, first, locale } }, folded = false) {
  const use = html`<p>${texts.get('about.intended-use')}</p>`;
  const what = `${texts.get('about.not-diagnosis')} ${first.reviewed ? '' : texts.get('about.not-reviewed')}`;
  const rest = `${!locale.reviewed && texts.has('about.translation') ? texts.get('about.translation') : ''} ${texts.get('app.private')}`;
  return html`<footer class="small-print ${folded ? 'folded' : ''}" part="small-print">
    ${
      folded
        ? html`<details>
            <summary>${what}</summary>
            ${use}
            <p>${rest}</p>
          </details>`
        : html`${use}
            <p>${what} ${rest}</p>`
    }
  </footer>`;
}

/** The signs of an emergency, to read; what more is said of one is a press away. @param {Session} session */
export const signsList = ({ content: { first } }) =>
  html`<ul class="signs-list">
    ${[...first.emergency.rows, ...first.also.rows].map(
      ({ text, more }) =>
        html`<li>
          ${
            more
              ? html`<details>
                  <summary>${text}</summary>
                  <small>${more.text}</small>
                </details>`
              : text
          }
        </li>`,
    )}
  </ul>`;

/** Emergency and same-day signs as plain text, for every result and every failure. @param {Session} session @param {string[]} [tiers] */
export const helpSooner = ({ content: { texts } }, tiers = ['emergency', 'same-day']) =>
  tiers.map(
    (tier) =>
      html`<h4>${texts.get(`safety-net.${tier}.title`)}</h4>
        <ul>
          ${texts
            .get(`safety-net.${tier}`)
            .split('|')
            .map((sign) => html`<li>${sign}</li>`)}
        </ul>`,
  );

/** The same, folded. @param {Session} session @param {string[]} [tiers] */
export const safetyNet = (session, tiers) =>
  html`<details class="safety-net">
    <summary>${session.content.texts.get('safety-net.title')}</summary>
    ${helpSooner(session, tiers)}
  </details>`;

/** A word of urgency, and whom to call. @param {Session} session @param {'emergency' | 'same-day'} tier @param {string} [said] before the advice */
export function urgencyBand(session, tier, said = '') {
  const { texts } = session.content;
  return html`<div class="band ${tier}">
    <p class="band-word">${icon(tier)}${texts.get(`tier.${tier}.word`)}</p>
    <p class="band-title">${texts.get(`tier.${tier}.title`)}</p>
    <p>${said} ${tierAdvice(session, tier)}</p>
    ${callLinks(session, tier)}
  </div>`;
}

/** The same beside a question: in sight where it becomes known, a line from then on. @param {Session} session @param {'emergency' | 'same-day' | null} tier @param {string} said where it becomes known, else "" */
export function urgencyStrip(session, tier, said) {
  const { texts } = session.content;
  return html`<div class=${tier && said ? 'in-sight' : ''} role="alert">
    ${
      tier
        ? html`<div class="band strip ${tier}">
            <p class="band-word">${icon(tier)}${texts.get(`tier.${tier}.title`)}</p>
            ${said ? html`<p>${said}</p>` : nothing} ${callLinks(session, tier)}
          </div>`
        : nothing
    }
  </div>`;
}

/** Whom to call if one of these signs is there, in sight from the first to the last. @param {Session} session */
export function whomToCall({ content: { texts }, settings: { region } }) {
  const number = region?.emergency;
  return html`<p class="whom">
    ${number ? html`<a href="tel:${number}">${texts.get('emergency.call-number', { number })}</a>` : texts.get('emergency.call')}
  </p>`;
}
