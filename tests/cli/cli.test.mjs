// The command-line tool as a researcher or a content editor meets it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  assert.match(clinician.stdout, /severity MD -1\.30 \(-1\.74 to -0\.86\)/);
  assert.doesNotMatch(patient.stdout, /MD -1\.30/);
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

test('a data folder may leave out what FHIR export says of the answers, and not get it wrong', () => {
  const copy = join(scratch, 'no-fhir');
  cpSync('data', copy, { recursive: true });
  rmSync(join(copy, 'fhir.json'));
  assert.equal(charley(['check-data', copy]).status, 0);
  const bundle = JSON.parse(charley(['fhir', file, '--data', copy]).stdout);
  assert.equal(bundle.entry.length, 2);
  writeFileSync(join(copy, 'fhir.json'), '{"observations": [{"item": "nobody"}]}');
  assert.equal(charley(['check-data', copy]).status, 1);
  writeFileSync(join(copy, 'fhir.json'), '{"half');
  assert.equal(errorOf(charley(['check-data', copy])).code, 'json-syntax');
});

test('medicines are found by brand and with typing errors', () => {
  assert.match(charley(['medicines', 'lipitro']).stdout, /^Lipitor\tatorvastatin\tstatin\n/);
});

test('medicines are found as they are typed and pasted, and the rest is said', () => {
  const { stdout } = charley(['medicines', 'Frumil 40mg at night; the blue one\nSimvastatin 20 mg tablets']);
  assert.equal(
    stdout,
    'Frumil\tco-amilofruse\tloop-diuretic,potassium-sparing-diuretic\nsimvastatin\tsimvastatin\tstatin\n?\tthe blue one\n',
  );
  assert.equal(charley(['medicines', 'half a nam']).stdout, '?\thalf a nam\n');
  assert.match(charley(['medicines', 'simvast']).stdout, /^simvastatin\tsimvastatin\tstatin\n/);
});

test('flow says what comes next, and what the short version asks', () => {
  const run = charley(['flow', file, '--after', 'about-you-page']);
  assert.equal(JSON.parse(run.stdout).next, 'leg-today');
  const nobody = '{"resourceType":"QuestionnaireResponse"}';
  const asked = (/** @type {string[]} */ args) =>
    JSON.parse(charley(['flow', '-', ...args], nobody).stdout).screens.map((/** @type {any} */ { item }) => item);
  assert.ok(asked([]).includes('lately'));
  assert.ok(!asked(['--quick']).includes('lately'));
  assert.ok(asked(['--quick']).includes('leg-today'));
});

test('assess says which other answers would change the result, unless told not to', () => {
  const whole = JSON.parse(charley(['assess', file]).stdout);
  assert.ok(
    whole.changes.some((/** @type {any} */ { item, tier }) => item === 'one-leg-swollen' && tier === 'same-day'),
  );
  const short = JSON.parse(charley(['assess', file, '--no-changes']).stdout);
  assert.equal(short.changes, undefined);
  delete whole.changes;
  for (const pattern of whole.patterns) delete pattern.changes;
  assert.deepEqual(short, whole);
});

test('ask finds entries with the answers in mind, and says so when there are none', () => {
  const ask = (/** @type {string[]} */ ...args) => JSON.parse(charley(['ask', ...args]).stdout);
  assert.equal(ask('can I take magnesum', '--answers', file).answers[0].id, 'magnesium');
  assert.equal(ask('can I take magnesium').answers[0].withheld.reason, 'reason.not-answered');
  assert.deepEqual(ask('capital of France', '--answers', file).answers, []);
  assert.equal(errorOf(charley(['ask'])).code, 'usage');
  assert.equal(errorOf(charley(['ask', 'x', '--lang', 'xx'])).code, 'file-unreadable');
});

test('coverage runs a folder of cases and names what fails and what nobody has looked at', () => {
  const whole = charley(['coverage', 'tests/cases']);
  assert.equal(whole.status, 0, whole.stdout);
  assert.match(whole.stdout, /^\d+ cases, 0 failed; \d+ parts of the content exercised, 0 not\n$/);
  const folder = join(scratch, 'cases');
  mkdirSync(folder);
  cpSync('tests/cases/base.json', join(folder, 'base.json'));
  const one = {
    id: 'swollen',
    set: { 'one-leg-swollen': 'yes' },
    expect: { tier: 'emergency', say: ['hint:pregnancy'] },
  };
  writeFileSync(join(folder, 'mine.json'), JSON.stringify({ cases: [one] }));
  const own = charley(['coverage', folder]);
  assert.equal(own.status, 1);
  assert.match(own.stdout, /^case swollen: the tier is same-day, not emergency$/m);
  assert.match(own.stdout, /^case swollen: does not say hint:pregnancy$/m);
  assert.match(own.stdout, /^no case exercises rule tetanus$/m);
  assert.match(own.stdout, /^no case exercises text caution\.warm-not-hot$/m);
  writeFileSync(join(folder, 'mine.json'), '{"cases": [{}]}');
  assert.equal(errorOf(charley(['coverage', folder])).code, 'missing-field');
  assert.equal(errorOf(charley(['coverage', join(scratch, 'nowhere')])).code, 'file-unreadable');
});

test('check-data wants a text for clinicians, known words and the change log', () => {
  const copy = join(scratch, 'more');
  cpSync('data', copy, { recursive: true });
  const change = (/** @type {string} */ name, /** @type {(json: any) => void} */ edit) => {
    const json = JSON.parse(readFileSync(join(copy, name), 'utf8'));
    edit(json);
    writeFileSync(join(copy, name), JSON.stringify(json));
  };
  change('locales/en-clinician.json', ({ texts }) => delete texts['cause.alcohol.clinician']);
  change('ask/en.json', ({ words }) => (words['advice.nothing'] = 'x'));
  change('manifest.json', (json) => (json.version = '9.9.9'));
  const { stderr, status } = charley(['check-data', copy]);
  assert.equal(status, 1);
  assert.match(stderr, /en-clinician\.json has no text "cause\.alcohol\.clinician" \[missing-text\]/);
  assert.match(stderr, /ask\/en\.json#\/words: "advice\.nothing" belongs to no entry/);
  assert.match(stderr, /must say what changed in version 9\.9\.9/);
});

test('a translation that does not say who has checked it is refused: the page would not say that nobody has', () => {
  const copy = join(scratch, 'unchecked');
  cpSync('data', copy, { recursive: true });
  const spanish = join(copy, 'locales/es.json');
  const { review, ...rest } = JSON.parse(readFileSync(spanish, 'utf8'));
  assert.ok(review);
  writeFileSync(spanish, JSON.stringify(rest));
  const { stderr, status } = charley(['check-data', copy]);
  assert.equal(status, 1);
  assert.match(stderr, /locales\/es\.json: a translation needs "review" \[missing-field\]/);
});

test('check-data says what is wrong in every language and in every table of a device', () => {
  const copy = join(scratch, 'several');
  cpSync('data', copy, { recursive: true });
  /** @param {string} file @param {(json: any) => void} change */
  const edit = (file, change) => {
    const json = JSON.parse(readFileSync(join(copy, file), 'utf8'));
    change(json);
    writeFileSync(join(copy, file), JSON.stringify(json));
  };
  for (const language of ['en', 'es', 'ar'])
    edit(`locales/${language}.json`, ({ texts }) => delete texts['advice.massage.title']);
  const texts = charley(['check-data', copy]);
  assert.equal(texts.status, 1);
  for (const language of ['en', 'es', 'ar'])
    assert.match(texts.stderr, new RegExp(`locales/${language}\\.json.*advice\\.massage\\.title.*\\[missing-text\\]`));
  edit('sensors/umyo.json', (table) => (table.priority = 2));
  edit('sensors/npg-lite-3.json', (table) => (table.id = 'npg-lite-6'));
  edit('sensors/movesense.json', (table) => (table.services = []));
  edit('sensors/uart-line.json', (table) => (table.characteristics[0].notify = false));
  const tables = charley(['check-data', copy]);
  assert.equal(tables.status, 1);
  assert.match(tables.stderr, /sensors\/umyo\.json#: another device has the priority 2 \[duplicate-id\]/);
  assert.match(tables.stderr, /sensors\/npg-lite-6\.json#: another device has the id "npg-lite-6" \[duplicate-id\]/);
  assert.match(
    tables.stderr,
    /sensors\/movesense\.json#: "services" lacks that of the characteristic "data" \[unknown-id\]/,
  );
  assert.match(
    tables.stderr,
    /sensors\/uart-line\.json#: a characteristic that is not optional needs "notify" \[missing-field\]/,
  );
});

test('a new medicine and a new source need no rebuild', () => {
  const copy = join(scratch, 'new');
  cpSync('data', copy, { recursive: true });
  const change = (/** @type {string} */ name, /** @type {(json: any) => void} */ edit) => {
    const json = JSON.parse(readFileSync(join(copy, name), 'utf8'));
    edit(json);
    writeFileSync(join(copy, name), JSON.stringify(json));
  };
  change('sources.json', ({ sources }) =>
    sources.push({ id: 'smith-2027', citation: 'Smith J. Cramps.', verified: true }),
  );
  change('medicines.json', ({ classes }) => {
    classes[0].members.push({ name: 'newdrug', brands: ['Newbrand'] });
    classes[0].sources.push('smith-2027');
  });
  const checked = charley(['check-data', copy]);
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(charley(['medicines', 'newbrnd', '--data', copy]).stdout, /^Newbrand\tnewdrug\tlaba\n/);
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
