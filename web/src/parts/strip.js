// A recording as one strip, from its begin to its end: contractions, marks, gaps. The report lists the same in words.
import { html, svg } from 'lit';

/** @typedef {import('../../../wasm/night.d.ts').NightReport} NightReport */

const WIDTH = 320;
const GROUND = 52;
/** Shorter things are drawn this wide: a cramp of a minute in a night would not be seen. */
const LEAST = 2;

/** @param {import('../texts/texts.js').Texts} texts @param {NightReport} report */
export function strip(texts, { startedAtMs, durationS, contractions, marks, gaps }) {
  const x = (/** @type {number} */ seconds) => (WIDTH * Math.min(durationS, Math.max(0, seconds))) / (durationS || 1);
  const wide = (/** @type {{durationS?: number}} */ each) => Math.max(LEAST, x(each.durationS ?? 0));
  const clock = (/** @type {number} */ seconds) =>
    startedAtMs
      ? new Date(startedAtMs + seconds * 1000).toLocaleTimeString(texts.locale, {
          timeStyle: durationS < 600 ? 'medium' : 'short',
        })
      : new Date(seconds * 1000).toISOString().slice(11, 19);
  const bars = contractions.map((each) => {
    const high = each.crampLike ? 36 : 20;
    return svg`<rect x=${x(each.onsetS)} y=${GROUND - high} width=${wide(each)} height=${high} fill="currentColor" />`;
  });
  const holes = gaps.map(
    (each) =>
      svg`<rect x=${x(each.onsetS)} y=${GROUND - 10} width=${wide(each)} height="10" fill="none" stroke="currentColor" stroke-dasharray="3 3" />`,
  );
  const pressed = marks.map(
    ({ timeS }) => svg`<path d=${`M${x(timeS)} 14l-6-12h12z`} fill="none" stroke="currentColor" stroke-width="2" />`,
  );
  return html`<figure>
    <svg
      role="img"
      aria-label=${texts.get('sensor.strip')}
      viewBox="-8 0 ${WIDTH + 16} 72"
      width="100%"
      direction="ltr"
    >
      <path d="M0 ${GROUND}h${WIDTH}" stroke="currentColor" />
      ${holes}${bars}${pressed}
      ${[0, 0.5, 1].map(
        (share) =>
          svg`<text x=${share * WIDTH} y="68" font-size="13" fill="currentColor" text-anchor=${['start', 'middle', 'end'][share * 2]}>${clock(share * durationS)}</text>`,
      )}
    </svg>
    <figcaption aria-hidden="true">${texts.get('sensor.strip')}</figcaption>
  </figure>`;
}
