// The command-line tool as a researcher or a content editor meets it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { charley, clinicalCases } from '../support/harness.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'charley-cli-'));
after(() => rmSync(scratch, { recursive: true }));

const cases = clinicalCases();
const ordinary = JSON.stringify(cases.find(({ id }) => id === 'ordinary').response);
const file = join(scratch, 'ordinary.json');
writeFileSync(file, ordinary);

/** @param {{stderr: string}} run */
const errorOf = ({ stderr }) => JSON.parse(stderr.trim().split('\n').at(-1)).error;

test('assess reads a file and prints JSON', () => {
  const run = charley(['assess', file]);
  assert.equal(run.status, 0);
  assert.equal(JSON.parse(run.stdout).tier, 'self-care');
  assert.equal(run.stderr, '');
});

test('assess - reads one response a line and keeps lines aligned when one is broken', () => {
  const run = charley(['assess', '-'], `${ordinary}\n{"broken\n${ordinary}\n`);
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map((line) => line.tier ?? line.error.code),
    ['self-care', 'json-syntax', 'self-care'],
  );
  assert.notEqual(run.status, 0);
  assert.equal(errorOf(run).code, 'json-syntax');
  assert.match(errorOf(run).where, /^line 2/);
});

test('assess - also takes one response over several lines', () => {
  const run = charley(['assess', '-'], JSON.stringify(JSON.parse(ordinary), null, 2));
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout, charley(['assess', file]).stdout);
});

test('assess - keeps going when the first line is the broken one', () => {
  const run = charley(['assess', '-'], `{"broken\n${ordinary}\n\n${ordinary}`);
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map((line) => line.tier ?? line.error.where),
    ['line 1, byte 9', 'self-care', 'self-care'],
  );
});

test('--text is readable, and clinicians get sources', () => {
  const patient = charley(['assess', file, '--text']);
  assert.match(patient.stdout, /^You can look after this at home\n/);
  assert.doesNotMatch(patient.stdout, /Sources:/);
  const clinician = charley(['assess', file, '--text', '--audience', 'clinician']);
  assert.match(clinician.stdout, /Sources: .*hallegraeff-2017/);
});

test('errors have a code, a message and a place, and a status', () => {
  const missing = charley(['assess', join(scratch, 'nothing.json')]);
  assert.equal(missing.status, 1);
  assert.equal(errorOf(missing).code, 'file-unreadable');
  assert.match(errorOf(missing).where, /nothing\.json$/);
  for (const args of [
    ['assess'],
    ['assess', file, '--audience', 'king'],
    ['dance'],
    ['assess', file, '--nope'],
    ['assess', file, '--data'],
  ]) {
    const run = charley(args);
    assert.equal(run.status, 2, args.join(' '));
    assert.equal(errorOf(run).code, 'usage');
  }
  const language = charley(['assess', file, '--text', '--lang', 'xx']);
  assert.equal(errorOf(language).code, 'file-unreadable');
});

test('bad input is refused with its code', () => {
  const bad = {
    'json-too-large': ' '.repeat(10_000_000),
    'json-too-deep': '['.repeat(20_000),
    'json-syntax': '{',
    'wrong-type': '[]',
  };
  for (const [code, text] of Object.entries(bad)) {
    const path = join(scratch, `${code}.json`);
    writeFileSync(path, text);
    const run = charley(['assess', path]);
    assert.equal(run.status, 1, code);
    assert.equal(errorOf(run).code, code);
  }
});

test('check-data accepts our data and names file and place of what is wrong', () => {
  assert.equal(charley(['check-data', 'data']).status, 0);
  const copy = join(scratch, 'data');
  cpSync('data', copy, { recursive: true });
  const causes = JSON.parse(readFileSync(join(copy, 'causes.json'), 'utf8'));
  causes.causes[2].sources = ['nobody-2099'];
  writeFileSync(join(copy, 'causes.json'), JSON.stringify(causes));
  const run = charley(['check-data', copy]);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /causes\.json#\/causes\/2: sources\.json has no "nobody-2099" \[unknown-id\]/);
  assert.equal(errorOf(charley(['assess', file, '--data', copy])).code, 'unknown-id');
});

test('check-data refuses a manifest that points out of its folder', () => {
  const copy = join(scratch, 'escape');
  cpSync('data', copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
  manifest.files.push('../../etc/passwd');
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  assert.equal(errorOf(charley(['check-data', copy])).code, 'unsupported');
});

test('medicines are found by brand and with typing errors', () => {
  assert.match(charley(['medicines', 'lipitro']).stdout, /^Lipitor\tatorvastatin\tstatin\n/);
});

test('flow says what comes next', () => {
  const run = charley(['flow', file, '--after', 'age']);
  assert.equal(JSON.parse(run.stdout).next, 'pregnancy');
});

test('analyze and convert: a recording to EDF+, EDF+D and CSV, and its findings into an assessment', () => {
  const folder = join(scratch, 'recordings');
  execFileSync('build/native/tests/charley_recordings', [folder]);
  const recording = join(folder, 'umyo.charley');
  const report = charley(['analyze', recording]);
  assert.equal(report.status, 0);
  assert.equal(JSON.parse(report.stdout).contractions.length, 1);
  const events = charley(['analyze', recording, '--events'])
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.ok(events.some(({ kind }) => kind === 'contraction-started') && events.some(({ kind }) => kind === 'gap'));
  for (const args of [['a.edf'], ['d.edf', '--discontinuous'], ['a.csv']]) {
    const target = join(folder, args[0]);
    assert.equal(charley(['convert', recording, target, ...args.slice(1)]).status, 0);
    assert.equal(JSON.parse(charley(['analyze', target]).stdout).contractions.length, 1, args.join(' '));
  }
  const reportFile = join(folder, 'report.json');
  writeFileSync(reportFile, report.stdout);
  const result = JSON.parse(charley(['assess', file, '--sensor', reportFile, '--sensor', reportFile]).stdout);
  assert.equal(result.sensor.length, 2);
  assert.equal(result.sensor[0].findings[0].id, 'contraction-at-mark');
  assert.match(
    charley(['assess', file, '--sensor', reportFile, '--text']).stdout,
    /Your sensor saw the muscle tighten for 42 s/,
  );
});

test('analyze and convert say what is wrong', () => {
  const folder = join(scratch, 'recordings');
  assert.equal(errorOf(charley(['analyze', file])).code, 'file-format');
  assert.equal(errorOf(charley(['analyze', join(folder, 'nobody.edf')])).code, 'file-unreadable');
  assert.equal(errorOf(charley(['convert', file, join(folder, 'x.edf')])).code, 'file-format');
  assert.equal(errorOf(charley(['convert', file, join(folder, 'x.txt')])).code, 'usage');
  assert.equal(errorOf(charley(['analyze', file, '--mains', '55'])).code, 'usage');
  assert.equal(errorOf(charley(['assess', file, '--sensor', file])).code, 'missing-field');
});
