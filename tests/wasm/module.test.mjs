// The WebAssembly module in Node: same names as its types, same bytes as the native program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import createCheckModule from '../../build/wasm/wasm/check.mjs';
import { charley, clinicalCases, nativeResults } from '../support/harness.mjs';

const wasmBinary = readFileSync('build/wasm/wasm/check.wasm');
const bundle = readFileSync('build/bundle/check-en.json', 'utf8');
const fresh = () => createCheckModule({ wasmBinary, printErr: () => {} });
const loaded = async () => {
  const core = await fresh();
  assert.equal(JSON.parse(core.load(bundle)).ok, true);
  return core;
};

test('the hand-written types name exactly what the module exports', async () => {
  const core = await fresh();
  const bound = [...readFileSync('wasm/check.cpp', 'utf8').matchAll(/emscripten::function\("(\w+)"/g)].map(
    (match) => match[1],
  );
  const interfaceText = readFileSync('wasm/check.d.ts', 'utf8').match(/interface CheckModule \{([^]*?)\n\}/)[1];
  const typed = [...interfaceText.matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1]);
  assert.deepEqual(typed.sort(), bound.sort());
  for (const name of typed) assert.equal(typeof core[name], 'function', name);
});

test('every clinical case gives the bytes of the native program', async () => {
  const core = await loaded();
  const cases = clinicalCases();
  const native = nativeResults(cases);
  assert.equal(native.length, cases.length);
  cases.forEach(({ id, response }, index) => {
    assert.equal(core.assess(JSON.stringify(response), '', true), `{"ok":true,"value":${native[index]}}`, id);
  });
});

test('calls before load, bad bundles and bad responses give codes', async () => {
  const core = await fresh();
  const code = (text) => JSON.parse(text).error.code;
  assert.equal(code(core.assess('{}', '', true)), 'not-loaded');
  assert.equal(code(core.flow('{}', '', false)), 'not-loaded');
  assert.equal(code(core.searchMedicines('x', 3)), 'not-loaded');
  assert.equal(code(core.load('{')), 'json-syntax');
  assert.equal(code(core.load('{}')), 'missing-field');
  assert.equal(JSON.parse(core.load(bundle)).ok, true);
  assert.equal(code(core.load('[]')), 'missing-field', 'a bad bundle does not replace a good one');
  assert.equal(code(core.assess('', '', true)), 'json-syntax');
  assert.equal(code(core.assess(' '.repeat(10_000_000), '', true)), 'json-too-large');
  assert.equal(code(core.assess('['.repeat(100_000), '', true)), 'json-too-deep');
  assert.equal(code(core.assess('{"a":'.repeat(50_000), '', true)), 'json-too-deep');
  assert.equal(code(core.assess('[]', '', true)), 'wrong-type');
  assert.equal(JSON.parse(core.assess('{"resourceType":"QuestionnaireResponse"}', '', true)).ok, true, 'still alive');
});

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const askTexts = () => JSON.stringify({ texts: read('data/locales/en.json').texts, ask: read('data/ask/en.json') });

test('questions get the answers of the native program', async () => {
  const core = await loaded();
  assert.equal(JSON.parse(core.ask('{}', 'x')).error.code, 'not-loaded');
  assert.equal(JSON.parse(core.askLoad('{')).error.code, 'json-syntax');
  assert.equal(JSON.parse(core.askLoad('{}')).error.code, 'wrong-type');
  assert.equal(JSON.parse(core.askLoad(askTexts())).ok, true);
  const nobody = '{"resourceType":"QuestionnaireResponse"}';
  for (const question of ['can I take magnesium', 'is it dangerous?', 'capital of France', '', '\ud800', 'ـقلص'])
    assert.equal(core.ask(nobody, question), `{"ok":true,"value":${charley(['ask', question]).stdout.trim()}}`);
});

test("a clinic's bundle is checked as the command line checks a folder", async () => {
  const core = await loaded();
  const own = { ...JSON.parse(bundle), locale: read('data/locales/en.json') };
  assert.deepEqual(JSON.parse(core.check(JSON.stringify(own))), { ok: true, value: [] });
  own.triage.rules[0].sources = ['nobody'];
  delete own.locale.texts['pattern.clot.title'];
  const problems = JSON.parse(core.check(JSON.stringify(own))).value;
  assert.deepEqual(
    problems.map((/** @type {{code: string, where: string}} */ { code, where }) => `${code} ${where}`),
    ['unknown-id triage.json#/rules/0'],
  );
  assert.equal(JSON.parse(core.check('{')).error.code, 'json-syntax');
});

test('thousands of calls do not grow the memory', async () => {
  const core = await loaded();
  const response = JSON.stringify(clinicalCases().find(({ id }) => id === 'ordinary').response);
  const run = (count) => {
    for (let i = 0; i < count; ++i) {
      core.assess(response, '', i % 10 === 0);
      core.ask(response, 'can I take magnesium');
      core.flow(response, 'age', i % 2 === 0);
      core.assess('{"broken', '', true);
      core.searchMedicines('lipitor', 5);
    }
  };
  assert.equal(JSON.parse(core.askLoad(askTexts())).ok, true);
  run(50);
  const before = core.HEAPU8.length;
  run(1000);
  assert.equal(core.HEAPU8.length, before);
});

test('the module starts with at most 4 MB', async () => {
  const start = /** @type {WebAssembly.Memory[]} */ ([]);
  const original = WebAssembly.instantiate;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const result = await original(source, imports);
      const instance = result.instance ?? result;
      start.push(...Object.values(instance.exports).filter((value) => value instanceof WebAssembly.Memory));
      return result;
    }
  );
  try {
    await fresh();
  } finally {
    WebAssembly.instantiate = original;
  }
  assert.equal(start.length, 1);
  assert.ok(start[0].buffer.byteLength <= 4 * 1024 * 1024, `${start[0].buffer.byteLength}`);
});
