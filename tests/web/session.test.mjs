// A session needs no page: the course of the questions, the result, and what is kept, with the real core in Node.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';

import { localeOf } from '../../web/src/core/content.js';
import { screenOf } from '../../web/src/session/course.js';
import { choose } from '../../web/src/session/expected.js';
import { nodeSession } from '../support/node-session.mjs';

/** What an ordinary cramp at night answers. @type {Record<string, string | number | string[]>} */
const ORDINARY = JSON.parse(readFileSync('tests/cases/base.json', 'utf8')).answers;

/** @param {{linkId: string} | undefined} item */
const answerOf = (item) =>
  [ORDINARY[item?.linkId ?? '']]
    .flat()
    .map((said) => (typeof said === 'number' ? { number: said } : { code: said ?? 'no' }));

/** Walks on from an address to the result. @param {import('../../web/src/session/session.js').Session} session @param {string} address @param {(rows: string[]) => void} [see] hears what is asked on each screen */
async function walk(session, address, see = () => {}) {
  /** @type {string[]} */
  const way = [];
  for (let step = 0; step < 60 && address !== 'result'; ++step) {
    way.push(address);
    const linkId = address.replace('check/', '');
    assert.equal(session.course.arrive(linkId), '', `${address} is asked`);
    const screen = screenOf(session.course.flow, linkId);
    see(screen?.rows ?? [linkId]);
    if (screen?.kind !== 'checklist') {
      for (const row of screen?.rows ?? [linkId])
        if (!session.answers.get(row).length) session.answers.set(row, answerOf(session.content.items.get(row)));
    }
    address = (await session.course.submit()) || (await session.course.keep());
  }
  assert.equal(address, 'result');
  await session.conclude();
  return way;
}

afterEach(() => Reflect.deleteProperty(globalThis, 'localStorage'));

/** A storage as browsers have it. */
function storage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
      removeItem: (/** @type {string} */ key) => void kept.delete(key),
    },
  });
  return kept;
}

test('from the first screen to the result, with everything answered once', async () => {
  const { session, changes } = await nodeSession();
  const way = await walk(session, await session.course.begin(false));
  assert.ok(way.length > 9, way.join());
  assert.equal(new Set(way).size, way.length, 'no question twice');
  assert.ok(session.course.flow?.screens.every(({ complete, optional }) => complete || optional));
  assert.ok(session.conclusion.result);
  assert.ok(changes() > 10, 'it says when it has changed');
});

test('a sign of an emergency leads to the result at once, and is said only once', async () => {
  const { session } = await nodeSession();
  await session.course.begin(false);
  session.answers.set('chest-or-breath', [{ code: 'yes' }]);
  assert.equal(await session.course.advance('emergency-now'), 'result');
  await session.conclude();
  assert.equal(session.conclusion.result?.tier, 'emergency');
  const next = await session.course.complete();
  assert.match(next, /^check\//);
  const rest = await walk(session, next);
  assert.ok(rest.length > 9, rest.join());
});

/** To the question how it feels, with these words for it. @param {string} text */
async function feelsLike(text) {
  const { session } = await nodeSession();
  let address = await session.course.begin(false);
  while (address !== 'check/about-you-page') {
    const linkId = address.replace('check/', '');
    session.course.arrive(linkId);
    const screen = screenOf(session.course.flow, linkId);
    if (screen?.kind !== 'checklist')
      for (const row of screen?.rows ?? [linkId]) session.answers.set(row, answerOf(session.content.items.get(row)));
    address = await session.course.submit();
  }
  session.course.arrive('about-you-page');
  for (const row of ['age', 'pregnancy']) session.answers.set(row, answerOf(session.content.items.get(row)));
  session.answers.set('feels', [{ text }]);
  return session;
}

test('words that speak of an emergency sign lead back to its list, and then on; untouched, the sign is "no"', async () => {
  const session = await feelsLike('crushing chest pain');
  assert.equal(await session.course.submit(), 'check');
  session.course.arrive('');
  assert.deepEqual(
    session.course.flow?.again.map(({ row }) => row),
    ['chest-or-breath'],
  );
  const onward = await session.course.begin(false);
  assert.match(onward, /^check\/(?!about-you-page)/, 'after the question, not through all before it once more');
  assert.deepEqual(session.answers.get('feels'), [{ text: 'crushing chest pain', asked: ['chest-or-breath'] }]);
  await walk(session, onward);
  assert.equal(session.conclusion.result?.tier, 'routine');
  assert.deepEqual(session.conclusion.result?.heard, []);
});

test('the sign ticked when it is asked about again is an emergency', async () => {
  const session = await feelsLike('me duele el pecho');
  assert.equal(await session.course.submit(), 'check');
  session.answers.set('chest-or-breath', [{ code: 'yes' }]);
  await session.course.begin(false);
  assert.equal(session.course.flow?.emergency, true, 'and the list itself has said so');
  await session.conclude();
  assert.equal(session.conclusion.result?.tier, 'emergency');
});

test('signs on two lists are asked about one after the other, and other words lead nowhere', async () => {
  const session = await feelsLike('crushing chest pain and my leg is swollen');
  assert.equal(await session.course.submit(), 'check');
  assert.equal(await session.course.begin(false), 'check/leg-today');
  session.course.arrive('leg-today');
  const onward = await session.course.submit();
  assert.match(onward, /^check\/(?!about-you-page|leg-today)/);
  const calm = await feelsLike('a knot');
  assert.equal(await calm.course.submit(), 'check/leg-today');
});

test('a choice and own words stand beside each other, whichever comes first', async () => {
  const words = { text: 'my left calf is swollen since the flight' };
  const session = await feelsLike(words.text);
  choose(session, 'feels', 'sudden-knot');
  assert.deepEqual(session.answers.get('feels'), [{ code: 'sudden-knot' }, words]);
  choose(session, 'feels', 'heavy-ache');
  assert.deepEqual(session.answers.get('feels'), [{ code: 'heavy-ache' }, words]);
});

test('words that nobody was asked about keep the result from calm', async () => {
  const session = await feelsLike('crushing chest pain');
  await session.conclude();
  assert.equal(session.conclusion.result?.tier, 'emergency');
  assert.equal(session.conclusion.result?.heard[0].text, 'crushing chest pain');
});

test('without an answer one stays, and is told; with one the problem is gone', async () => {
  const { session } = await nodeSession();
  const first = await session.course.begin(false);
  session.course.arrive(first.replace('check/', ''));
  while (screenOf(session.course.flow, session.course.current)?.kind === 'checklist')
    session.course.arrive((await session.course.submit()).replace('check/', ''));
  assert.equal(await session.course.submit(), '');
  assert.equal(session.course.problem, 'missing');
  const { current, flow } = session.course;
  const [row] = screenOf(flow, current)?.rows ?? [current];
  session.answers.set(row, answerOf(session.content.items.get(row)));
  assert.equal(session.course.problem, undefined);
});

test('one question back is the one before; an address of a question that is not asked leads to one that is', async () => {
  const { session } = await nodeSession();
  assert.equal(session.course.arrive('when'), 'check', 'nothing was answered yet');
  const way = await walk(session, await session.course.begin(false));
  session.course.arrive(way[3].replace('check/', ''));
  assert.equal(session.course.before(), way[2]);
  session.course.arrive(way[0].replace('check/', ''));
  assert.equal(session.course.before(), 'check');
  assert.notEqual(session.course.arrive('no-such-question'), '');
});

test('an answer that is changed out of the result leads back to it, with what it changed', async () => {
  const { session } = await nodeSession();
  const way = await walk(session, await session.course.begin(false));
  const before = session.conclusion.result;
  const address = session.course.change('pain', true);
  assert.ok(way.includes(address), address);
  session.course.arrive(address.replace('check/', ''));
  assert.equal(session.course.before(), 'result');
  session.answers.set('pain', [{ number: 9 }]);
  assert.equal(await session.course.submit(), 'result');
  await session.conclude();
  assert.notEqual(session.conclusion.result, before);
  assert.ok(session.conclusion.changed);
  await session.conclude();
  assert.equal(session.conclusion.changed, undefined, 'only after a change');
});

test('the short version asks less, and completing it asks nothing twice', async () => {
  const { session } = await nodeSession();
  const short = await walk(session, await session.course.begin(true));
  assert.ok(short.length < 14, `${short.length}`);
  const next = await session.course.complete();
  const answered = new Set(session.answers.all.keys());
  /** @type {string[]} */
  const asked = [];
  await walk(session, next, (rows) => asked.push(...rows));
  assert.ok(asked.includes('frequency') && asked.includes('lately'), asked.join());
  assert.deepEqual(
    asked.filter((row) => answered.has(row)),
    [],
  );
});

test('nothing is kept before the person says so; what is kept goes on where it was; a new session knows nothing', async () => {
  const kept = storage();
  const { session, begin, settings } = await nodeSession();
  const first = await session.course.begin(false);
  session.course.arrive(first.replace('check/', ''));
  assert.equal(kept.size, 0);
  session.keeping.switchTo(true);
  assert.equal(kept.size, 1);
  settings.chosenLanguage = 'es';
  session.answers.set('age', [{ code: '60-74' }]);

  const later = begin();
  assert.equal(later.answers.all.size, 0);
  assert.equal(later.keeping.usable, true);
  assert.equal(later.keeping.saved?.language, 'es');
  assert.match(await later.resume(), /^check\//);
  assert.deepEqual(later.answers.get('age'), [{ code: '60-74' }]);

  later.keeping.discard();
  assert.equal(kept.size, 0);
  const fresh = begin();
  assert.deepEqual(
    [...fresh.answers.all, fresh.course.flow, fresh.conclusion.result, fresh.keeping.saved],
    [undefined, undefined, undefined],
  );
});

test('a storage that refuses is said, and loses nothing', async () => {
  const { session } = await nodeSession(); // Node has no storage here
  await session.course.begin(false);
  session.keeping.switchTo(true);
  assert.equal(session.keeping.failed, true);
  assert.ok(session.answers.all.size > 5);
});

test('a recording changes the result only as long as it is used', async () => {
  const { session } = await nodeSession();
  await walk(session, await session.course.begin(false));
  const report = /** @type {any} */ ({ startedAtMs: 1, durationS: 10 });
  session.conclusion.useReport(report, true);
  session.conclusion.useReport(report, true);
  assert.equal(session.conclusion.reports.length, 1);
  session.conclusion.useReport(report, false);
  assert.equal(session.conclusion.reports.length, 0);
});

test('the language changes every text and no answer; parts that were loaded come again', async () => {
  const { session, content } = await nodeSession();
  await session.course.begin(false);
  const { all } = session.answers;
  await content.load('ask');
  assert.ok(content.texts.has('ask.lead'));
  content.speak(localeOf(JSON.parse(readFileSync('data/locales/ar.json', 'utf8'))), 'ar');
  assert.equal(content.locale.direction, 'rtl');
  assert.deepEqual(content.loaded, []);
  assert.equal(session.answers.all, all);
  assert.match(content.first.emergency.text, /\p{Script=Arabic}/u);
});

test('what the page asks for: parts that are switched off, numbers, addresses, language tags', async () => {
  const { settings } = await nodeSession({
    features: ' print  ask ',
    contactUrl: 'book',
    dataUrl: '//[',
    lang: 'es-MX',
  });
  assert.deepEqual([settings.has('ask'), settings.has('sensor')], [true, false]);
  assert.equal(settings.contactPage, 'https://clinic.example/page/book');
  assert.equal(settings.dataFolder, 'about:invalid');
  assert.equal(settings.region?.emergency, '999');
  assert.deepEqual([settings.tagFor('es'), settings.tagFor('en'), settings.tagFor('ar')], ['es-MX', 'en-GB', 'ar']);
  const hostile = await nodeSession({ contactUrl: 'javascript:alert(1)', regionCode: 'constructor' });
  assert.equal(hostile.settings.contactPage, '');
  assert.equal(hostile.settings.region, undefined);
});
