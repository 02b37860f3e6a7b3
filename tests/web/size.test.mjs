// What a visitor downloads, compressed as a good server sends it. The sensor's part is counted apart: who only answers
// questions never loads it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const files = readdirSync('build/web/charley');
const brotli = (/** @type {string} */ file) => brotliCompressSync(readFileSync(`build/web/charley/${file}`)).length;
const total = (/** @type {string[]} */ names) => names.reduce((sum, file) => sum + brotli(file), 0);
/** The app's own page, which comes with it. */
const page = ['index.html', 'icon.svg'].reduce(
  (sum, file) => sum + brotliCompressSync(readFileSync(`build/web/app/${file}`)).length,
  0,
);
const isSensor = (/** @type {string} */ file) => /^(sensor|night|files)-/.test(file);
const isFiles = (/** @type {string} */ file) => file.startsWith('files-');
/** Asking, a clinician's texts, sources, a clinic's own content, taking it along: loaded when first wanted. */
const isMore = (/** @type {string} */ file) => /^(more|whole|sources|take)-/.test(file);
/** What only speakers of another language load. */
const isForeign = (/** @type {string} */ file) => /-(es|ar)-[\w-]+\.json$/.test(file);
const check = files.filter((file) => !isSensor(file) && !isMore(file) && !isForeign(file));

test('the whole check is at most 100 kB brotli', () => {
  const sum = total(check) + page;
  assert.ok(sum <= 100_000, `${sum}`);
});

test('the entry, which asks the first question, is at most 40 kB brotli', () => {
  const sum = brotli('charley.js') + page;
  assert.ok(sum <= 40_000, `${sum}`);
});

test('the night module with its screen is at most 90 kB brotli', () => {
  const sum = total(files.filter((file) => isSensor(file) && !isFiles(file) && !isForeign(file)));
  assert.ok(sum > 40_000 && sum <= 90_000, `${sum}`);
});

test('what is loaded when first wanted is at most 110 kB brotli, the whole module most of it', () => {
  const sum = total(files.filter((file) => isMore(file) && !isForeign(file)));
  assert.ok(sum > 5_000 && sum <= 110_000, `${sum}`);
});

test('the folder holds one module, one worker, knowledge, texts and one entry of the check, and the sensor apart', () => {
  const count = (/** @type {string[]} */ names, /** @type {RegExp} */ pattern) =>
    names.filter((file) => pattern.test(file)).length;
  assert.equal(count(check, /\.wasm$/), 1);
  assert.equal(count(check, /\.json$/), 2);
  assert.equal(count(check, /\.js$/), 3); // the entry, the worker, the drawings
  assert.equal(count(files.filter(isSensor), /\.wasm$/), 2);
});
