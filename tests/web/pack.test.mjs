// What travels packed comes out as it went in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { pack } from '../../web/build/pack.mjs';
import { unpack } from '../../web/src/core/unpack.js';

const there = (/** @type {any} */ value, columnOf = (/** @type {string} */ key) => /** @type {any} */ (key)) =>
  unpack(JSON.parse(JSON.stringify(pack(value, columnOf))));

test('every kind of value, empty ones and names that objects have by birth', () => {
  for (const value of [
    'text',
    '',
    0,
    7,
    -1.5,
    true,
    false,
    null,
    [],
    {},
    [[]],
    [{}],
    { '': 'no name', a: { '': '', b: 0 } },
    ['', '', 'x'],
    { constructor: 'one', toString: ['two', 'three'], __proto__: null },
    [
      { a: 'first', b: ['second', { a: 'third' }], c: [0, 1, [0]] },
      { a: 'fourth', b: [], c: null },
    ],
  ]) {
    assert.deepEqual(there(value), JSON.parse(JSON.stringify(value)));
    assert.deepEqual(
      there(value, () => ''),
      JSON.parse(JSON.stringify(value)),
    );
    assert.deepEqual(
      there(value, (key) => (key === 'a' ? key : undefined)),
      JSON.parse(JSON.stringify(value)),
    );
  }
});

test('all of our content', () => {
  for (const name of ['questionnaire', 'triage', 'advice', 'medicines', 'locales/en', 'locales/ar', 'fhir']) {
    const content = JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));
    assert.deepEqual(there(content), content);
  }
});

test('what cannot travel so is refused when it is built', () => {
  assert.throws(() => pack({ a: 'this^that' }, (key) => key), /must not have "\^"/);
  assert.throws(() => pack({ 'a,b': 1 }, (key) => key), /comma/);
});
