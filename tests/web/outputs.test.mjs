// What a person is told must not depend on where it is read. The core says what is shown and what is left out; page, text
// report, page for the visit and FHIR bundle are held against that and against each other, over every clinical case.
// The page is drawn by the functions that the page uses: resultView of web/src/places/result, summaryParts and summaryText
// of web/src/places/take, over the session that the page has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';

import { summaryParts, summaryText, summaryView } from '../../web/src/places/take/summary.js';
import { fromResponse } from '../../web/src/session/answers.js';
import { charley, clinicalCases, nativeResults } from '../support/harness.mjs';
import { nodeSession } from '../support/node-session.mjs';
import { markup, pageText } from '../support/page-text.mjs';

/** @typedef {import('../../wasm/check.d.ts').ResultValue} ResultValue */
/**
 * @typedef {{id: string, result: ResultValue, response: any, text: string, whole: string, visit: string, paper: string,
 *   parts: [string, string[]][], page: ReturnType<typeof pageText>, bundle: any}} Told
 */

const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
const { texts } = json('data/locales/en.json');
const TIERS = ['emergency', 'same-day', 'within-days', 'routine', 'self-care'];
const URGENT = TIERS.slice(0, 2);

/** Questions and their options. @type {Map<string, any>} */
const ITEMS = new Map();
/** @param {any[]} items */
const note = (items = []) => {
  for (const item of items) {
    ITEMS.set(item.linkId, item);
    note(item.item);
  }
};
note(json('data/questionnaire.json').item);
const question = (/** @type {string} */ linkId) => ITEMS.get(linkId)?.text ?? linkId;

/** @param {{text?: string, medicine?: string}} entry */
const title = ({ text, medicine }) =>
  medicine
    ? ITEMS.get('medicines').answerOption.find((/** @type {any} */ { valueCoding }) => valueCoding.code === medicine)
        .valueCoding.display
    : texts[`${text}.title`];

/** Of the page each section, with the heading by which the text names it; a text is taken along already, and the answers are the person's own. */
const HEADINGS = {
  ...{ why: ['result.why'], fits: ['result.patterns.title'], part: ['result.hints.title'] },
  ...{ plan: ['plan.now.title', 'plan.prevent.title', 'plan.ask.title'] },
  ...{ not: ['plan.withheld.title', 'plan.avoid.title'], sooner: ['safety-net.title'], sure: ['about.title'] },
};

/** @type {Told[]} */
const told = [];
/** @type {Awaited<ReturnType<typeof nodeSession>>} */
let made;

/** The native text of each response. What is no response parts one from the next: it gives a line with an error. @param {object[]} responses @param {string[]} how */
function nativeTexts(responses, ...how) {
  const input = responses.map((each) => `${JSON.stringify(each)}\nnothing`).join('\n');
  const { stdout } = charley(['assess', '-', '--text', ...how], input);
  const found = stdout.split(/^\{"error".*\n/m).slice(0, -1);
  assert.equal(found.length, responses.length);
  return found;
}

/** What each output makes of these responses. @param {{id: string, response: any}[]} cases @returns {Promise<Told[]>} */
async function tell(cases) {
  const { session } = made;
  const responses = cases.map(({ response }) => response);
  const [native, short, long] = [nativeResults(cases), nativeTexts(responses), nativeTexts(responses, '--all')];
  const mapping = json('data/fhir.json');
  const ids = Array.from({ length: mapping.observations.length + 2 }, (_, i) => `${i}`);
  const context = JSON.stringify({ timestamp: '2026-01-01T00:00:00Z', ids, mapping, locale: { texts } });
  /** @type {Told[]} */
  const all = [];
  for (const [index, { id, response }] of cases.entries()) {
    session.answers.replace(fromResponse(response));
    await session.conclude();
    const bundle = await session.core.fhir(JSON.stringify(response), context);
    const [visit, paper, parts] = [summaryText(session), markup(summaryView(session)), summaryParts(session)];
    const result = JSON.parse(native[index]);
    const page = pageText(session);
    all.push({
      ...{ id, response, visit, paper, parts, page, bundle, result },
      text: short[index],
      whole: long[index],
    });
  }
  return all;
}

before(async () => {
  made = await nodeSession();
  for (const part of ['more', 'take']) await made.content.load(part);
  told.push(...(await tell(clinicalCases())));
});

/** One section of a text report. @param {string} text @param {string} heading a key */
const section = (text, heading) => text.split(`\n${texts[heading]}\n`)[1]?.split('\n\n')[0] ?? '';
/** Headings of what a text lists: "- Night leg cramps: fits well" is Night leg cramps. @param {string} text */
const listed = (text) => text.split('\n').filter((line) => line.startsWith('- '));
/** @param {string[]} lines @param {string} name */
const names = (lines, name) =>
  lines.some((line) =>
    [':', ',', ' (', ' [', ''].some((end) => (end ? line.startsWith(`- ${name}${end}`) : line === `- ${name}`)),
  );
const emergencies = () => told.filter(({ result }) => result.tier === 'emergency');
/** @param {Told} each @param {string} name */
const lines = ({ parts }, name) => parts.find(([heading]) => heading === `summary.${name}`)?.[1] ?? [];

test('every output says the same urgency', () => {
  assert.ok(told.length > 200);
  for (const { id, result, parts, text, page, bundle } of told) {
    const word = texts[`tier.${result.tier}.title`];
    assert.ok(parts[0][1][0].startsWith(word), id);
    assert.ok(text.startsWith(`${word}\n`), id);
    assert.ok(page.head.includes(word), id);
    const [said] = bundle.entry.slice(-1);
    assert.equal(said.resource.valueCodeableConcept.text, word, id);
  }
});

test('the page has the sections that the core names, and the text those of them that can be told', () => {
  for (const { id, result, text, page } of told) {
    assert.deepEqual([...page.sections.keys()], result.sections, id);
    for (const [name, keys] of Object.entries(HEADINGS))
      assert.equal(
        keys.some((key) => text.includes(`\n${texts[key]}\n`)),
        result.sections.includes(/** @type {any} */ (name)),
        `${id}: ${name}`,
      );
  }
});

test('an emergency has nothing beside the call, in any output: no advice, hint, explanation, other urgency, or word about us', () => {
  assert.ok(emergencies().length > 20);
  const entries = [
    json('data/advice.json').advice,
    json('data/causes.json').causes,
    json('data/patterns.json').patterns,
  ];
  const rules = new Set(json('data/triage.json').rules.map(title));
  const calm = entries
    .flat()
    .map(title)
    .filter((name) => !rules.has(name)); // a tear is an explanation and a rule
  const keys = [
    ...[
      'safety-net.title',
      'safety-net.emergency.title',
      'about.not-diagnosis',
      'about.not-reviewed',
      'about.intended-use',
    ],
    ...[
      'result.patterns.none',
      'plan.title',
      'certainty.title',
      'result.provisional.title',
      'result.contradictions.title',
    ],
  ];
  for (const { id, result, text, whole, visit, paper, page, parts } of emergencies()) {
    assert.deepEqual(page.sections.keys().next().value, 'why', id);
    const outputs = { text, whole, visit, paper, page: page.all.join('\n') };
    for (const [where, output] of Object.entries(outputs))
      for (const key of keys) assert.ok(!output.includes(texts[key]), `${id}: ${where} has ${key}`);
    // What is concluded: an answer may name a medicine that a piece of advice names too.
    const ours = {
      ...{ text: listed(text), whole: listed(whole), head: page.head, why: page.sections.get('why')?.all ?? [] },
      visit: parts.filter(([heading]) => /\.(reasons|fits|hints|ask)$/.test(heading)).flatMap(([, some]) => some),
    };
    for (const [where, some] of Object.entries(ours)) {
      const own = some.map((line) => line.replace(/^- /, ''));
      for (const name of calm)
        assert.ok(!own.some((line) => line === name || line.startsWith(`${name}: `)), `${id}: ${where} has ${name}`);
    }
    for (const { tier } of result.triggers) assert.equal(tier, 'emergency', id);
    for (const { shown } of result.patterns) assert.equal(shown, 'not', id);
    assert.deepEqual([result.hints.length, Object.values(result.plan).flat().length], [0, 0], id);
  }
});

test('beside a call on the same day no calmer explanation is in sight', () => {
  const rank = (/** @type {string} */ tier) => TIERS.indexOf(tier);
  for (const { id, result } of told)
    for (const { id: pattern, fit, urgency, shown, for: speaks } of result.patterns) {
      const fits = fit === 'well' || fit === 'partly';
      const calmer = URGENT.includes(result.tier) && rank(urgency) > rank(result.tier);
      // What cannot wait is not called unfitting while something speaks for it.
      const silent = result.tier === 'emergency' || (fit === 'not' && URGENT.includes(urgency) && speaks.length > 0);
      const wanted = silent ? 'not' : fits && !calmer ? 'open' : 'more';
      assert.equal(shown, wanted, `${id}: ${pattern}`);
    }
});

test('explanations are the same ones on the page, in text and for the visit', () => {
  for (const each of told) {
    const { id, result, text, whole, page } = each;
    const here = page.sections.get('fits');
    for (const pattern of result.patterns) {
      const name = title(pattern);
      const is = { open: pattern.shown === 'open', there: pattern.shown !== 'not' };
      const cards = (/** @type {string[] | undefined} */ some = []) =>
        some.some((line) => line === name || line.startsWith(`${name}: `));
      assert.equal(names(listed(section(text, 'result.patterns.title')), name), is.open, `${id}: ${name} in the text`);
      const told = ['title', 'calmer', 'not'].some((part) =>
        names(listed(section(whole, `result.patterns.${part}`)), name),
      );
      assert.equal(told, is.there, `${id}: ${name} in the whole text`);
      assert.equal(cards(here?.inSight), is.open, `${id}: ${name} on the page`);
      assert.equal(cards(here?.all), is.there, `${id}: ${name} on the page, opened`);
      if (!is.open)
        assert.ok(
          !names(
            lines(each, 'fits').map((line) => `- ${line}`),
            name,
          ),
          `${id}: ${name} for the visit`,
        );
    }
    assert.equal(text.includes(texts['result.patterns.none']), !!here?.all.includes(texts['result.patterns.none']), id);
    const open = result.patterns.filter(({ shown }) => shown === 'open');
    assert.deepEqual(lines(each, 'fits').length, Math.min(open.length, open.length > 4 ? 5 : 4), id);
  }
});

test('what may play a part is the same on the page, in text and for the visit', () => {
  for (const each of told) {
    const { id, result, text, whole, page } = each;
    const here = page.sections.get('part');
    for (const hint of result.hints) {
      const name = title(hint);
      const open = hint.shown === 'open';
      const inText = (/** @type {string} */ some) => names(listed(section(some, 'result.hints.title')), name);
      assert.deepEqual([inText(text), here?.inSight.includes(name)], [open, open], `${id}: ${name}`);
      assert.deepEqual([inText(whole), here?.all.includes(name)], [true, true], `${id}: ${name}, opened`);
    }
    for (const hint of result.hints.slice(0, 5))
      assert.ok(lines(each, 'hints').includes(title(hint)), `${id}: ${hint.id}`);
  }
});

test('the plan is the same on the page, in text and for the visit', () => {
  for (const each of told) {
    const { id, result, text, whole, page } = each;
    for (const [phase, entries] of Object.entries(result.plan).filter(([phase]) => phase !== 'withheld')) {
      const here = page.sections.get(phase === 'avoid' ? 'not' : 'plan');
      for (const entry of entries) {
        const name = title(entry);
        const forAll = !('audience' in entry);
        const open = forAll && 'shown' in entry && entry.shown === 'open';
        assert.equal(names(listed(section(text, `plan.${phase}.title`)), name), open, `${id}: ${name} in the text`);
        assert.equal(
          names(listed(section(whole, `plan.${phase}.title`)), name),
          forAll,
          `${id}: ${name} in all the text`,
        );
        assert.equal(!!here?.inSight.includes(name), open, `${id}: ${name} on the page`);
        assert.equal(!!here?.all.includes(name), forAll, `${id}: ${name} on the page, opened`);
      }
    }
    for (const entry of result.plan.ask.filter(({ audience }) => !audience).slice(0, 5))
      assert.ok(lines(each, 'ask').includes(title(entry)), `${id}: ${entry.id} for the visit`);
    const left = (/** @type {RegExp} */ pattern, /** @type {string} */ said) => pattern.exec(said)?.[1];
    const counted = new RegExp(texts['plan.more'].replace(/[()]/g, '\\$&').replace('{count}', '(\\d+)'));
    assert.equal(left(counted, text), left(counted, page.all.join('\n')), `${id}: how much more there is`);
    for (const entry of result.plan.withheld.filter(({ audience }) => !audience)) {
      assert.ok(section(text, 'plan.withheld.title').includes(title(entry)), `${id}: ${entry.id} is held back`);
      const held = page.sections.get('not')?.inSight.join(' ') ?? '';
      assert.ok(held.includes(title(entry)) && held.includes(texts[entry.reason]), `${id}: ${entry.id} on the page`);
    }
  }
});

test('why it is urgent is the same everywhere', () => {
  for (const each of told) {
    const { id, result, text, page } = each;
    for (const trigger of result.triggers) {
      assert.ok(names(listed(text), title(trigger)) || text.includes(`- ${title(trigger)} [`), `${id}: ${trigger.id}`);
      assert.ok(page.sections.get('why')?.inSight.includes(title(trigger)), `${id}: ${trigger.id} on the page`);
    }
    const others = json('data/triage.json').rules.filter(
      (/** @type {any} */ rule) => !result.triggers.some((one) => one.id === rule.id),
    );
    const shown = new Set(result.triggers.map(title));
    for (const rule of others.filter((/** @type {any} */ rule) => !shown.has(title(rule))))
      assert.ok(!page.sections.get('why')?.all.includes(title(rule)), `${id}: ${rule.id} did not fire`);
    for (const trigger of result.triggers.slice(0, 5)) assert.ok(lines(each, 'reasons').includes(title(trigger)), id);
  }
});

test('how certain an entry is has the same words on the page and in text', () => {
  const certain = texts['clinician.certainty'];
  const seen = new Set();
  const some = told.filter((_, index) => index % 4 === 0);
  const forClinicians = nativeTexts(
    some.map(({ response }) => response),
    '--audience',
    'clinician',
  );
  for (const [index, { id, result, page }] of some.entries()) {
    const { now, prevent, treatment, avoid } = result.plan;
    const entries = [...result.triggers, ...result.patterns.filter(({ shown }) => shown === 'open'), ...result.hints];
    for (const entry of [...entries, ...now, ...prevent, ...treatment, ...avoid]) {
      if ('audience' in entry) continue;
      const words = texts[entry.certaintyText];
      seen.add(entry.certaintyText);
      const entriesSo = forClinicians[index].split(`\n- ${title(entry)}`).slice(1);
      const said = entriesSo.some((after) => after.split('\n- ')[0].includes(`${certain}: ${words};`));
      assert.ok(said, `${id}: ${entry.id} in the text`);
      assert.ok(page.all.includes(`${words}.`), `${id}: ${entry.id} on the page`);
    }
  }
  for (const key of ['certainty.none', 'certainty.opinion']) assert.ok(seen.has(key), key);
});

test('what is not settled is said on the page and in text alike', () => {
  let said = 0;
  for (const { id, result, text, page } of told) {
    const head = page.head.join('\n');
    /** @param {string} words @param {boolean} shown */
    const both = (words, shown) => {
      said += shown ? 1 : 0;
      assert.deepEqual([text.includes(words), head.includes(words)], [shown, shown], `${id}: ${words}`);
    };
    for (const each of result.heard) both(`“${each.text}”`, true);
    for (const each of result.unread) both(`“${each.text}”`, result.notes.includes('unread'));
    both(texts['result.provisional.title'], result.notes.includes('missing'));
    both(texts['result.could-be'], result.notes.includes('could-be'));
    both(texts['result.contradictions.title'], result.notes.includes('contradictions'));
  }
  assert.ok(said > 20);
});

/** LinkIds that have an answer. @param {any[]} items @returns {string[]} */
const answeredIn = (items = []) =>
  items.flatMap(({ linkId, answer, item }) => [...(answer ? [linkId] : []), ...answeredIn(item)]);

test('signs and answers that count are the same for the visit and in FHIR', () => {
  for (const each of told) {
    const { id, result, response, bundle } = each;
    for (const { item } of result.signs.slice(0, 5))
      assert.ok(
        lines(each, 'signs').some((line) => line.startsWith(question(item))),
        `${id}: ${item}`,
      );
    const kept = answeredIn(bundle.entry[0].resource.item);
    const given = answeredIn(response.item).filter((linkId) => result.answered.includes(linkId));
    assert.deepEqual(kept, given, id);
  }
});

test('the page for the visit says since when a medicine is taken, and that somebody does not know which', async () => {
  const since = told.filter(({ result }) => result.answered.includes('medicine-start'));
  assert.ok(since.length > 20);
  for (const each of since) assert.ok(lines(each, 'medicines').at(-1)?.startsWith(question('medicine-start')), each.id);
  const { session } = made;
  session.answers.replace(fromResponse(/** @type {any} */ (clinicalCases()[0].response)));
  session.answers.set('medicines', [{ code: 'not-sure' }]);
  const [unknown] = await tell([{ id: 'unknown', response: JSON.parse(session.answers.text()) }]);
  assert.match(lines(unknown, 'medicines')[0], /not sure/i);
});

test('an answer to a question that does not apply any more is in no output', async () => {
  const { session } = made;
  const stale = { 'numb-spreading': 'yes', 'cramp-over-10': 'yes' };
  session.answers.replace(fromResponse(/** @type {any} */ (clinicalCases()[0].response)));
  for (const [linkId, code] of Object.entries({ ...stale, 'numb-tingling': 'no', duration: '1-to-10-minutes' }))
    session.answers.set(linkId, [{ code }]);
  const response = JSON.parse(session.answers.text());
  const given = answeredIn(response.item);
  for (const linkId of Object.keys(stale)) assert.ok(given.includes(linkId), linkId);
  const [each] = await tell([{ id: 'stale', response }]);
  for (const linkId of Object.keys(stale)) {
    const name = question(linkId);
    const outputs = [each.whole, each.visit, each.paper, each.page.all.join('\n'), JSON.stringify(each.bundle)];
    for (const [at, output] of outputs.entries()) assert.ok(!output.includes(name), `${linkId} in output ${at}`);
    assert.ok(!each.result.answered.includes(linkId), linkId);
  }
  assert.ok(each.page.all.includes(question('duration')), 'answers that count are there');
});

test('the FHIR bundle says of explanations and advice nothing', () => {
  for (const { id, result, bundle } of told) {
    const said = bundle.entry.filter(
      (/** @type {any} */ { resource }) => resource.resourceType !== 'QuestionnaireResponse',
    );
    const ours = JSON.stringify(said);
    for (const entry of [...result.patterns, ...Object.values(result.plan).flat()])
      assert.ok(!ours.includes(JSON.stringify(title(entry)).slice(1, -1)), `${id}: ${entry.id}`);
  }
});
