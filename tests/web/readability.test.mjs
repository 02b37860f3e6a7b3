// Patient English must read easily: Flesch-Kincaid grade 8 or below, by the flesch-kincaid and syllable packages.
// The formula is noisy on short texts, so it is held for every family of texts and for every longer text by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const LIMIT = 8;
const LONG = 12;
/** Words for doctors; shown to clinicians only, or names of medicines. */
const EXEMPT = /^(clinician|medicine)\.|^advice\.(carisoprodol|lidocaine|cirrhosis-drugs|dialysis-options)\./;

const { texts } = JSON.parse(readFileSync('data/locales/en.json', 'utf8'));
const questionnaire = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));

/** @param {string} text */
const words = (text) => text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
/** A list is read item by item. @param {string} text */
const sentences = (text) => Math.max(1, text.split(/[.?!:|]+(?:\s|$)|\|/).filter((part) => words(part).length).length);

/** @param {string[]} parts */
function grade(parts) {
  const all = parts.flatMap(words);
  return fleschKincaid({
    sentence: parts.reduce((sum, part) => sum + sentences(part), 0),
    word: all.length,
    syllable: all.reduce((sum, word) => sum + syllable(word), 0),
  });
}

/** @type {Record<string, string[]>} */
const families = { question: [] };
for (const [key, text] of Object.entries(texts)) if (!EXEMPT.test(key)) (families[key.split('.')[0]] ??= []).push(text);

/** @param {any[]} items */
function collect(items) {
  for (const item of items) {
    families.question.push(item.text);
    if (item.linkId !== 'medicines') {
      for (const { valueCoding } of item.answerOption ?? []) families.question.push(valueCoding.display);
    }
    collect(item.item ?? []);
  }
}
collect(questionnaire.item);
const editorial = JSON.parse(readFileSync('data/editorial/en.json', 'utf8'));
families.editorial = [
  ...editorial.sections.flatMap((/** @type {{title: string, text: string[]}} */ { title, text }) => [title, ...text]),
  ...editorial.changes.map((/** @type {{text: string}} */ { text }) => text),
];

test('every family of texts reads at grade 8 or below', () => {
  for (const [family, parts] of Object.entries(families)) {
    assert.ok(grade(parts) <= LIMIT, `${family}: ${grade(parts).toFixed(1)}`);
  }
});

test('every longer text reads at grade 8 or below', () => {
  const hard = Object.values(families)
    .flat()
    .filter((text) => words(text).length >= LONG && grade([text]) > LIMIT)
    .map((text) => `${grade([text]).toFixed(1)} ${text}`);
  assert.deepEqual(hard, []);
});

test('the measure itself tells easy from hard', () => {
  assert.ok(grade(['Pull the toes up. Hold on. Walk a few steps.']) < 2);
  assert.ok(
    grade(['Pharmacological interventions necessitate individualised multidisciplinary consideration beforehand.']) >
      15,
  );
});
