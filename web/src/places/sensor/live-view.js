// What a sensor shows now.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';

import { duration } from '../../texts/format.js';
import { placementPicture } from './placement-picture.js';

/** @typedef {import('./model.d.ts').SensorModel} Sensor */
/** @typedef {import('./types.d.ts').LiveValue} LiveValue */
/** @typedef {import('../../texts/texts.js').Texts} Texts */

/** @param {Texts} texts @param {Sensor} place */
export function liveView(texts, place) {
  const { stream, recorder } = place;
  const { device, linkState, message } = stream;
  const state =
    linkState === 'silent'
      ? texts.get('error.device-silent.title')
      : texts.get(`sensor.state.${linkState}`, { name: device.name });
  return html`
    ${device.demo ? html`<p class="card warn demo">${texts.get('sensor.demo.label')}</p>` : nothing}
    <p class="link-state ${linkState}" role="status">${state}</p>
    <section>
      <h3>${texts.get('sensor.live')}</h3>
      <canvas
        class="chart"
        role="img"
        aria-label=${texts.get('sensor.live.picture')}
        ${ref(stream.chart.attach)}
      ></canvas>
      ${message ? nowLine(texts, message.live) : nothing}
    </section>
    ${placementCheck(texts, place)} ${recording(texts, place)}
    ${message ? facts(texts, message.live, stream.ageS) : nothing} ${placementPicture(texts)}
    <div class="row">
      <button type="button" @click=${recorder.stop}>
        ${texts.get(recorder.recording ? 'sensor.stop' : 'sensor.disconnect')}
      </button>
    </div>
  `;
}

/** Above the onset of core/signal/onset.h, and not long enough yet to be called tight: it is at least not called rest. @param {LiveValue} live */
const isTightening = ({ hasEmg, microvolts, envelope, rest }) =>
  hasEmg && envelope > 3 * rest && (!microvolts || envelope > rest + 8);

/** @param {Texts} texts @param {LiveValue} live */
function nowLine(texts, live) {
  const unit = live.hasEmg ? (live.microvolts ? 'µV' : '') : 'g';
  const number = (/** @type {number} */ value) => `${value.toFixed(unit === 'g' ? 2 : 0)} ${unit}`;
  const calm = live.moving ? 'moving' : isTightening(live) ? 'tightening' : 'quiet';
  const state = live.sustained
    ? texts.get('sensor.live.tight', { seconds: Math.round(live.sustainedS) })
    : texts.get(`sensor.live.${calm}`);
  const quality = live.quality.length ? live.quality : ['good'];
  return html`<p class="now ${live.sustained ? 'tight' : ''}">${state}</p>
    <p class="help">
      ${texts.get('sensor.live.now')} <strong>${number(live.hasEmg ? live.envelope : live.dynamicG)}</strong>${
        live.hasEmg ? html`, ${texts.get('sensor.live.rest')} ${number(live.rest)}` : nothing
      }.
      ${texts.get('sensor.quality.title')}:
      <strong>${quality.map((each) => texts.get(`sensor.quality.${each}`)).join(', ')}</strong>.
    </p>`;
}

/** @param {Texts} texts @param {Sensor} place */
function placementCheck(texts, { stream: { placing, placement, message, checkPlacement } }) {
  const doing = message?.live.placement === 'tense' ? 'tense' : 'relax';
  return html`<section class="placement">
    <button type="button" ?disabled=${placing} @click=${checkPlacement}>${texts.get('sensor.placement')}</button>
    <p role="status" class=${placement ? `verdict ${placement.kind}` : ''}>
      ${
        placing
          ? texts.get(`sensor.placement.${doing}`)
          : placement
            ? texts.get(`sensor.placement.${placement.text}`)
            : nothing
      }
    </p>
  </section>`;
}

/** @param {Texts} texts @param {Sensor} place */
function recording(texts, place) {
  const { recorder, stream } = place;
  if (!recorder.recording)
    return html`<section>
      <button type="button" class="primary" @click=${recorder.record}>${texts.get('sensor.record')}</button>
      <p class="help">${texts.get('sensor.record.lead')}</p>
    </section>`;
  const { live, bytes = 0 } = stream.message ?? {};
  const time = duration(live?.durationS ?? 0, texts.locale);
  return html`<section class="recorder">
    ${place.state.dimmed ? nothing : markButton(texts, place)}
    <p><strong>${texts.get('sensor.recording', { time })}</strong></p>
    <p class="help">
      ${texts.get('sensor.recording.kept', { size: `${Math.round(bytes / 1000)} kB` })}.
      ${texts.get(recorder.awake ? 'sensor.recording.awake' : 'sensor.recording.asleep')}
      ${recorder.hiddenS ? texts.get('sensor.recording.hidden', { seconds: recorder.hiddenS }) : nothing}
    </p>
    <button type="button" @click=${place.dim}>${texts.get('sensor.dim')}</button>
  </section>`;
}

/** @param {Texts} texts @param {Sensor} place */
const markButton = (texts, { recorder: { mark, marks, canUndo, undo } }) =>
  html`<button type="button" class="mark" @click=${mark}>${texts.get('sensor.mark')}</button>
    <div class="row">
      <p role="status">${marks.length ? texts.get('sensor.marked', { time: marks[marks.length - 1] }) : nothing}</p>
      ${canUndo ? html`<button type="button" @click=${undo}>${texts.get('sensor.mark.undo')}</button>` : nothing}
    </div>`;

/**
 * Dark and nearly empty, for the night, over everything that is on the page: the mark is as large as the screen allows, and
 * Escape leaves. @param {Texts} texts @param {Sensor} place
 */
export function dimmedView(texts, place) {
  const { linkState, device } = place.stream;
  const state = linkState === 'reconnecting' ? 'reconnecting' : 'connected';
  const wake = (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target).closest('dialog')?.close();
  return html`<dialog
    class="night"
    aria-label=${texts.get('sensor.dim')}
    data-locale=${texts.locale}
    ${ref(cover)}
    @close=${place.dim}
  >
    <time></time>
    ${markButton(texts, place)}
    <p class="link-state ${linkState}">${texts.get(`sensor.state.${state}`, { name: device.name })}</p>
    <button type="button" @click=${wake}>${texts.get('sensor.wake')}</button>
  </dialog>`;
}

/** Shows it, and the time of day as long as it is there. @param {Element | undefined} element */
function cover(element) {
  const dialog = /** @type {HTMLDialogElement | undefined} */ (element);
  if (!dialog || dialog.open) return;
  const clock = /** @type {HTMLElement} */ (dialog.querySelector('time'));
  const tick = () => {
    if (!dialog.isConnected) return clearInterval(timer);
    clock.textContent = new Date().toLocaleTimeString(dialog.dataset.locale, { hour: 'numeric', minute: '2-digit' });
  };
  const timer = setInterval(tick, 1000);
  // It is not in the page yet.
  queueMicrotask(() => {
    if (dialog.isConnected) dialog.showModal();
    tick();
  });
}

/** @param {string} name @param {unknown} value */
const row = (name, value) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** @param {Texts} texts @param {LiveValue} live @param {number} ageS */
function facts(texts, live, ageS) {
  const streams = live.streams.filter(({ received }) => received > 0);
  const sum = (/** @type {(each: LiveValue['streams'][number]) => number} */ of) =>
    streams.reduce((total, each) => total + of(each), 0);
  const lost = sum((each) => each.lost);
  const repeated = sum((each) => each.repeated);
  const rates = streams.map(({ id, rateHz, measured }) => `${id} ${measured ? rateHz.toFixed(1) : '…'}`).join(', ');
  const all = sum((each) => each.received) + lost;
  return html`<details ?open=${live.rateWrong}>
    <summary>${texts.get('sensor.facts')}</summary>
    ${live.rateWrong ? html`<p class="card warn">${texts.get('sensor.rate.wrong')}</p>` : nothing}
    <dl>
      ${row(texts.get('sensor.rate'), rates)}
      ${row(texts.get('sensor.age'), texts.get('sensor.age.seconds', { seconds: ageS.toFixed(1) }))}
      ${row(texts.get('sensor.lost'), texts.get('sensor.lost.samples', { count: lost, all }))}
      ${repeated ? row(texts.get('sensor.repeated'), repeated) : nothing}
      ${row(texts.get('sensor.battery'), live.battery === null ? texts.get('sensor.battery.unknown') : `${live.battery} %`)}
      ${live.firmware ? row(texts.get('sensor.firmware'), live.firmware) : nothing}
    </dl>
  </details>`;
}
