// How to do it, in lines: our own drawings for stretches and relief. Each has three strokes of its own: the person, the
// things around, and what to notice. They take their colours from the theme and print in grey.
import { html } from 'lit';

/** @param {number} x @param {number} y @param {number} [r] */
const circle = (x, y, r = 10) => `M${x + r} ${y}a${r} ${r} 0 1 0-${2 * r} 0a${r} ${r} 0 1 0 ${2 * r} 0`;
/** A lower leg that lies, the foot on the right. */
const LEG =
  'M8 56C48 42 92 54 124 60M8 88C44 102 92 94 122 82M124 60C128 48 130 36 138 34C148 36 148 62 142 78C138 86 130 86 122 82';
const BED = 'M6 102H154';

/** @type {Record<string, {body: string, things?: string, show?: string}>} */
const DRAWINGS = {
  'stretch-now': {
    body: `${circle(50, 26)}M48 38L40 90L86 88L126 90L128 68M47 50L80 68L124 70`,
    things: BED,
    show: 'M150 62C144 54 138 54 132 60M132 60v-8M132 60h8M92 98C100 94 110 94 118 98',
  },
  'walk-it-off': {
    body: `${circle(66, 18)}M66 30V66L58 90L58 112H70M66 66L78 88L82 112H94M66 40L88 54L106 54M66 40L54 58L56 72`,
    things: 'M108 50V112M108 82H138V112M6 114H154',
    show: 'M50 104C48 98 48 92 50 86',
  },
  massage: {
    body: `${circle(46, 22)}M46 34L34 92L82 62L108 100H126M45 46L70 76L94 90M45 46L78 60L100 76`,
    things: BED,
    show: 'M84 84C86 90 90 94 96 96M108 74C112 70 114 66 114 62M118 82C122 78 124 74 124 70',
  },
  'apply-heat': {
    body: LEG,
    things: 'M42 44L38 98M92 48L90 98M42 44C58 40 76 42 92 48M38 98C56 102 74 102 90 98',
    show: 'M54 34C50 28 58 24 54 16M68 34C64 28 72 24 68 16M82 34C78 28 86 24 82 16',
  },
  'cold-pack': {
    body: LEG,
    things: 'M44 28H94V50H44ZM52 28V50M60 28V50M68 28V50M76 28V50M86 28V50',
    show: 'M70 4V20M63 8L77 16M77 8L63 16',
  },
  'hot-bath': {
    body: `${circle(44, 22)}M44 34L42 78L82 78L86 110H102M44 46L62 62L80 70`,
    things: 'M28 80H56V112M32 80V112M124 14H104L94 24M6 114H154',
    show: 'M90 34V42M98 34V42M92 52V60M100 52V60M94 70V78M102 70V78',
  },
  'bedtime-stretch': {
    body: `${circle(106, 22)}M100 34L76 66L40 112H54M76 66L98 84L98 112H110M100 38L122 44L136 40`,
    things: 'M140 6V114M6 114H154',
    show: 'M40 98C44 88 50 82 56 80M30 104V112',
  },
  'seated-stretch': {
    body: `${circle(56, 28)}M53 40L40 90L86 88L126 90L130 66M52 52L70 66L84 68`,
    things: `${BED}M84 66L132 70M84 70L130 82`,
    show: 'M112 54C104 50 96 50 90 56M90 56V48M90 56H98',
  },
  'loose-covers': {
    body: 'M8 82H108L112 52M108 82L116 84',
    things: `${BED}M8 70C40 66 70 40 108 36C128 40 140 70 150 100`,
    show: 'M126 66V50M126 50L120 56M126 50L132 56',
  },
  'stationary-bike': {
    body: `${circle(84, 16)}M80 28L66 54L92 68L84 94M80 32L100 46L114 46`,
    things: `${circle(112, 96, 16)}M66 54L78 94L106 62M58 54H74M40 112L78 94M104 46H120L106 62L112 96M30 114H140`,
    show: 'M70 94A10 10 0 1 0 78 84',
  },
  'legs-up': {
    body: `${circle(22, 90)}M34 94L78 98L98 66L136 66L140 52`,
    things: `${BED}M104 74H140C148 74 148 98 140 98H104C98 98 98 74 104 74Z`,
    show: 'M118 50V34M118 34L112 40M118 34L124 40',
  },
};

/** Nothing where a clinic's content names a drawing that we lack. @param {import('../texts/texts.js').Texts} texts @param {string} name */
export function picture(texts, name) {
  const drawing = Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name] : undefined;
  if (!drawing) return '';
  return html`<svg class="drawing" viewBox="0 0 160 120" role="img" aria-label=${texts.get(`picture.${name}`)}>
    <path class="thing" d=${drawing.things ?? ''} />
    <path d=${drawing.body} />
    <path class="show" d=${drawing.show ?? ''} />
  </svg>`;
}
