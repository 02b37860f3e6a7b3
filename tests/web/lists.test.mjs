// Each closed list stands once, in the core. Types, schemas, texts and the page name the same, in the same order: a list
// that grows in one place and not in the other would be a word without a text, or an icon that is not there.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

import { TIERS } from '../../web/src/parts/cards.js';
import { SECTIONS } from '../../web/src/places/result/folds.js';

const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');
const json = (/** @type {string} */ file) => JSON.parse(read(file));

/** An array of strings in a header of the core. @param {string} file @param {string} name */
function listOf(file, name) {
  const [, body] = new RegExp(`> ${name} = \\{([^}]*)\\}`).exec(read(file)) ?? assert.fail(`${name} in ${file}`);
  return [...body.matchAll(/"([^"]*)"/g)].map(([, each]) => each);
}

/** A union of strings in the types of the border. @param {string} name */
function typeOf(name) {
  const file = 'wasm/check.d.ts';
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const found = [];
  source.forEachChild((node) => {
    if (!ts.isTypeAliasDeclaration(node) || node.name.text !== name || !ts.isUnionTypeNode(node.type)) return;
    for (const { literal } of /** @type {ts.LiteralTypeNode[]} */ (/** @type {unknown} */ (node.type.types)))
      found.push(/** @type {ts.StringLiteral} */ (literal).text);
  });
  return found;
}

const LISTS = {
  Tier: listOf('core/knowledge/knowledge_base.h', 'kTierNames'),
  Certainty: listOf('core/knowledge/knowledge_base.h', 'kCertainties'),
  Phase: listOf('core/knowledge/knowledge_base.h', 'kPhaseNames'),
  Fit: listOf('core/assessment/pattern.h', 'kFitNames'),
  Shown: listOf('core/check/view.h', 'kShownNames'),
  Note: listOf('core/check/view.h', 'kNoteNames'),
  Section: listOf('core/check/view.h', 'kSectionNames'),
};

for (const [name, list] of Object.entries(LISTS)) {
  test(`the type ${name} is the list of the core`, () => {
    assert.ok(list.length > 2, name);
    assert.deepEqual(typeOf(name), list);
  });
}

test('schemas and data name the urgencies, certainties and phases of the core', () => {
  const { $defs } = json('data/schemas/common.schema.json');
  assert.deepEqual($defs.tier.enum, LISTS.Tier);
  assert.deepEqual($defs.certainty.enum, LISTS.Certainty);
  const advice = json('data/schemas/advice.schema.json').properties.advice.items.properties;
  assert.deepEqual(advice.phase.enum, LISTS.Phase);
  assert.deepEqual(json('data/triage.json').tiers, LISTS.Tier);
});

test('the page has an icon for each urgency and a place for each section', () => {
  assert.deepEqual(TIERS, LISTS.Tier);
  assert.deepEqual(SECTIONS, LISTS.Section);
});

for (const file of readdirSync('data/locales').filter((name) => /^[a-z]+\.json$/.test(name))) {
  test(`${file} has the words for each, and for nothing else`, () => {
    const { texts } = json(`data/locales/${file}`);
    /** @param {string} start @param {string} end @param {string[]} more beside the list */
    const named = (start, end, more = []) =>
      Object.keys(texts)
        .filter((key) => key.startsWith(start) && key.endsWith(end))
        .map((key) => key.slice(start.length, key.length - end.length))
        .filter((name) => !more.includes(name))
        .sort();
    const sorted = (/** @type {string[]} */ list) => [...list].sort();
    for (const end of ['.title', '.word', '.do']) assert.deepEqual(named('tier.', end), sorted(LISTS.Tier), end);
    assert.deepEqual(named('certainty.', '', ['opinion', 'title']), sorted(LISTS.Certainty));
    assert.deepEqual(named('fit.', ''), sorted(LISTS.Fit));
    assert.deepEqual(named('plan.', '.title', ['withheld']).filter(Boolean), sorted(LISTS.Phase));
  });
}
