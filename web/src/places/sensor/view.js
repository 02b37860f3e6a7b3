// What the sensor's place shows before anything is connected.
import { html, nothing } from 'lit';

import { errorSummary } from '../../parts/options.js';
import { duration } from '../../texts/format.js';
import { dimmedView, liveView } from './live-view.js';
import { placementPicture } from './placement-picture.js';
import { reportView } from './report-view.js';

/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('./model.d.ts').SensorModel} Sensor */
/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */
/** @typedef {import('../../texts/texts.js').Texts} Texts */

/** @param {Here} here @param {Sensor} place */
export function sensorView({ session, shell }, place) {
  const { texts } = session.content;
  const { step, dimmed, problem } = place.state;
  const notes = html`${problemNote(texts, problem)} ${place.state.late ? lateNote(texts, place) : nothing}`;
  if (step === 'report') return reportView({ session, shell }, place, notes);
  const live = step === 'live';
  return html`
    <header>
      <h2 tabindex="-1">${texts.get('sensor.title')}</h2>
      ${live ? nothing : html`<p class="lead">${texts.get('sensor.lead')}</p>`}
      <p class="help">${texts.get('sensor.honest')}</p>
    </header>
    ${notes} ${live ? liveView(texts, place) : startView(texts, place)}
    ${live && dimmed ? dimmedView(texts, place) : nothing}
    ${
      live
        ? nothing
        : html`<div class="actions still">
            <button type="button" class="back" @click=${() => shell.back()}>${texts.get('sensor.back')}</button>
          </div>`
    }
  `;
}

/** The worker does not answer. @param {Texts} texts @param {Sensor} place */
const lateNote = (texts, place) =>
  html`<div class="card warn late" role="alert">
    <p>${texts.get('late.slow')}</p>
    <button type="button" @click=${place.again}>${texts.get('failed.try')}</button>
  </div>`;

/** @param {Texts} texts @param {string} code */
function problemNote(texts, code) {
  const key = `error.${texts.has(`error.${code}.title`) ? code : 'core-failed'}`;
  return html`<div role="alert">
    ${code ? errorSummary(texts.get(`${key}.title`), texts.get(`${key}.do`)) : nothing}
  </div>`;
}

/** @param {Texts} texts @param {Sensor} place */
function startView(texts, place) {
  const { step, profiles } = place.state;
  if (step === 'choosing' || step === 'connecting') return waitingView(texts, place);
  return html`
    ${unfinished(texts, place)}
    <section>
      ${connect(texts, place)}
      <div class="stack">
        <button type="button" @click=${place.connection.demo}>${texts.get('sensor.demo')}</button>
        <label class="file">
          <span>${texts.get('sensor.import')}</span>
          <input type="file" accept=".edf,.bdf,.csv,.charley" @change=${place.library.importFile} />
        </label>
        <p class="help">${texts.get('sensor.import.lead')}</p>
      </div>
    </section>
    ${recordings(texts, place)} ${placementPicture(texts)} ${devices(texts, profiles)}
  `;
}

/** @param {Texts} texts @param {Sensor} place */
function waitingView(texts, { state, stream, connection }) {
  if (state.which) return whichView(texts, state.which);
  const choosing = state.step === 'choosing';
  const words = choosing
    ? texts.get('error.bluetooth-off.do')
    : texts.get('sensor.state.connecting', { name: stream.device.name });
  return html`<section class="card" aria-live="polite">
    <p>${words}</p>
    ${
      choosing
        ? html`<button type="button" @click=${connection.cancel}>${texts.get('question.back')}</button>`
        : nothing
    }
  </section>`;
}

/** @param {Texts} texts @param {NonNullable<import('./types.d.ts').SensorState['which']>} which */
const whichView = (texts, { profiles, pick }) =>
  html`<section class="card which" role="group" aria-labelledby="which">
    <h3 id="which" tabindex="-1">${texts.get('sensor.which')}</h3>
    <div class="stack">
      ${profiles.map((profile) => html`<button type="button" @click=${() => pick(profile)}>${profile.name}</button>`)}
      <button type="button" class="link" @click=${() => pick(undefined)}>${texts.get('question.back')}</button>
    </div>
  </section>`;

/** @param {Texts} texts @param {Sensor} place */
function connect(texts, { state: { missing }, connection }) {
  if (missing)
    return html`<div class="card warn">
      <h3>${texts.get(`error.${missing}.title`)}</h3>
      <p>${texts.get(`error.${missing}.do`)}</p>
    </div>`;
  return html`<div class="stack">
    <button type="button" class="primary" @click=${() => connection.connect(false)}>
      ${texts.get('sensor.connect')}
    </button>
    <button type="button" @click=${() => connection.connect(true)}>${texts.get('sensor.connect-all')}</button>
  </div>`;
}

/** @param {Texts} texts @param {Sensor} place */
function unfinished(texts, { state, recorder }) {
  const info = recorder.unfinished;
  if (!info) return nothing;
  const until = new Date(info.startedAtMs + info.durationS * 1000).toLocaleTimeString(texts.locale);
  return html`<section class="card warn">
    <p>${texts.get('sensor.unfinished', { time: until })}</p>
    ${
      state.missing || info.demo
        ? nothing
        : html`<button type="button" class="primary" @click=${recorder.resume}>
            ${texts.get('sensor.unfinished.resume')}
          </button>`
    }
  </section>`;
}

/** @param {Texts} texts @param {import('./types.d.ts').Profile[]} profiles */
const devices = (texts, profiles) =>
  html`<details>
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

/** @param {Texts} texts @param {Sensor} place */
function recordings(texts, { library }) {
  return html`<section>
    <h3>${texts.get('sensor.recordings')}</h3>
    <p role="status" class="help notice">${library.notice}</p>
    ${library.recordings.length ? nothing : html`<p>${texts.get('sensor.recordings.none')}</p>`}
    <ul class="plain-list">
      ${library.recordings.map((info) => recording(texts, library, info))}
    </ul>
  </section>`;
}

/** @param {Texts} texts @param {import('./library.js').Library} library @param {RecordingInfo} info */
function recording(texts, library, info) {
  const date = new Date(info.startedAtMs).toLocaleString(texts.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const name = info.name || date;
  const button = (/** @type {string} */ action, /** @type {() => unknown} */ act) =>
    html`<button type="button" @click=${act}>
      ${texts.get(`sensor.recordings.${action}`)}<span class="visually-hidden">: ${name}</span>
    </button>`;
  return html`<li class="card">
    <h4>${name}</h4>
    <p class="help">
      ${info.name ? html`${date}. ` : nothing}${info.demo ? texts.get('sensor.demo.label') : info.device}
      ${texts.get('sensor.report.length', { time: duration(info.durationS, texts.locale) })}
    </p>
    <div class="row">
      ${button('open', () => library.show(info))} ${button('edf', () => library.save(info, 'edf'))}
      ${button('csv', () => library.save(info, 'csv'))} ${button('raw', () => library.save(info, 'raw'))}
      ${button('rename', () => library.rename(info))} ${button('delete', () => library.remove(info))}
    </div>
  </li>`;
}
