// Both legs from the front and the back, to tap for "where" and "which side". Our own drawing. The list
// below it holds the same choices for keyboard and screen reader, so the drawing is hidden from them.
import { html, svg } from 'lit';

/** @typedef {import('../session/session.js').Session} Session */

const THIGH = 'M-27 0C-31 48-25 94-18 122H18C25 94 31 48 27 0Z';
const KNEE = 'M-18 122C-20 130-20 138-17 146H17C20 138 20 130 18 122Z';
const SHIN = 'M-17 146C-23 170-19 206-11 250H11C19 206 23 170 17 146Z';
const CALF = 'M-17 146C-29 168-23 204-11 250H11C23 204 29 168 17 146Z';
const FOOT_FRONT = 'M-11 250C-13 262-20 274-18 283C-14 291 14 291 18 283C20 274 13 262 11 250Z';
const FOOT_BACK = 'M-11 250C-13 262-15 274-12 281C-7 287 7 287 12 281C15 274 13 262 11 250Z';
/** Kneecap and toes; hollow of the knee and the two heads of the calf. */
const LINES = {
  front: 'M-8 128C-4 124 4 124 8 128M-10 281V286M-3 282V288M4 282V288M11 281V286',
  back: 'M-9 132C-4 137 4 137 9 132M0 168V206M-7 214C-3 209-1 208 0 206C1 208 3 209 7 214',
};

const REGIONS = [
  { view: 'front', code: 'front-thigh', d: THIGH },
  { view: 'front', code: 'shin', d: SHIN },
  { view: 'front', code: 'foot-toes', d: FOOT_FRONT },
  { view: 'back', code: 'back-thigh', d: THIGH },
  { view: 'back', code: 'behind-knee', d: KNEE },
  { view: 'back', code: 'calf', d: CALF },
  { view: 'back', code: 'foot-toes', d: FOOT_BACK },
];

/** Legs by view: a person's left leg is on the right of a picture from the front. */
const LEGS = [
  { view: 'front', side: 'right', x: 50 },
  { view: 'front', side: 'left', x: 110 },
  { view: 'back', side: 'left', x: 210 },
  { view: 'back', side: 'right', x: 270 },
];

const SIDES = {
  left: ['always-left', 'mostly-left', 'either', 'both-together'],
  right: ['always-right', 'mostly-right', 'either', 'both-together'],
};

/** @typedef {'left' | 'right'} Side */

/** One tap says the place and the side; the lists show what it said. @param {Session} session @param {string} code @param {Side} side @param {boolean} on */
function tap({ answers }, code, side, on) {
  const other = side === 'left' ? 'right' : 'left';
  const [given] = answers.get('side');
  const both = SIDES[other].includes(given?.code ?? '');
  const say = (/** @type {string} */ wanted) => answers.set('side', [{ code: wanted }]);
  if (on && !given) return say(`always-${side}`);
  const places = answers.get('where').filter((place) => place.code !== code && place.code !== 'not-sure');
  if (on && both) return say(`always-${other}`);
  answers.set('where', on ? places : [...places, { code }]);
  if (on && !places.length) return answers.set('side', []);
  if (on || SIDES[side].includes(given?.code ?? '')) return undefined;
  return say(both ? 'either' : `always-${side}`);
}

/** @param {Session} session */
export function bodyMap(session) {
  const { answers } = session;
  const [given] = answers.get('side');
  /** @param {string} code @param {Side} side */
  const isOn = (code, side) =>
    answers.get('where').some((place) => place.code === code) && (!given || SIDES[side].includes(given.code ?? ''));
  const { texts, locale } = session.content;
  return html`<svg class="body-map" viewBox="0 0 320 304" aria-hidden="true" focusable="false">
      ${LEGS.map(({ view, side, x }) =>
        REGIONS.filter((region) => region.view === view).map(
          (region) =>
            svg`<path
            class="region ${isOn(region.code, /** @type {Side} */ (side)) ? 'on' : ''}"
            data-region=${region.code} data-side=${side}
            transform="translate(${x} 8)" d=${region.d}
            @click=${() => tap(session, region.code, /** @type {Side} */ (side), isOn(region.code, /** @type {Side} */ (side)))} />`,
        ),
      )}
      ${LEGS.map(
        ({ view, x }) =>
          svg`<g transform="translate(${x} 8)">${view === 'front' ? svg`<path class="knee" d=${KNEE} />` : ''}<path class="line" d=${LINES[/** @type {'front' | 'back'} */ (view)]} /></g>`,
      )}
    </svg>
    <div class="body-map-words" dir="ltr" aria-hidden="true">
      ${LEGS.map(({ side }) => html`<span lang=${locale.language}>${texts.get(`body-map.${side}`)}</span>`)}
      ${['front', 'back'].map((view) => html`<strong>${texts.get(`body-map.${view}`)}</strong>`)}
    </div>`;
}
