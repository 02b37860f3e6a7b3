// Says in the console when a page's own colours make something hard to read. Loaded only where a page has set any.

/** Which text stands on which ground: names of our custom properties. */
const PAIRS = [
  ['ink', 'paper', 'text'],
  ['ink', 'card', 'text on cards'],
  ['ink', 'chosen', 'a chosen answer'],
  ['soft', 'paper', 'help and small print'],
  ['soft', 'card', 'help on cards'],
  ['soft', 'chosen', 'small print of a chosen answer'],
  ['accent', 'paper', 'links and headings of buttons'],
  ['accent', 'card', 'links on cards'],
  ['accent', 'chosen', 'buttons on a chosen answer'],
  ['on-accent', 'accent', 'text on buttons'],
];
/** WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5;

/** @param {number} byte of a colour channel */
const linear = (byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);

/** @param {Uint8ClampedArray} pixel */
const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Of two colours, as painted. @param {OffscreenCanvasRenderingContext2D} canvas @param {string} text @param {string} ground */
function contrast(canvas, text, ground) {
  const paint = (/** @type {string} */ colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return luminance(canvas.getImageData(0, 0, 1, 1).data);
  };
  const [low, high] = [paint(ground), paint(text)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {HTMLElement | DocumentFragment} root of the element, once it is drawn */
export function warnOfContrast(root) {
  const frame = root.querySelector('.frame');
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!frame || !canvas) return;
  const style = getComputedStyle(frame);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--_${name}`).trim();
  for (const [text, ground, what] of PAIRS) {
    const ratio = contrast(canvas, colour(text), colour(ground));
    if (ratio < ENOUGH)
      console.warn(
        `charley: ${what}: --charley-${text} on --charley-${ground} is ${ratio.toFixed(1)}:1, less than 4.5:1`,
      );
  }
}
