// The WebAssembly module in Node: same names as its types, same bytes as the native program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import createWholeModule from '../../build/wasm/wasm/whole.mjs';
import createCheckModule from '../../web/src/core/check-module.js';
import { unpack } from '../../web/src/core/unpack.js';
import { charley, clinicalCases, nativeResults, withWholeSources } from '../support/harness.mjs';

const wasmBinary = readFileSync('build/wasm/wasm/check.wasm');
const file = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const bundle = JSON.stringify(withWholeSources(unpack(file('build/bundle/check.json'))));
const words = JSON.stringify(unpack(JSON.parse(readFileSync('build/bundle/words.json', 'utf8'))));
const fresh = () => createCheckModule(wasmBinary);
const wholeBinary = readFileSync('build/wasm/wasm/whole.wasm');
const freshWhole = () => createWholeModule({ wasmBinary: wholeBinary, printErr: () => {} });
const loaded = async () => {
  const core = await fresh();
  assert.equal(JSON.parse(core.load(bundle)).ok, true);
  assert.equal(JSON.parse(core.loadWords(words)).ok, true);
  return core;
};

const loadedWhole = async () => {
  const core = await freshWhole();
  assert.equal(JSON.parse(core.load(bundle)).ok, true);
  assert.equal(JSON.parse(core.loadWords(words)).ok, true);
  return core;
};

/** Names of the methods of an interface. @param {string} file @param {string} name */
const typed = (file, name) => {
  const body = readFileSync(file, 'utf8').match(new RegExp(`interface ${name}[^{]*\\{([^]*?)\\n\\}`))[1];
  return [...body.matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1]);
};

test('the hand-written types name exactly what the modules export', async () => {
  const check = typed('wasm/check.d.ts', 'CheckModule');
  const core = await fresh();
  const { memory, ...methods } = core;
  assert.ok(memory instanceof WebAssembly.Memory);
  assert.deepEqual(Object.keys(methods).sort(), check.sort());
  const bound = [...readFileSync('wasm/whole.cpp', 'utf8').matchAll(/emscripten::function\("(\w+)"/g)];
  const whole = [...new Set([...check, ...typed('wasm/whole.d.ts', 'WholeModule')])].sort();
  assert.deepEqual(bound.map((match) => match[1]).sort(), whole);
  const module = await freshWhole();
  for (const name of whole) assert.equal(typeof module[name], 'function', name);
});

test('every clinical case gives the bytes of the native program, in both modules', async () => {
  const core = await loaded();
  const whole = await loadedWhole();
  const cases = clinicalCases();
  const native = nativeResults(cases);
  assert.equal(native.length, cases.length);
  cases.forEach(({ id, response }, index) => {
    assert.equal(whole.assess(JSON.stringify(response), '', true), `{"ok":true,"value":${native[index]}}`, id);
    // The small module leaves out what other answers would change, and nothing else.
    const value = JSON.parse(native[index]);
    for (const entry of [value, ...value.triggers, ...value.patterns]) delete entry.changes;
    assert.deepEqual(JSON.parse(core.assess(JSON.stringify(response))), { ok: true, value }, id);
  });
});

test('until the words of people have come, what needs them is refused and the rest is not', async () => {
  const { questionnaire } = JSON.parse(bundle);
  const response = (/** @type {object} */ answer) =>
    JSON.stringify({
      resourceType: 'QuestionnaireResponse',
      questionnaire: questionnaire.url,
      item: [{ linkId: 'feels', answer: [answer] }],
    });
  for (const core of [await fresh(), await freshWhole()]) {
    const assess = (/** @type {object} */ answer) => JSON.parse(core.assess(response(answer), '', false));
    assert.equal(JSON.parse(core.loadWords(words)).error.code, 'not-loaded', 'the knowledge comes first');
    assert.equal(JSON.parse(core.load(bundle)).ok, true);
    assert.equal(assess({ valueCoding: { code: 'sudden-knot' } }).ok, true);
    assert.equal(assess({ valueString: 'chest pain' }).error.code, 'not-loaded');
    assert.equal(JSON.parse(core.searchMedicines('x', 3)).error.code, 'not-loaded');
    assert.equal(JSON.parse(core.readMedicines('x')).error.code, 'not-loaded');
    assert.equal(JSON.parse(core.loadWords('{}')).error.code, 'missing-field');
    assert.equal(assess({ valueString: 'chest pain' }).error.code, 'not-loaded', 'bad words are none');
    assert.equal(JSON.parse(core.loadWords(words)).ok, true);
    assert.equal(assess({ valueString: 'chest pain' }).value.tier, 'emergency');
  }
});

test('calls before load, bad bundles and bad responses give codes', async () => {
  const core = await fresh();
  const code = (text) => JSON.parse(text).error.code;
  assert.equal(code(core.assess('{}')), 'not-loaded');
  assert.equal(code(core.flow('{}', '', false)), 'not-loaded');
  assert.equal(code(core.searchMedicines('x', 3)), 'not-loaded');
  assert.equal(code(core.load('{')), 'json-syntax');
  assert.equal(code(core.load('{}')), 'missing-field');
  assert.equal(JSON.parse(core.load(bundle)).ok, true);
  assert.equal(code(core.load('[]')), 'missing-field', 'a bad bundle does not replace a good one');
  assert.equal(code(core.assess('')), 'json-syntax');
  assert.equal(code(core.assess(' '.repeat(10_000_000))), 'json-too-large');
  assert.equal(code(core.assess('['.repeat(100_000))), 'json-too-deep');
  assert.equal(code(core.assess('{"a":'.repeat(50_000))), 'json-too-deep');
  assert.equal(code(core.assess('[]')), 'wrong-type');
  assert.equal(JSON.parse(core.assess('{"resourceType":"QuestionnaireResponse"}')).ok, true, 'still alive');
});

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const askTexts = () => JSON.stringify({ texts: read('data/locales/en.json').texts, ask: read('data/ask/en.json') });

test('questions get the answers of the native program', async () => {
  const core = await loadedWhole();
  assert.equal(JSON.parse(core.ask('{}', 'x')).error.code, 'not-loaded');
  assert.equal(JSON.parse(core.askLoad('{')).error.code, 'json-syntax');
  assert.equal(JSON.parse(core.askLoad('{}')).error.code, 'wrong-type');
  assert.equal(JSON.parse(core.askLoad(askTexts())).ok, true);
  const nobody = '{"resourceType":"QuestionnaireResponse"}';
  for (const question of ['can I take magnesium', 'is it dangerous?', 'capital of France', '', '\ud800', 'ـقلص'])
    assert.equal(core.ask(nobody, question), `{"ok":true,"value":${charley(['ask', question]).stdout.trim()}}`);
});

test("a clinic's bundle is checked as the command line checks a folder", async () => {
  const core = await loadedWhole();
  const own = {
    bundle: { ...JSON.parse(bundle), sources: read('data/sources.json') },
    locales: { en: read('data/locales/en.json') },
    clinician: { en: read('data/locales/en-clinician.json') },
    ask: { en: read('data/ask/en.json') },
    fhir: read('data/fhir.json'),
  };
  assert.deepEqual(JSON.parse(core.check(JSON.stringify(own))), { ok: true, value: [] });
  own.ask.en.words['advice.no-such-entry'] = 'anything';
  assert.equal(JSON.parse(core.check(JSON.stringify(own))).value[0].where, 'ask/en.json#/words');
  own.bundle.triage.rules[0].sources = ['nobody'];
  delete own.locales.en.texts['pattern.clot.title'];
  const problems = JSON.parse(core.check(JSON.stringify(own))).value;
  assert.deepEqual(
    problems.map((/** @type {{code: string, where: string}} */ { code, where }) => `${code} ${where}`),
    ['unknown-id triage.json#/rules/0'],
  );
  assert.equal(JSON.parse(core.check('{')).error.code, 'json-syntax');
});

test('thousands of calls do not grow the memory', async () => {
  const response = JSON.stringify(clinicalCases().find(({ id }) => id === 'ordinary').response);
  const check = await loaded();
  const whole = await loadedWhole();
  assert.equal(JSON.parse(whole.askLoad(askTexts())).ok, true);
  const run = (/** @type {any} */ core, /** @type {number} */ count) => {
    for (let i = 0; i < count; ++i) {
      if (core.ask) core.assess(response, '', i % 10 === 0);
      else core.assess(response);
      core.ask?.(response, 'can I take magnesium');
      core.flow(response, 'age', i % 2 === 0);
      if (core.ask) core.assess('{"broken', '', true);
      else core.assess('{"broken');
      core.searchMedicines('lipitor', 5);
    }
  };
  const size = () => [check.memory.buffer.byteLength, whole.HEAPU8.length];
  for (const core of [check, whole]) run(core, 50);
  const before = size();
  for (const core of [check, whole]) run(core, 1000);
  assert.deepEqual(size(), before);
});

test('the check needs at most 2.5 MB of memory, with thousands of names, from loading to the fullest result', async () => {
  const core = await loaded();
  for (const { response } of clinicalCases()) core.assess(JSON.stringify(response));
  assert.ok(core.memory.buffer.byteLength <= 2.5 * 1024 * 1024, `${core.memory.buffer.byteLength}`);
});

test('texts of every kind come through the border whole', async () => {
  const core = await loaded();
  assert.deepEqual(JSON.parse(core.searchMedicines('', 5)), { ok: true, value: [] });
  assert.equal(JSON.parse(core.searchMedicines('LIPITOR', 1)).value[0].code, 'statin');
  assert.deepEqual(JSON.parse(core.searchMedicines('ميتفورمين'.repeat(2000), -1)), { ok: true, value: [] });
  const response = { resourceType: 'QuestionnaireResponse' };
  const flow = JSON.parse(core.flow(JSON.stringify(response), '', false)).value;
  assert.deepEqual(JSON.parse(core.flow(JSON.stringify(response), 'لا يوجد', false)).ok, false);
  assert.equal(flow.screens[0].item, 'emergency-now');
});
