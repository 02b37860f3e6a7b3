// What people type and paste as their medicines, read in the page's own module, from the same files as
// tests/unit/medicine_reading_test.cpp.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import createCheckModule from '../../web/src/core/check-module.js';
import { unpack } from '../../web/src/core/unpack.js';

/** @typedef {import('../../wasm/check.d.ts').MedicineReading} MedicineReading */

const table = (/** @type {string} */ name) => JSON.parse(readFileSync(`tests/medicines/${name}.json`, 'utf8'));
const core = await createCheckModule(readFileSync('build/wasm/wasm/check.wasm'));

/** @param {string} text @returns {MedicineReading} */
const read = (text) => {
  const envelope = JSON.parse(core.readMedicines(text));
  assert.equal(envelope.ok, true);
  return envelope.value;
};
const codesOf = (/** @type {MedicineReading} */ { found }) => [...new Set(found.flatMap(({ codes }) => codes))].sort();

test('nothing is read before the content is there', () => {
  assert.equal(JSON.parse(core.readMedicines('x')).error.code, 'not-loaded');
  const bundle = unpack(JSON.parse(readFileSync('build/bundle/check.json', 'utf8')));
  assert.equal(JSON.parse(core.load(JSON.stringify(bundle))).ok, true);
  assert.equal(JSON.parse(core.readMedicines('x')).error.code, 'not-loaded', 'the words are apart');
  const words = unpack(JSON.parse(readFileSync('build/bundle/words.json', 'utf8')));
  assert.equal(JSON.parse(core.loadWords(JSON.stringify(words))).ok, true);
});

test('every medicine is found in every way that people write', () => {
  const { ways, medicines } = table('typed');
  const texts = new Set();
  let turn = 0;
  for (const { name, codes } of medicines) {
    for (let i = 0; i < 3; ++i, ++turn) {
      const text = ways[turn % ways.length].replace('{}', name);
      const reading = read(text);
      assert.deepEqual(codesOf(reading), [...codes].sort(), text);
      assert.deepEqual(reading.unknown, [], text);
      texts.add(text);
    }
  }
  assert.ok(texts.size >= 300);
});

test('no medicine is found where none is named', () => {
  for (const text of table('not-medicines').texts) assert.deepEqual(read(text), { found: [], unknown: [text] });
});

test('lists are taken apart, and what is not understood is kept', () => {
  for (const { text, codes, unknown } of table('messy').texts) {
    const reading = read(text);
    assert.deepEqual(codesOf(reading), codes, text);
    assert.deepEqual(reading.unknown, unknown, text);
  }
});

test('a reading tells names, classes and the words as typed', () => {
  assert.deepEqual(read('Frumil 40mg at night, zorbamycin'), {
    found: [
      {
        name: 'Frumil',
        generic: 'co-amilofruse',
        code: 'loop-diuretic',
        codes: ['loop-diuretic', 'potassium-sparing-diuretic'],
        words: 'Frumil 40mg at night',
      },
    ],
    unknown: ['zorbamycin'],
  });
});
