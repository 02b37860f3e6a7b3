// Every data file against its JSON Schema, and schemas that refuse what they should.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(`data/${path}`, 'utf8'));
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
for (const name of readdirSync('data/schemas')) ajv.addSchema(read(`schemas/${name}`));

/** Which schema a file has. @param {string} path */
function schemaOf(path) {
  if (/^locales\//.test(path)) return 'locale';
  const folder = path.match(/^(ask|editorial|sensors)\//)?.[1];
  return folder ? folder.replace('sensors', 'sensor') : path.replace('.json', '');
}

/** @param {string} path @param {any} json */
function problems(path, json) {
  const validate = ajv.getSchema(`https://charley.example/schemas/${schemaOf(path)}.schema.json`);
  assert.ok(validate, `${path} has no schema`);
  return validate(json) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const files = [...readdirSync('data', { recursive: true })]
  .map(String)
  .filter((path) => path.endsWith('.json') && !path.startsWith('schemas'));

for (const path of files) {
  test(`data/${path} follows its schema`, () => assert.deepEqual(problems(path, read(path)), []));
}

for (const [what, path, spoil] of /** @type {[string, string, (json: any) => void][]} */ ([
  ['a rule without sources', 'triage.json', (json) => (json.rules[0].sources = [])],
  ['a condition with two meanings', 'triage.json', (json) => (json.rules[0].when = { yes: ['a'], no: ['b'] })],
  ['a misspelt key', 'advice.json', (json) => (json.advice[0].whenn = {})],
  ['an approved entry without a role', 'causes.json', (json) => (json.causes[0].review.status = 'approved')],
  ['a link that is not https', 'sources.json', (json) => (json.sources[0].url = 'http://x.example')],
  ['self-care as the provisional floor', 'triage.json', (json) => (json.provisionalFloor = 'self-care')],
  ['a heavier sensor', 'patterns.json', (json) => (json.patterns[0].sensorFor[0].weight = 2)],
])) {
  test(`the schemas refuse ${what}`, () => {
    const json = read(path);
    spoil(json);
    assert.notDeepEqual(problems(path, json), []);
  });
}
