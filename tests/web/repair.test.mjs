// Answers from before or from elsewhere that the questions of today do not take: what fits is taken, the rest is named and asked
// again, and nothing ends in a dead end. With the real core and the real content.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { fromResponse } from '../../web/src/session/answers.js';
import { screenOf } from '../../web/src/session/course.js';
import { nodeSession } from '../support/node-session.mjs';

/** @typedef {Record<string, any[]>} Given FHIR answers by linkId */

/** @param {object[]} items of a response */
const response = (items) => /** @type {any} */ ({ resourceType: 'QuestionnaireResponse', item: items });
const coding = (/** @type {any} */ code) => ({ valueCoding: { code } });
const { answers: base } = JSON.parse(readFileSync('tests/cases/base.json', 'utf8'));
/** @param {string} linkId @returns {any[]} */
const ordinary = (linkId) =>
  [base[linkId] ?? 'no'].flat().map((said) => (typeof said === 'number' ? { valueInteger: said } : coding(said)));

/** @param {string} linkId */
const given = (linkId) => fromResponse(response([{ linkId, answer: ordinary(linkId) }])).get(linkId) ?? [];

/** Answers what is still open as an ordinary cramp does, from an address to the result. @param {import('../../web/src/session/session.js').Session} session @param {string} address */
async function walk(session, address) {
  /** @type {string[]} */
  const seen = [];
  for (let step = 0; step < 60 && address !== 'result'; ++step) {
    const linkId = address === 'check' ? '' : address.replace('check/', '');
    assert.equal(session.course.arrive(linkId), '', address);
    const screen = screenOf(session.course.flow, linkId);
    const rows = screen?.rows ?? [linkId];
    seen.push(...rows);
    for (const row of screen?.kind === 'checklist' ? [] : rows)
      if (row && !session.answers.has(row)) session.answers.set(row, given(row));
    address = linkId ? await session.course.submit() : await session.course.begin(false);
  }
  assert.equal(address, 'result');
  return seen;
}

/** Everything that an ordinary cramp is asked. @type {Given} */
const all = await (async () => {
  const { session } = await nodeSession();
  await walk(session, 'check');
  return Object.fromEntries([...session.answers.all.keys()].map((linkId) => [linkId, ordinary(linkId)]));
})();

/** Questions that share a page with others. */
const pages = new Set([
  ...['age', 'pregnancy', 'feels', 'where', 'side', 'pain', 'duration', 'ends-it', 'soreness'],
  ...['when', 'frequency', 'since', 'sleep-effect', 'conditions', 'medicines'],
]);

/** A session that goes on with the ordinary answers and these. @param {Given} changes */
async function goOn(changes) {
  const { session } = await nodeSession();
  const items = Object.entries({ ...all, ...changes }).map(([linkId, answer]) => ({ linkId, answer }));
  return { session, address: await session.goOnWith(fromResponse(response(items))) };
}

test('answers that fit are taken as they are', async () => {
  const { session, address } = await goOn({});
  assert.equal(address, 'result');
  assert.equal(session.unfit, undefined);
});

for (const [what, changes, again] of /** @type {[string, Record<string, any[]>, string[]][]} */ ([
  ['an option that is gone', { age: [coding('from-mars')] }, ['age']],
  ['a number out of range', { pain: [{ valueInteger: 42 }] }, ['pain']],
  ['two answers where one fits', { side: [coding('left'), coding('right')] }, ['side']],
  ['no code at all', { when: [{}] }, ['when']],
  ['a number that is none', { pain: [{ valueInteger: 'six' }] }, ['pain']],
  ['a number where a choice is asked', { age: [{ valueInteger: 7 }] }, ['age']],
  [
    'several at once',
    { age: [coding('x')], pain: [{ valueInteger: -1 }], where: [coding('y')] },
    ['age', 'pain', 'where'],
  ],
])) {
  test(`${what} is left out, named, and asked again; the rest is there`, async () => {
    const { session, address } = await goOn(changes);
    assert.deepEqual([...(session.unfit?.again ?? [])].sort(), [...again].sort());
    for (const linkId of again) assert.equal(session.answers.has(linkId), false);
    assert.deepEqual(session.answers.get('duration'), given('duration'));
    const seen = await walk(session, address);
    // An answer that is missing may make others worth asking; what was answered before is not asked again.
    for (const row of seen.filter((each) => !again.includes(each)))
      assert.ok(!(row in all) || pages.has(row), `${row} was answered`);
    for (const linkId of again) assert.ok(seen.includes(linkId), `${linkId} was asked again`);
    await session.conclude();
    assert.equal(session.conclusion.result?.tier, 'self-care');
  });
}

test('of several choices only the one that is gone is left out, and the question is asked again', async () => {
  const { session, address } = await goOn({ where: [coding('calf'), coding('tail')] });
  assert.deepEqual(session.unfit?.again, ['where']);
  assert.deepEqual(session.answers.get('where'), [{ code: 'calf' }]);
  assert.equal(address, 'check/where-page');
});

test('questions that there are no more are counted, and lead nowhere', async () => {
  const { session, address } = await goOn({ 'shoe-size': [{ valueInteger: 43 }] });
  assert.deepEqual(session.unfit, { answers: session.answers.all, again: [], gone: 1 });
  assert.equal(address, 'result');
});

test('a structure that is broken anywhere throws nothing', async () => {
  for (const broken of [
    undefined,
    null,
    { item: 'no list' },
    { item: [null, 7, 'x', {}] },
    { item: [{ linkId: 'age', answer: 'x' }] },
    { item: [{ linkId: 'age', answer: [null, 3] }] },
    { item: [{ linkId: 7, answer: [{}] }] },
    { item: [{ linkId: 'conditions', answer: [{ valueString: { a: 1 }, extension: 'x' }] }] },
    { item: [{ linkId: 'conditions', answer: [{ valueString: 'x'.repeat(10_000) }] }] },
  ]) {
    const { session } = await nodeSession();
    assert.match(
      await session.goOnWith(fromResponse(/** @type {any} */ (broken))),
      /^check/,
      JSON.stringify(broken)?.slice(0, 80),
    );
  }
});

test('an emergency among them is said at once, whatever else does not fit', async () => {
  const { session, address } = await goOn({ 'chest-or-breath': [coding('yes')], age: [coding('x')] });
  assert.equal(address, 'result');
  await session.conclude();
  assert.equal(session.conclusion.result?.tier, 'emergency');
});

test('a report of a sensor that can no longer be read is left out, and that is told', async () => {
  const { session } = await goOn({});
  session.conclusion.reports = /** @type {any} */ ([{ old: true }, { version: -1, streams: 'x' }]);
  await session.conclude();
  assert.equal(session.conclusion.result?.tier, 'self-care');
  assert.deepEqual([session.conclusion.reports, session.conclusion.unread], [[], true]);
});
