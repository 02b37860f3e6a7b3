// Makes docs/screenshot.png anew, from the built site: the front door, a question, a result. node tests/bench/screenshot.mjs
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

import { answerAll, launch, openPage, serveSite } from '../support/harness.mjs';

const COLOURS = 64; // text needs no more, and the file is a fifth
const browser = await launch();
const site = await serveSite();
const { page } = await openPage(browser, { viewport: { width: 360, height: 740 } });
/** @type {string[]} */
const shots = [];
const shoot = async () => {
  await page.waitForTimeout(500);
  await page.evaluate(() => scrollTo(0, 0));
  shots.push((await page.screenshot()).toString('base64'));
};
await page.goto(`${site.origin}/app/?region=GB#`);
await shoot();
await page.goto(`${site.origin}/app/?region=GB#charley/check`);
await answerAll(page, {}, async (current) => {
  if (current !== 'where-page') return;
  await page.locator('charley-check label.option', { hasText: 'Calf' }).first().click();
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shadowRoot.activeElement?.blur(),
  );
  await shoot();
  await page.locator('charley-check label.option', { hasText: 'Calf' }).first().click();
});
await shoot();

const { width, height, pixels } = await page.evaluate(async (all) => {
  const canvas = new OffscreenCanvas(3 * 370 + 10, 760);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.fillStyle = '#ddd8ce';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const [at, shot] of all.entries()) {
    const bytes = Uint8Array.from(atob(shot), (each) => each.charCodeAt(0));
    pen.drawImage(await createImageBitmap(new Blob([bytes])), 10 + at * 370, 10);
  }
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, pixels: Array.from(new Uint32Array(data.buffer)) };
}, shots);
await browser.close();
await site.close();

/** The most frequent colours; any other is drawn in the nearest of them. */
const counts = new Map();
for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
const palette = [...counts]
  .sort((a, b) => b[1] - a[1])
  .slice(0, COLOURS)
  .map(([pixel]) => pixel);
const channels = (/** @type {number} */ pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
const far = (/** @type {number} */ a, /** @type {number} */ b) =>
  channels(a).reduce((sum, value, at) => sum + (value - channels(b)[at]) ** 2, 0);
const nearest = new Map(
  [...counts.keys()].map((pixel) => [
    pixel,
    palette.reduce((best, each, at) => (far(each, pixel) < far(palette[best], pixel) ? at : best), 0),
  ]),
);

/** @param {string} type @param {Buffer} data of a PNG */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
const head = Buffer.alloc(13);
head.writeUInt32BE(width, 0);
head.writeUInt32BE(height, 4);
head.set([8, 3], 8);
const rows = Array.from({ length: height }, (_, y) =>
  Buffer.from([0, ...pixels.slice(y * width, (y + 1) * width).map((pixel) => nearest.get(pixel))]),
);
writeFileSync(
  'docs/screenshot.png',
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
