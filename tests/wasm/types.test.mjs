// The hand-written types of the border against real values: the compiler reads what the core gave as literals of these
// types. A field that is not typed, one that is missing, a word outside of its list: each is an error of the compiler. What
// no value has is no field.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ts from 'typescript';

import createNightModule from '../../build/wasm/wasm/night.mjs';
import { charley, clinicalCases } from '../support/harness.mjs';
import { nodeCore } from '../support/node-session.mjs';

const folder = mkdtempSync(join(tmpdir(), 'charley-types-'));
after(() => rmSync(folder, { recursive: true }));
const EMPTY = '{"resourceType":"QuestionnaireResponse"}';

/** Values by type. @type {Record<string, unknown[]>} */
const VALUES = {};

/** Paths of keys, without the places in lists. @param {unknown} value @param {string} at @param {Set<string>} found */
function paths(value, at = '', found = new Set()) {
  if (Array.isArray(value)) for (const each of value) paths(each, at, found);
  else if (value && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) paths(each, `${at}/${key}`, found.add(`${at}/${key}`));
  else if (typeof value === 'string' && value.length < 30) found.add(`${at}=${value}`);
  return found;
}

/** What was seen of each type. @type {Record<string, Set<string>>} */
const SEEN = {};

/** Keeps a value that has something which none before it has. @param {string} type @param {unknown} value */
function keep(type, value) {
  const seen = (SEEN[type] ??= new Set());
  const known = seen.size;
  for (const path of paths(value))
    if (!/\/(text|id|sources|item|items|code|row|rows|answered|open|missing|skipped|reason)=/.test(path))
      seen.add(path);
  if (seen.size > known) (VALUES[type] ??= []).push(value);
}

before(async () => {
  const core = await nodeCore();
  const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
  execFileSync('build/native/tests/charley_recordings', [folder]);
  const report = JSON.parse(charley(['analyze', join(folder, 'umyo.charley')]).stdout);
  keep('NightReport', report);
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.charley')))
    keep('NightReport', JSON.parse(charley(['analyze', join(folder, name)]).stdout));
  for (const [index, { response }] of clinicalCases().entries()) {
    const text = JSON.stringify(response);
    keep('ResultValue', await core.assess(text, index % 9 ? '' : JSON.stringify([report]), index % 9 === 0));
    keep('FlowValue', await core.flow(text, ''));
  }
  keep('ResultValue', await core.assess(EMPTY, '', true));
  keep('FlowValue', await core.flow(EMPTY, ''));
  // A mark with nothing there, and two answers that exclude each other.
  const still = { ...report, contractions: [], marks: [{ timeS: 60, text: '', usable: true }] };
  const conditions = ['diabetes', 'none'].map((code) => ({ valueCoding: { code } }));
  const both = JSON.stringify({ ...JSON.parse(EMPTY), item: [{ linkId: 'conditions', answer: conditions }] });
  keep('ResultValue', await core.assess(both, JSON.stringify([still]), true));
  keep('MedicineMatch[]', await core.searchMedicines('lipitor', 3));
  keep('MedicineReading', await core.readMedicines('lipitor 20mg, zzyzx'));
  const known = { texts: json('data/locales/en.json').texts, ask: json('data/ask/en.json') };
  await core.askLoad(JSON.stringify(known));
  for (const question of ['can I take magnesium', 'chest pain', 'statin', 'night cramps', 'tea'])
    keep('AskValue', await core.ask(EMPTY, question));
  const night = await createNightModule({ wasmBinary: readFileSync('build/wasm/wasm/night.wasm'), printErr: () => {} });
  const bytes = readFileSync(join(folder, 'umyo.charley'));
  night.resumeBegin();
  for (let at = 0; at < bytes.length; at += 4096) {
    const piece = bytes.subarray(at, at + 4096);
    night.buffer(piece.length).set(piece);
    night.resumePush(piece.length);
    if (at % (4096 * 20) === 0) keep('LiveValue', JSON.parse(night.live()).value);
  }
});

/** What the compiler says to the values as literals. */
function complaints() {
  const file = join(process.cwd(), 'build', 'border-values.ts');
  const lines = Object.entries(VALUES).flatMap(([type, values]) =>
    values.map((value) => `used.push(${JSON.stringify(value)} satisfies ${type});`),
  );
  const check = 'ResultValue, FlowValue, MedicineMatch, MedicineReading, AskValue';
  writeFileSync(
    file,
    `import type { ${check} } from '../wasm/check.d.ts';\nimport type { LiveValue, NightReport } from '../wasm/night.d.ts';\nconst used: unknown[] = [];\n${lines.join('\n')}\n`,
  );
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
  });
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300));
}

test('what the core gives is of the types that the border names, and has no field beside them', () => {
  assert.ok(Object.values(VALUES).flat().length > 20);
  assert.deepEqual(complaints(), []);
});

test('a field that is not typed is noticed', () => {
  VALUES.FlowValue.push({ .../** @type {object} */ (VALUES.FlowValue[0]), nobody: 1 });
  assert.match(complaints().join(), /nobody.* does not exist/);
  VALUES.FlowValue.pop();
});

test('every field that is typed is in a value that the core gave', () => {
  const keys = new Set([...paths(Object.values(VALUES))].map((path) => path.replace(/=.*/, '').split('/').pop()));
  const typed = ['wasm/check.d.ts', 'wasm/night.d.ts'].flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    /** @type {string[]} */
    const names = [];
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isPropertySignature(node)) names.push(node.name.getText());
      ts.forEachChild(node, visit);
    };
    visit(source);
    return names;
  });
  // Of envelopes, errors and loading, which this test does not keep, what a module is made with; of reviews, since there
  // are none yet; and of contractions that are rejected, which the made recordings do not have.
  const others = [
    'ok',
    'role',
    'rejection',
    'value',
    'error',
    'code',
    'message',
    'where',
    'version',
    'date',
    'wasmBinary',
    'locateFile',
    'print',
    'printErr',
  ];
  assert.deepEqual(
    [...new Set(typed)].filter((name) => !keys.has(name) && !others.includes(name)),
    [],
  );
});
