// The help with a cramp comes before any question, so it must be right for everybody: whatever the plan would hold back is
// said on the page, in every language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(`data/${file}`, 'utf8'));
const now = read('now.json');
const advice = new Map(read('advice.json').advice.map((/** @type {any} */ each) => [each.id, each]));

test('every step is advice for the moment of a cramp, and needs no answer to be given', () => {
  for (const { advice: id } of now.steps) {
    assert.equal(advice.get(id)?.phase, 'now', id);
    assert.equal(advice.get(id)?.when, undefined, id);
  }
});

test('whatever holds a step back in the plan is said on the page', () => {
  for (const { advice: id, covers = [] } of now.steps) {
    const said = [...now.careful.covers, ...covers];
    for (const { when } of advice.get(id).hide ?? [])
      assert.ok(said.includes(when.named), `${id} is held back by ${JSON.stringify(when)}`);
  }
});

test('a possible clot, an injury and an infection are said before the first step', () => {
  for (const condition of ['clot-suspected', 'leg-injury', 'hot-infected-leg'])
    assert.ok(now.careful.covers.includes(condition), condition);
});

test('every text is there in every language', () => {
  const keys = [
    ...[now.careful.text, `${now.careful.text}-number`],
    ...now.steps.flatMap((/** @type {any} */ { advice: id, text, unless }) => [
      ...[`advice.${id}.title`, text ?? `advice.${id}.body`, `picture.${id}`],
      ...(unless ? [unless] : []),
    ]),
  ];
  for (const language of read('manifest.json').languages) {
    const { texts } = read(`locales/${language}.json`);
    for (const key of keys) assert.ok(texts[key], `${language} ${key}`);
  }
});
