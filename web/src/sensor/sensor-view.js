// What the sensor screen shows.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';

import { reportView } from './report-view.js';
import { duration } from './format.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('./sensor-screen.js').SensorScreen} Screen */

/** @param {Host} host @param {Screen} screen */
export function sensorView(host, screen) {
  const { texts } = screen;
  if (screen.step === 'report') return reportView(host, screen);
  const live = screen.step === 'live';
  if (live && screen.dimmed) return dimmedView(screen);
  return html`
    <header class="intro">
      <h2 tabindex="-1">${texts.get('sensor.title')}</h2>
      ${live ? nothing : html`<p class="lead">${texts.get('sensor.lead')}</p>`}
      <p class="help">${texts.get('sensor.honest')}</p>
    </header>
    ${problem(screen)} ${live ? liveView(host, screen) : startView(host, screen)}
    <div class="actions still">
      ${
        live
          ? nothing
          : html`<button type="button" class="back" @click=${host.closeSensor}>${texts.get('sensor.back')}</button>`
      }
    </div>
  `;
}

/** @param {Screen} screen */
export function problem({ texts, problem: code }) {
  if (!code) return html`<div role="alert"></div>`;
  const key = texts.has(`error.${code}.title`) ? code : 'core-failed';
  return html`<div role="alert">
    <div class="error-summary">
      <h3>${texts.get(`error.${key}.title`)}</h3>
      <p>${texts.get(`error.${key}.do`)}</p>
    </div>
  </div>`;
}

/** @param {Host} host @param {Screen} screen */
function startView(host, screen) {
  const { texts, step, missing } = screen;
  if (step === 'choosing' || step === 'connecting') {
    return html`<section class="card" aria-live="polite">
      <p>
        ${step === 'choosing' ? texts.get('error.bluetooth-off.do') : texts.get('sensor.state.connecting', { name: screen.name })}
      </p>
      ${
        step === 'choosing'
          ? html`<button type="button" @click=${screen.cancelChoosing}>${texts.get('question.back')}</button>`
          : nothing
      }
    </section>`;
  }
  return html`
    ${unfinished(screen)}
    <section>
      ${
        missing
          ? html`<div class="card warn">
              <h3>${texts.get(`error.${missing}.title`)}</h3>
              <p>${texts.get(`error.${missing}.do`)}</p>
            </div>`
          : html`<div class="stack">
              <button type="button" class="primary" @click=${() => screen.connect(false)}>
                ${texts.get('sensor.connect')}
              </button>
              <button type="button" @click=${() => screen.connect(true)}>${texts.get('sensor.connect-all')}</button>
            </div>`
      }
      <div class="stack">
        <button type="button" @click=${screen.tryDemo}>${texts.get('sensor.demo')}</button>
        <label class="file">
          <span>${texts.get('sensor.import')}</span>
          <input type="file" accept=".edf,.bdf,.csv,.charley" @change=${screen.importFile} />
        </label>
        <p class="help">${texts.get('sensor.import.lead')}</p>
      </div>
    </section>
    ${recordings(host, screen)} ${placementPicture(screen)} ${devices(screen)}
  `;
}

/** @param {Screen} screen */
function unfinished(screen) {
  const { texts, unfinished: info } = screen;
  if (!info) return nothing;
  const until = new Date(info.startedAtMs + info.durationS * 1000).toLocaleTimeString();
  return html`<section class="card warn">
    <p>${texts.get('sensor.unfinished', { time: until })}</p>
    ${
      screen.missing || info.demo
        ? nothing
        : html`<button type="button" class="primary" @click=${screen.resume}>
            ${texts.get('sensor.unfinished.resume')}
          </button>`
    }
  </section>`;
}

/** @param {Screen} screen */
function devices({ texts, profiles }) {
  return html`<details>
    <summary>${texts.get('sensor.devices')}</summary>
    <ul class="plain-list">
      ${profiles.map(
        ({ name, measures, notes }) =>
          html`<li class="card">
            <h4>${name}</h4>
            <p>${measures.map((each) => texts.get(`sensor.measures.${each}`)).join(', ')}</p>
            <ul>
              ${notes.map((note) => html`<li>${texts.get(note)}</li>`)}
            </ul>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** @param {Screen} screen */
export function placementPicture({ texts }) {
  return html`<details>
    <summary>${texts.get('sensor.where.title')}</summary>
    <svg class="leg" viewBox="0 0 120 220" role="img" aria-label=${texts.get('sensor.where.picture')}>
      <path
        class="line"
        d="M38 6c-4 26-12 40-14 66-2 30 8 58 12 86 2 16 1 30-4 44l44 6c8-2 10-8 4-12l-10-10c-2-26 12-62 14-92 2-34-8-56-8-88"
      />
      <path class="line faint" d="M34 34c14 6 28 6 40 0M40 62c6 22 8 40 20 46 10-8 14-24 16-44" />
      <rect class="sensor" x="60" y="70" width="18" height="34" rx="6" />
    </svg>
    <p>${texts.get('sensor.where.text')}</p>
  </details>`;
}

/** @param {Host} host @param {Screen} screen */
function recordings(host, screen) {
  const { texts } = screen;
  const lang = host.locale;
  return html`<section>
    <h3>${texts.get('sensor.recordings')}</h3>
    <p role="status" class="help">${screen.notice}</p>
    ${screen.recordings.length ? nothing : html`<p>${texts.get('sensor.recordings.none')}</p>`}
    <ul class="plain-list">
      ${screen.recordings.map((info) => {
        const date = new Date(info.startedAtMs).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
        const name = info.name || date;
        /** @param {string} key @param {() => void} act */
        const button = (key, act) =>
          html`<button type="button" @click=${act}>
            ${texts.get(key)}<span class="visually-hidden">: ${name}</span>
          </button>`;
        return html`<li class="card">
          <h4>${name}</h4>
          <p class="help">
            ${info.name ? html`${date}. ` : nothing}${info.demo ? texts.get('sensor.demo.label') : info.device}
            ${texts.get('sensor.report.length', { time: duration(info.durationS, lang) })}
          </p>
          <div class="row">
            ${button('sensor.recordings.open', () => screen.show(info))}
            ${button('sensor.recordings.edf', () => screen.save(info, 'edf'))}
            ${button('sensor.recordings.csv', () => screen.save(info, 'csv'))}
            ${button('sensor.recordings.raw', () => screen.save(info, 'raw'))}
            ${button('sensor.recordings.rename', () => screen.rename(info))}
            ${button('sensor.recordings.delete', () => screen.remove(info))}
          </div>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** @param {Host} host @param {Screen} screen */
function liveView(host, screen) {
  const { texts, message, name, linkState, demo } = screen;
  const live = message?.live;
  return html`
    ${demo ? html`<p class="card warn demo">${texts.get('sensor.demo.label')}</p>` : nothing}
    <p class="link-state ${linkState}" role="status">
      ${
        linkState === 'silent'
          ? texts.get('error.device-silent.title')
          : texts.get(`sensor.state.${linkState}`, { name })
      }
    </p>
    <section>
      <h3>${texts.get('sensor.live')}</h3>
      <canvas
        class="chart"
        role="img"
        aria-label=${texts.get('sensor.live.picture')}
        ${ref(screen.chart.attach)}
      ></canvas>
      ${live ? nowLine(screen, live) : nothing}
    </section>
    ${placementCheck(screen)} ${recorder(host, screen)} ${live ? facts(screen, live) : nothing}
    ${placementPicture(screen)}
    <div class="row">
      <button type="button" @click=${screen.disconnect}>
        ${texts.get(screen.recording ? 'sensor.stop' : 'sensor.disconnect')}
      </button>
    </div>
  `;
}

/** @param {Screen} screen @param {import('./types.d.ts').LiveValue} live */
function nowLine({ texts }, live) {
  const unit = live.hasEmg ? (live.microvolts ? 'µV' : '') : 'g';
  const number = (/** @type {number} */ value) => `${value.toFixed(unit === 'g' ? 2 : 0)} ${unit}`;
  const state = live.sustained
    ? texts.get('sensor.live.tight', { seconds: Math.round(live.sustainedS) })
    : texts.get(live.moving ? 'sensor.live.moving' : 'sensor.live.quiet');
  return html`<p class="now ${live.sustained ? 'tight' : ''}">${state}</p>
    <p class="help">
      ${texts.get('sensor.live.now')} <strong>${number(live.hasEmg ? live.envelope : live.dynamicG)}</strong>${
        live.hasEmg ? html`, ${texts.get('sensor.live.rest')} ${number(live.rest)}` : nothing
      }.
      ${texts.get('sensor.quality.title')}:
      <strong>
        ${live.quality.length ? live.quality.map((each) => texts.get(`sensor.quality.${each}`)).join(', ') : texts.get('sensor.quality.good')}</strong
      >.
    </p>`;
}

/** @param {Screen} screen */
function placementCheck(screen) {
  const { texts, placing, placement, message } = screen;
  const phase = message?.live.placement;
  return html`<section class="placement">
    <button type="button" ?disabled=${placing} @click=${screen.checkPlacement}>${texts.get('sensor.placement')}</button>
    <p role="status" class=${placement ? `verdict ${placement.kind}` : ''}>
      ${
        placing
          ? texts.get(`sensor.placement.${phase === 'tense' ? 'tense' : 'relax'}`)
          : placement
            ? texts.get(`sensor.placement.${placement.text}`)
            : nothing
      }
    </p>
  </section>`;
}

/** @param {Host} host @param {Screen} screen */
function recorder(host, screen) {
  const { texts, recording, message } = screen;
  if (!recording) {
    return html`<section>
      <button type="button" class="primary" @click=${screen.record}>${texts.get('sensor.record')}</button>
      <p class="help">${texts.get('sensor.record.lead')}</p>
    </section>`;
  }
  const lang = host.locale;
  return html`<section class="recorder">
    ${markButton(screen)}
    <p><strong>${texts.get('sensor.recording', { time: duration(message?.live.durationS ?? 0, lang) })}</strong></p>
    <p class="help">
      ${texts.get('sensor.recording.kept', { size: `${Math.round((message?.bytes ?? 0) / 1000)} kB` })}.
      ${texts.get(screen.awake ? 'sensor.recording.awake' : 'sensor.recording.asleep')}
      ${screen.hiddenS ? texts.get('sensor.recording.hidden', { seconds: screen.hiddenS }) : nothing}
    </p>
    <button type="button" @click=${screen.dim}>${texts.get('sensor.dim')}</button>
  </section>`;
}

/** @param {Screen} screen */
function markButton(screen) {
  const { texts, marks } = screen;
  return html`<button type="button" class="mark" @click=${screen.mark}>${texts.get('sensor.mark')}</button>
    <p role="status">${marks.length ? texts.get('sensor.marked', { time: marks[marks.length - 1] }) : nothing}</p>`;
}

/** Dark and nearly empty, for the night: the mark stays as large as the screen allows. @param {Screen} screen */
function dimmedView(screen) {
  const { texts } = screen;
  return html`<section class="night">
    <h2 tabindex="-1" class="visually-hidden">${texts.get('sensor.title')}</h2>
    ${markButton(screen)}
    <p class="link-state ${screen.linkState}">
      ${texts.get(`sensor.state.${screen.linkState === 'reconnecting' ? 'reconnecting' : 'connected'}`, { name: screen.name })}
    </p>
    <button type="button" @click=${screen.dim}>${texts.get('sensor.wake')}</button>
  </section>`;
}

/** @param {Screen} screen @param {import('./types.d.ts').LiveValue} live */
function facts(screen, live) {
  const { texts } = screen;
  const streams = live.streams.filter(({ received }) => received > 0);
  const all = streams.reduce((sum, each) => sum + each.received + each.lost, 0);
  const lost = streams.reduce((sum, each) => sum + each.lost, 0);
  const repeated = streams.reduce((sum, each) => sum + each.repeated, 0);
  return html`<details open>
    <summary>${texts.get('sensor.facts')}</summary>
    ${live.rateWrong ? html`<p class="card warn">${texts.get('sensor.rate.wrong')}</p>` : nothing}
    <dl>
      <div>
        <dt>${texts.get('sensor.rate')}</dt>
        <dd>${streams.map(({ id, rateHz, measured }) => `${id} ${measured ? rateHz.toFixed(1) : '…'}`).join(', ')}</dd>
      </div>
      <div>
        <dt>${texts.get('sensor.age')}</dt>
        <dd>${texts.get('sensor.age.seconds', { seconds: screen.ageS.toFixed(1) })}</dd>
      </div>
      <div>
        <dt>${texts.get('sensor.lost')}</dt>
        <dd>${texts.get('sensor.lost.samples', { count: lost, all })}</dd>
      </div>
      ${
        repeated
          ? html`<div>
              <dt>${texts.get('sensor.repeated')}</dt>
              <dd>${repeated}</dd>
            </div>`
          : nothing
      }
      <div>
        <dt>${texts.get('sensor.battery')}</dt>
        <dd>${live.battery === null ? texts.get('sensor.battery.unknown') : `${live.battery} %`}</dd>
      </div>
      ${
        live.firmware
          ? html`<div>
              <dt>${texts.get('sensor.firmware')}</dt>
              <dd>${live.firmware}</dd>
            </div>`
          : nothing
      }
    </dl>
  </details>`;
}
