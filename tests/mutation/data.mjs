// Takes the safety rules of data/ out one at a time and runs the native tests on each: a mutant that they let live is a
// rule that nobody holds. `./dev mutate`, or `node tests/mutation/data.mjs [regular expression of names]`.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** @typedef {{name: string, file: string, change: (json: any) => void}} Mutant */

const TESTS = resolve('build/native/tests/charley_tests');
const read = (/** @type {string} */ file) => JSON.parse(readFileSync(`data/${file}`, 'utf8'));

/** One mutant for each entry of a list. @param {string} file @param {string} what @param {any[]} list @param {(json: any) => any[]} listOf */
const eachGone = (file, what, list, listOf) =>
  list.map((entry, index) => ({
    name: `${what} ${index}${(entry.reason ?? entry.text ?? entry.id ?? entry.named) ? ` (${entry.reason ?? entry.text ?? entry.id ?? entry.named})` : ''}`,
    file,
    change: (/** @type {any} */ json) => listOf(json).splice(index, 1),
  }));

/** Lists of alternatives anywhere in a condition: each may lose one. @param {any} node @param {(string | number)[]} path @returns {(string | number)[][]} */
function alternatives(node, path = []) {
  if (typeof node !== 'object' || node === null) return [];
  const own = ['any', 'is', 'yes'].filter((key) => Array.isArray(node[key]) && node[key].length > 1);
  return [
    ...own.map((key) => [...path, key]),
    ...Object.entries(node).flatMap(([key, child]) => alternatives(child, [...path, key])),
  ];
}

/** @param {any} json @param {(string | number)[]} path */
const at = (json, path) => path.reduce((node, key) => node[key], json);

/** @returns {Mutant[]} */
function mutants() {
  const triage = read('triage.json');
  const { advice } = read('advice.json');
  const { patterns } = read('patterns.json');
  const { causes } = read('causes.json');
  const emptied = (/** @type {string} */ key) => ({
    name: `${key} emptied`,
    file: 'triage.json',
    change: (/** @type {any} */ json) => (json[key] = []),
  });
  const narrowed = Object.entries(triage.definitions).flatMap(([name, condition]) =>
    alternatives(condition).flatMap((path) =>
      at(condition, path).map((/** @type {any} */ one, /** @type {number} */ index) => ({
        name: `definition ${name}: ${path.join('/')} without ${typeof one === 'string' ? one : index}`,
        file: 'triage.json',
        change: (/** @type {any} */ json) => at(json.definitions[name], path).splice(index, 1),
      })),
    ),
  );
  return [
    ...['unsureAsYes', 'alwaysAsk', 'ownWords'].map(emptied),
    ...eachGone('triage.json', 'rule', triage.rules, (json) => json.rules),
    ...narrowed,
    ...advice.flatMap((/** @type {any} */ entry, /** @type {number} */ i) => [
      ...eachGone('advice.json', `${entry.id}: hide`, entry.hide ?? [], (json) => json.advice[i].hide),
      ...eachGone('advice.json', `${entry.id}: caution`, entry.cautions ?? [], (json) => json.advice[i].cautions),
    ]),
    ...[
      ['patterns', patterns],
      ['causes', causes],
    ].flatMap(([list, entries]) =>
      entries.flatMap((/** @type {any} */ { id, hide }, /** @type {number} */ i) =>
        hide
          ? [
              {
                name: `${id}: hide`,
                file: `${list}.json`,
                change: (/** @type {any} */ json) => delete json[list][i].hide,
              },
            ]
          : [],
      ),
    ),
    {
      name: 'medicines: hide',
      file: 'medicines.json',
      change: (json) => delete json.hide,
    },
    {
      name: 'sign words emptied',
      file: 'sign-words.json',
      change: (json) => (json.rows = {}),
    },
  ];
}

/** A folder in which tests find all that they read, with data of its own. */
function box() {
  const folder = mkdtempSync(join(tmpdir(), 'charley-mutant-'));
  for (const name of readdirSync('.')) if (name !== 'data') symlinkSync(resolve(name), join(folder, name));
  mkdirSync(join(folder, 'data'));
  cpSync('data', join(folder, 'data'), { recursive: true });
  return folder;
}

/** The quick ones first, which kill most; then everything that reads the content. */
const FILTERS = [
  '*ClinicalCase*:EvidenceSection*:Safety*',
  '-*ClinicalCase*:EvidenceSection*:Safety*:*Recording*:*Signal*:*Edf*:*Fuzz*',
];

/** @param {string} folder @returns {string} the test that failed, or "" */
function firstFailure(folder) {
  for (const filter of FILTERS) {
    const run = spawnSync(TESTS, ['--gtest_brief=1', '--gtest_fail_fast', `--gtest_filter=${filter}`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CHARLEY_PROPERTY_RUNS: '200' },
      maxBuffer: 1e8,
    });
    if (run.status !== 0) return run.stdout.match(/\[ {2}FAILED {2}\] ([\w/.]+)/)?.[1] ?? 'the tests do not start';
  }
  return '';
}

const wanted = mutants().filter(({ name }) => new RegExp(process.argv[2] ?? '').test(name));
const folder = box();
/** @type {string[]} */
const alive = [];
try {
  execFileSync(TESTS, ['--gtest_list_tests'], { cwd: folder, stdio: 'ignore' });
  const untouched = firstFailure(folder);
  if (untouched) throw new Error(`the tests fail without any change: ${untouched}`);
  for (const { name, file, change } of wanted) {
    const json = read(file);
    change(json);
    writeFileSync(join(folder, 'data', file), JSON.stringify(json));
    const failed = firstFailure(folder);
    cpSync(`data/${file}`, join(folder, 'data', file));
    if (!failed) alive.push(name);
    console.log(`${failed ? 'killed' : 'ALIVE '}  ${name}${failed ? `  by ${failed}` : ''}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${wanted.length} mutants, ${wanted.length - alive.length} killed, ${alive.length} alive`);
process.exitCode = alive.length ? 1 : 0;
