// The small JavaScript that is not the core's: forms of answers, texts, what the build makes.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { fromResponse, toResponse } from '../../web/src/session/answers.js';
import { indexItems, optionsOf } from '../../web/src/texts/items.js';
import { Texts } from '../../web/src/texts/texts.js';

const questionnaire = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));

test('answers survive the way to FHIR and back', () => {
  const answers = new Map([
    ['age', [{ code: '60-74' }]],
    ['pain', [{ number: 7 }]],
    ['medicines', [{ code: 'statin', display: 'Lipitor' }, { text: 'Zorbamycin <b>' }]],
    ['one-leg-swollen', [{ code: 'not-sure' }]],
  ]);
  assert.deepEqual(fromResponse(toResponse(questionnaire, answers)), answers);
});

test('a response keeps the groups and the order of the questionnaire', () => {
  const answers = new Map([
    ['side', [{ code: 'either' }]],
    ['age', [{ code: '75-plus' }]],
  ]);
  const response = toResponse(questionnaire, answers);
  assert.equal(response.resourceType, 'QuestionnaireResponse');
  assert.deepEqual(
    response.item.map((/** @type {any} */ { linkId, item }) => [linkId, item[0].linkId]),
    [
      ['about-you', 'about-you-page'],
      ['the-cramp', 'where-page'],
    ],
  );
});

test('help texts and exclusive options are found', () => {
  const items = indexItems(questionnaire.item);
  assert.equal(items.get('duration').help, 'Only the cramp itself. Do not count the soreness after it.');
  assert.deepEqual(
    optionsOf(items.get('conditions'))
      .filter(({ exclusive }) => exclusive)
      .map(({ code }) => code),
    ['none', 'not-sure'],
  );
});

test('texts fill in values, show unknown keys and leave unknown places alone', () => {
  const texts = new Texts({ hello: 'Hello {name}, {count} of {count} {other}' });
  assert.equal(texts.get('hello', { name: '<b>', count: 2 }), 'Hello <b>, 2 of 2 {other}');
  assert.equal(texts.get('nothing.here'), 'nothing.here');
});

/** Text keys that a file names. @param {string} file */
const keysIn = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/texts\.(?:get|has|count)\(\s*'([^']+)'/g)].map(([, key]) => key);
const scripts = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => `web/src/${name}`);

test('every text key that the page names exists, and is there when it is named', () => {
  const { texts } = JSON.parse(readFileSync('data/locales/en.json', 'utf8'));
  const late = readdirSync('build/bundle').flatMap((name) => name.match(/^(\w+)-en\.json$/)?.slice(1) ?? []);
  /** Parts by key, of what is loaded when it is first wanted. @type {Map<string, string[]>} */
  const partsOf = new Map();
  for (const part of late.filter((name) => name !== 'texts')) {
    for (const key of Object.keys(JSON.parse(readFileSync(`build/bundle/${part}-en.json`, 'utf8')).texts))
      partsOf.set(key, [...(partsOf.get(key) ?? []), part]);
  }
  assert.ok(partsOf.size > 100);
  /** Files that load a part of another place, or of nobody, before they name its texts. @type {Record<string, string>} */
  const loads = {
    'web/src/places/check/arrived.js': 'take',
    'web/src/places/result/clinician.js': 'clinician',
    'web/src/places/result/more.js': 'more',
    'web/src/places/result/patterns.js': 'more',
    'web/src/parts/print.js': 'take',
    'web/src/parts/facts.js': 'clinician',
    'web/src/parts/crisis.js': 'crisis',
    'web/src/places/ask/ask.js': 'more',
    'web/src/parts/strip.js': 'take', // and of the sensor
  };
  assert.ok(scripts.flatMap(keysIn).length > 150);
  for (const file of scripts) {
    const place = file.match(/places\/(\w+)\//)?.[1];
    for (const key of keysIn(file)) {
      assert.ok(key in texts || `${key}.other` in texts, `${file}: ${key}`);
      const parts = partsOf.get(key);
      const there = !parts || parts.some((part) => part === place || part === loads[file]);
      assert.ok(there, `${file}: ${key} is of ${parts}`);
    }
  }
});

test('the first screen carries every emergency row and every text that it shows', () => {
  const first = JSON.parse(readFileSync('build/bundle/first-screen.json', 'utf8'));
  assert.equal(first.emergency.rows.length + first.also.rows.length, 13);
  for (const file of ['places/check/emergency.js', 'shell/failed.js', 'parts/cards.js', 'parts/checklist.js']) {
    for (const key of keysIn(`web/src/${file}`)) assert.ok(key in first.texts, `${file}: ${key}`);
  }
  assert.equal(first.regions.GB.emergency, '999');
});

test('the questionnaire is plain FHIR: only types, operators and extensions of R4', () => {
  const linkIds = new Set();
  /** @param {any[]} items */
  const walk = (items) => {
    for (const item of items) {
      assert.match(item.linkId, /^[a-z][a-z0-9-]*$/);
      assert.ok(!linkIds.has(item.linkId), item.linkId);
      linkIds.add(item.linkId);
      assert.ok(['group', 'display', 'choice', 'open-choice', 'integer'].includes(item.type));
      assert.ok(item.text.length > 0);
      // que-1, que-3, que-4, que-5, que-6, que-9 of the R4 definition, as far as they concern us
      if (item.type === 'group') assert.ok(item.item.length > 0);
      if (item.type === 'display') assert.ok(!('required' in item) && !('repeats' in item) && !item.item);
      if (item.answerOption) assert.ok(['choice', 'open-choice'].includes(item.type));
      for (const when of item.enableWhen ?? []) {
        if (when.operator === 'exists') assert.equal(typeof when.answerBoolean, 'boolean'); // que-7
        assert.ok(linkIds.has(when.question));
      }
      if ((item.enableWhen ?? []).length > 1) assert.ok(['any', 'all'].includes(item.enableBehavior)); // que-12
      walk(item.item ?? []);
    }
  };
  walk(questionnaire.item);
});
