// What one recording showed.
import { html, nothing } from 'lit';

import { duration, moment } from './format.js';
import { problem } from './sensor-view.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('./sensor-screen.js').SensorScreen} Screen */

/** @param {Host} host @param {Screen} screen */
export function reportView(host, screen) {
  const { texts } = screen;
  const { report, file } = /** @type {NonNullable<Screen['shown']>} */ (screen.shown);
  const lang = host.locale;
  const usable = Math.max(0, ...report.quality.map((each) => each.usable));
  const gapS = report.gaps.reduce((sum, gap) => sum + (gap.durationS ?? 0), 0);
  return html`
    <h2 tabindex="-1">${texts.get(file ? 'sensor.imported' : 'sensor.report.title')}</h2>
    ${report.demo ? html`<p class="card warn demo">${texts.get('sensor.demo.label')}</p>` : nothing} ${problem(screen)}
    <p>
      ${file ? html`<strong>${file}</strong>. ` : nothing}
      ${texts.get('sensor.report.length', { time: duration(report.durationS, lang) })}${
        report.quality.length ? html`, ${texts.get('sensor.report.usable', { time: duration(usable, lang) })}` : nothing
      }.
    </p>
    <section>
      ${
        report.contractions.length
          ? html`<ul class="plain-list">
              ${report.contractions.map((each) => contraction(host, screen, each))}
            </ul>`
          : html`<p>${texts.get('sensor.report.none')}</p>`
      }
    </section>
    ${marks(host, screen)}
    <section>
      <p>
        ${texts.get('sensor.report.movements', { count: report.movements.count })}
        ${texts.get('sensor.report.movements.honest')}
      </p>
      ${
        report.gaps.length
          ? html`<p>${texts.get('sensor.report.gaps', { count: report.gaps.length, time: duration(gapS, lang) })}</p>`
          : nothing
      }
      <p class="help">${texts.get('sensor.report.doubt')}</p>
    </section>
    ${
      report.demo
        ? nothing
        : html`<button type="button" class="primary" @click=${screen.toggleUse}>
              ${texts.get(screen.used ? 'sensor.unuse' : 'sensor.use')}
            </button>
            <p role="status">${screen.used ? texts.get('sensor.used') : nothing}</p>`
    }
    <div class="actions still">
      <button type="button" class="back" @click=${screen.closeReport}>${texts.get('question.back')}</button>
      <button type="button" class="back" @click=${host.closeSensor}>${texts.get('sensor.back')}</button>
    </div>
  `;
}

/** @param {Host} host @param {Screen} screen @param {import('../../../wasm/night.d.ts').NightEvent} event */
function contraction(host, { texts, shown }, event) {
  const report = /** @type {NonNullable<Screen['shown']>} */ (shown).report;
  const words = [
    event.crampLike && 'cramp-like',
    event.poorSignal && 'poor',
    event.moving && 'moving',
    event.cut && 'cut',
    report.marks.some((mark) => mark.contraction?.onsetS === event.onsetS) && 'at-mark',
  ].filter(Boolean);
  return html`<li class="card">
    <p>
      ${texts.get('sensor.report.contraction', {
        seconds: Math.round(event.durationS ?? 0),
        time: moment(report.startedAtMs, event.onsetS, host.locale),
      })}
    </p>
    <p class="help">${words.map((word) => texts.get(`sensor.report.${word}`)).join(', ')}</p>
  </li>`;
}

/** @param {Host} host @param {Screen} screen */
function marks(host, { texts, shown }) {
  const report = /** @type {NonNullable<Screen['shown']>} */ (shown).report;
  if (!report.marks.length) return nothing;
  return html`<section>
    <h3>${texts.get('sensor.report.marks')}</h3>
    <ul>
      ${report.marks.map(({ timeS }) => html`<li>${moment(report.startedAtMs, timeS, host.locale)}</li>`)}
    </ul>
  </section>`;
}
