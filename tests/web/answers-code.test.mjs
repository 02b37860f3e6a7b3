// Answers as a code for another device: everything comes back, and nothing else ever does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { fromResponse } from '../../web/src/session/answers.js';
import { BrokenCode, decode, encode, pack, unpack } from '../../web/src/session/answers-code.js';
import { clinicalCases } from '../support/harness.mjs';

const { item } = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));
const sorted = (/** @type {Map<string, any[]>} */ answers) =>
  [...answers].map(([linkId, given]) => [linkId, given.map((each) => JSON.stringify(each)).sort()]).sort();

test('the answers of every clinical case come back, in at most 300 characters', async () => {
  for (const { id, response } of clinicalCases()) {
    const answers = fromResponse(response);
    const text = await encode(item, answers);
    assert.match(text, /^[dp][\w-]+$/);
    assert.ok(text.length <= 300, `${id}: ${text.length}`);
    assert.deepEqual(sorted(await decode(item, text)), sorted(answers), id);
  }
});

test('words that a person wrote come back as they were', async () => {
  const answers = new Map([
    ['conditions', [{ code: 'diabetes' }, { text: '<img src=x onerror=alert(1)> “gout” ‎العربية 🦵' }]],
    ['medicines', [{ code: 'statin', display: 'Lipitor' }, { code: 'statin', display: 'Zocor' }, { text: 'Zorba' }]],
    ['pain', [{ number: 0 }]],
    ['ends-it', [{ code: 'nothing' }]],
  ]);
  assert.deepEqual(sorted(await decode(item, await encode(item, answers))), sorted(answers));
  assert.deepEqual(await decode(item, await encode(item, new Map())), new Map());
});

test('random answers of every kind come back', () => {
  let seed = 7;
  const random = (/** @type {number} */ n) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  const questions = (/** @type {any[]} */ items) =>
    items.flatMap((each) => [...(each.answerOption ? [each] : []), ...questions(each.item ?? [])]);
  for (let run = 0; run < 300; ++run) {
    const answers = new Map();
    for (const { linkId, answerOption, repeats } of questions(item)) {
      if (random(3) === 0) continue;
      const codes = answerOption.map((/** @type {any} */ { valueCoding }) => valueCoding.code);
      const chosen = repeats ? codes.filter(() => random(4) === 0) : [codes[random(codes.length)]];
      if (chosen.length)
        answers.set(
          linkId,
          chosen.map((/** @type {string} */ code) => ({ code })),
        );
    }
    assert.deepEqual(sorted(unpack(item, pack(item, answers))), sorted(answers));
  }
});

test('a code of another version of the questions is refused, not misread', async () => {
  const other = structuredClone(item);
  other[1].item[0].item[0].answerOption.reverse();
  const text = await encode(other, new Map([['age', [{ code: '60-74' }]]]));
  await assert.rejects(decode(item, text), BrokenCode);
});

test('hostile codes are refused: broken, huge, foreign, with scripts and prototypes in them', async () => {
  const bytes = pack(item, new Map());
  const words = (/** @type {string} */ json) =>
    `p${Buffer.from([...bytes, ...Buffer.from(json)]).toString('base64url')}`;
  const bomb = async () => {
    const stream = new Blob([Buffer.concat([Buffer.from(bytes), Buffer.alloc(3_000_000)])])
      .stream()
      .pipeThrough(new CompressionStream('deflate-raw'));
    return `d${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
  };
  for (const text of [
    '',
    'p',
    'x123',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    'd!!!!',
    `p${'A'.repeat(5000)}`,
    'pAAAA',
    'dAAAA',
    await bomb(),
    words('{'),
    words('[1,2]'),
    words('{"__proto__":[{"text":"x"}]}'),
    words('{"constructor":[{"text":"x"}]}'),
    words('{"age":[{"text":"not a free question"}]}'),
    words('{"conditions":"text"}'),
    words('{"conditions":[{"text":{"toString":1}}]}'),
    words(`{"conditions":[{"text":"${'x'.repeat(300)}"}]}`),
    words('{"medicines":[{"code":"no-such-class","display":"x"}]}'),
  ]) {
    await assert.rejects(decode(item, text), BrokenCode, text.slice(0, 80));
  }
  assert.equal(/** @type {any} */ ({}).text, undefined);
});
