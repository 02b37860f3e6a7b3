// For somebody who wrote of wanting to die: a kind word and whom to call, by the region that the page names.
import { html } from 'lit';

/** @typedef {import('../session/session.js').Session} Session */

/** What to draw, once texts and numbers are there. @param {Session} session */
export async function crisis({ content, settings }) {
  const { lines } = await content.load('crisis');
  const { regionCode } = settings;
  const line = Object.hasOwn(lines, regionCode) ? lines[regionCode] : undefined;
  return () => {
    const { texts } = content;
    const call = line
      ? html`<p>
          <a class="call urgent" href="tel:${line.dial}">
            ${texts.get('ask.crisis.call', { name: line.name, number: line.say })}
          </a>
        </p>`
      : html`<p>${texts.get('ask.crisis.no-number')}</p>`;
    return html`<section class="card crisis">
      <h3>${texts.get('ask.crisis.title')}</h3>
      <p>${texts.get('ask.crisis.body')}</p>
      ${call}
      <p><strong>${texts.get('ask.crisis.danger')}</strong> ${texts.get('ask.crisis.pain')}</p>
    </section>`;
  };
}
