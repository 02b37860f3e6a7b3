// What one recording showed.
import { html, nothing } from 'lit';

import { print } from '../../parts/print.js';
import { strip } from '../../parts/strip.js';
import { duration, moment } from '../../texts/format.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('./model.d.ts').SensorModel} Sensor */
/** @typedef {import('./types.d.ts').NightReport} NightReport */
/** @typedef {import('../../texts/texts.js').Texts} Texts */

/** @param {Here} here @param {Sensor} place @param {unknown} problem what went wrong, if anything did */
export function reportView({ session, shell }, { state, library }, problem) {
  const { texts } = session.content;
  if (!state.shown) return nothing;
  const { report, file } = state.shown;
  return html`
    <h2 tabindex="-1">${texts.get(file ? 'sensor.imported' : 'sensor.report.title')}</h2>
    ${report.demo ? html`<p class="card warn demo">${texts.get('sensor.demo.label')}</p>` : nothing} ${problem}
    ${length(texts, report, file)} ${strip(texts, report)}
    <section>
      ${
        report.contractions.length
          ? html`<ul class="plain-list">
              ${report.contractions.map((each) => contraction(texts, report, each))}
            </ul>`
          : html`<p>${texts.get('sensor.report.none')}</p>`
      }
    </section>
    ${marks(texts, report)} ${movements(texts, report)} ${report.demo ? nothing : use({ session, shell }, report)}
    <div class="actions still">
      <button type="button" @click=${() => print(session, shell.screen)}>${texts.get('sensor.report.print')}</button>
      <button type="button" class="back" @click=${library.closeReport}>${texts.get('question.back')}</button>
      <button type="button" class="back" @click=${() => shell.back()}>${texts.get('sensor.back')}</button>
    </div>
  `;
}

/** @param {Texts} texts @param {NightReport} report @param {string | undefined} file */
function length(texts, report, file) {
  const usable = Math.max(0, ...report.quality.map((each) => each.usable));
  const time = (/** @type {number} */ seconds) => ({ time: duration(seconds, texts.locale) });
  return html`<p>
    ${file ? html`<strong>${file}</strong>. ` : nothing}
    ${report.startedAtMs ? `${texts.date(new Date(report.startedAtMs).toISOString())}. ` : nothing}
    ${texts.get('sensor.report.length', time(report.durationS))}${
      report.quality.length ? html`, ${texts.get('sensor.report.usable', time(usable))}` : nothing
    }.
  </p>`;
}

/** @param {Texts} texts @param {NightReport} report */
function movements(texts, { movements: { count }, gaps }) {
  const gapS = gaps.reduce((sum, gap) => sum + (gap.durationS ?? 0), 0);
  const time = duration(gapS, texts.locale);
  return html`<section>
    ${
      count
        ? html`<p>${texts.get('sensor.report.movements', { count })} ${texts.get('sensor.report.movements.honest')}</p>`
        : nothing
    }
    ${gaps.length ? html`<p>${texts.get('sensor.report.gaps', { count: gaps.length, time })}</p>` : nothing}
    <p class="help">${texts.get('sensor.report.doubt')}</p>
  </section>`;
}

/** Whether the report is part of the result, and the way there. @param {Here} here @param {NightReport} report */
function use({ session, shell }, report) {
  const { content, conclusion, answers } = session;
  const { texts } = content;
  const used = conclusion.reports.some(({ startedAtMs }) => startedAtMs === report.startedAtMs);
  return html`<button type="button" class="primary no-print" @click=${() => conclusion.useReport(report, !used)}>
      ${texts.get(used ? 'sensor.unuse' : 'sensor.use')}
    </button>
    <p role="status">${used ? texts.get('sensor.used') : nothing}</p>
    ${
      used && answers.all.size
        ? html`<button type="button" class="no-print" @click=${() => shell.go('result')}>
            ${texts.get('sensor.show-result')}
          </button>`
        : nothing
    }`;
}

/** @param {Texts} texts @param {NightReport} report @param {NightReport['contractions'][number]} event */
function contraction(texts, report, event) {
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
        time: moment(report.startedAtMs, event.onsetS, texts.locale),
      })}
    </p>
    <p class="help">${words.map((word) => texts.get(`sensor.report.${word}`)).join(', ')}</p>
  </li>`;
}

/** @param {Texts} texts @param {NightReport} report */
function marks(texts, report) {
  if (!report.marks.length) return nothing;
  return html`<section>
    <h3>${texts.get('sensor.report.marks')}</h3>
    <ul>
      ${report.marks.map(({ timeS }) => html`<li>${moment(report.startedAtMs, timeS, texts.locale)}</li>`)}
    </ul>
  </section>`;
}
