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
const isSensor = (/** @type {string} */ file) => /^(sensor|night|files|strip)-/.test(file);
const isFiles = (/** @type {string} */ file) => file.startsWith('files-');
/**
 * Asking, a clinician's texts, sources, a clinic's own content, taking it along, answers from before that do not fit, and what
 * stands in sections of the result that few people open: loaded when first wanted.
 */
const isLate = (/** @type {string} */ file) =>
  /^(whole|sources|clinician|clinic-data|errors|arrived|answers-code|repair|ask|editorial|take|contrast|more|crisis|drawings|print)-/.test(
    file,
  );
/** The front door and what to do about a cramp: what somebody loads who opens the app and answers nothing. */
const isDoor = (/** @type {string} */ file) => /^(home|now)-/.test(file);
/** What only speakers of another language load. */
const [, ...others] = JSON.parse(readFileSync('data/manifest.json', 'utf8')).languages;
const isForeign = (/** @type {string} */ file) => new RegExp(`-(${others.join('|')})-[\\w-]+\\.json$`).test(file);
/** What people write: loaded when somebody writes the first word, or comes to the field for medicines. */
const isWords = (/** @type {string} */ file) => file.startsWith('words-');
const check = files.filter(
  (file) => !isSensor(file) && !isLate(file) && !isWords(file) && !isDoor(file) && !isForeign(file),
);

test('the whole check is at most 125 kB brotli', () => {
  const sum = total(check) + page;
  assert.ok(sum <= 125_000, `${sum}`);
});

test('the entry, which asks the first question, is at most 40 kB brotli', () => {
  const sum = brotli('charley.js') + page;
  assert.ok(sum <= 40_000, `${sum}`);
});

test('the words of people, medicines most of them, are at most 43 kB brotli', () => {
  const sum = total(files.filter(isWords));
  assert.ok(sum > 20_000 && sum <= 43_000, `${sum}`);
});

test('the night module with its screen is at most 92 kB brotli', () => {
  const sum = total(files.filter((file) => isSensor(file) && !isFiles(file) && !isForeign(file)));
  assert.ok(sum > 40_000 && sum <= 92_000, `${sum}`);
});

test('what is loaded when first wanted is at most 147 kB brotli, the whole module most of it', () => {
  const sum = total(files.filter((file) => isLate(file) && !isForeign(file)));
  assert.ok(sum > 5_000 && sum <= 147_000, `${sum}`);
});

test('the folder holds one module, one worker, knowledge, texts and one entry of the check, and the sensor apart', () => {
  const count = (/** @type {string[]} */ names, /** @type {RegExp} */ pattern) =>
    names.filter((file) => pattern.test(file)).length;
  assert.equal(count(check, /\.wasm$/), 1);
  assert.equal(count(check, /\.json$/), 2);
  assert.equal(count(check, /\.js$/), 2); // the entry, the worker
  assert.equal(count(files.filter(isSensor), /\.wasm$/), 2);
});

test('each place that is loaded when it is first opened has a budget of its own', () => {
  const budgets = {
    home: 3_000,
    now: 4_000,
    ask: 8_000, // the words that people use are most of it
    editorial: 2_000,
    take: 10_000,
    arrived: 1_000,
    sensor: 15_000,
  };
  for (const [place, budget] of Object.entries(budgets)) {
    const own = files.filter((file) => file.startsWith(`${place}-`) && !isForeign(file));
    assert.ok(own.length > 0, place);
    assert.ok(total(own) <= budget, `${place}: ${total(own)}`);
  }
});
