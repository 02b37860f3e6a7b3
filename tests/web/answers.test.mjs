// The small JavaScript that is not the core's: forms of answers, texts, what the build makes.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { fromResponse, indexItems, optionsOf, toResponse } from '../../web/src/answers.js';
import { Texts } from '../../web/src/i18n.js';

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
    ['feels', [{ code: 'sudden-knot' }]],
    ['age', [{ code: '75-plus' }]],
  ]);
  const response = toResponse(questionnaire, answers);
  assert.equal(response.resourceType, 'QuestionnaireResponse');
  assert.deepEqual(
    response.item.map((/** @type {any} */ { linkId, item }) => [linkId, item[0].linkId]),
    [
      ['about-you', 'about-you-page'],
      ['the-cramp', 'feels'],
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

test('every text key that the page names exists', () => {
  const { texts } = JSON.parse(readFileSync('data/locales/en.json', 'utf8'));
  const files = ['element.js', ...readdirSync('web/src/views').map((name) => `views/${name}`)];
  for (const file of files) {
    const source = readFileSync(`web/src/${file}`, 'utf8');
    for (const [, key] of source.matchAll(/texts\.(?:get|has)\(\s*'([^']+)'/g))
      assert.ok(key in texts, `${file}: ${key}`);
  }
});

test('the first screen carries every emergency row and every text that it shows', () => {
  const first = JSON.parse(readFileSync('build/bundle/first-screen.json', 'utf8'));
  assert.equal(first.emergency.rows.length, 13);
  for (const file of ['first.js', 'failed.js', 'parts.js', 'checklist.js']) {
    const source = readFileSync(`web/src/views/${file}`, 'utf8');
    for (const [, key] of source.matchAll(/texts\.get\('([^']+)'/g)) assert.ok(key in first.texts, `${file}: ${key}`);
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
