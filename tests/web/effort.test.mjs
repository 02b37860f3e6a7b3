// What a check costs the person: screens and taps from the first question to the result, over every clinical case.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fromResponse, isTicked } from '../../web/src/session/answers.js';
import { screenOf } from '../../web/src/session/course.js';
import { choose } from '../../web/src/session/expected.js';
import { clinicalCases } from '../support/harness.mjs';
import { nodeSession } from '../support/node-session.mjs';

/** From the first question on, with which a clinic's page begins; the front door is a screen and a tap before it. */
const MOST = { screens: 14, taps: 25 };

/** @typedef {import('../../web/src/core/types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {import('../../web/src/session/session.js').Session} Session */

/**
 * Each choice is a tap; "none" alone is what the button says. Names of medicines: one into the field, which keeps the focus,
 * and one on each; other words likewise, but the last ones are taken along without.
 * @param {Session} session @param {string} linkId @param {GivenAnswer[]} given
 */
function tapsFor({ content }, linkId, given) {
  const options = content.items.get(linkId)?.answerOption ?? [];
  const isNone = (/** @type {string | undefined} */ wanted) =>
    wanted === 'none' && options.some(({ valueCoding, extension }) => valueCoding.code === wanted && extension?.length);
  const named = given.filter(({ display }) => display).length;
  const written = given.filter(({ text }) => text !== undefined).length;
  const chosen = given.filter(
    ({ code, display, number }) => number !== undefined || (code && !display && !isNone(code)),
  );
  return chosen.length + (named || written ? 1 : 0) + named + Math.max(0, written - 1);
}

/** Places that the drawing has: a tap on one leg says the place and that it is always this leg. */
const DRAWN = ['calf', 'behind-knee', 'foot-toes', 'shin', 'front-thigh', 'back-thigh'];

/** The side costs nothing where the drawing has said it. @param {Map<string, GivenAnswer[]>} wanted */
const isDrawn = (wanted) =>
  ['always-left', 'always-right'].includes(wanted.get('side')?.[0]?.code ?? '') &&
  (wanted.get('where') ?? []).some(({ code }) => DRAWN.includes(code ?? ''));

/** Answers one screen as a person does. @param {Session} session @param {Map<string, GivenAnswer[]>} wanted @param {string[]} rows @param {boolean} isList @returns {number} taps */
function answerScreen(session, wanted, rows, isList) {
  let taps = 0;
  for (const row of rows) {
    const given = wanted.get(row) ?? [];
    if (!given.length || (isList && !isTicked(given))) continue;
    const filledIn = session.answers.get(row)[0];
    if (filledIn?.expected && filledIn.code === given[0].code) continue;
    const free = row === 'side' && rows.includes('where') && isDrawn(wanted);
    const isOne = given.length === 1 && given[0].code && !session.content.items.get(row)?.repeats;
    if (isOne) choose(session, row, /** @type {string} */ (given[0].code));
    session.answers.set(row, given);
    taps += free ? 0 : tapsFor(session, row, given);
  }
  return taps;
}

/** Answers as the case does, with nothing pressed that it does not need. @param {Session} session @param {object} response @param {boolean} quick */
async function effort(session, response, quick) {
  const wanted = fromResponse(/** @type {any} */ (response));
  const { course, content } = session;
  const first = content.first.emergency.rows.map(({ linkId }) => linkId);
  // The first list, and its button.
  const cost = { screens: 1, taps: 1 + answerScreen(session, wanted, first, true) };
  let address = await course.begin(quick);
  for (; address !== 'result'; cost.screens += 1) {
    assert.ok(cost.screens < 60, 'the check does not end');
    const linkId = address === 'check' ? '' : address.replace('check/', '');
    assert.equal(course.arrive(linkId), '', address);
    /** @type {string[]} */
    const done = [];
    const isList = screenOf(course.flow, linkId)?.kind === 'checklist';
    const notDone = () => (screenOf(course.flow, linkId)?.rows ?? [linkId]).filter((row) => !done.includes(row));
    const answerNew = () => {
      const rows = notDone();
      done.push(...rows);
      cost.taps += answerScreen(session, wanted, rows, isList);
    };
    answerNew();
    const { optional } = screenOf(course.flow, linkId) ?? {};
    const goOn = () => (linkId ? (optional ? course.advance() : course.submit()) : course.begin(quick));
    address = await goOn();
    // A question that an answer has opened on the same page is there before the button is pressed.
    if (!address && notDone().length) {
      answerNew();
      address = await goOn();
    }
    cost.taps += 1;
    address ||= typeof course.problem === 'object' ? await course.keep() : '';
    // The case leaves open what the page does not.
    if (!address) return undefined;
  }
  return { screens: cost.screens + 1, taps: cost.taps };
}

for (const quick of [true, false]) {
  const version = quick ? 'short' : 'whole';
  test(`the median ${version} check takes at most 14 screens and 25 taps, from the first question on`, async (t) => {
    const { begin } = await nodeSession();
    const costs = [];
    for (const { response } of clinicalCases()) {
      const cost = await effort(begin(), response, quick);
      if (cost) costs.push(cost);
    }
    const middle = (/** @type {'screens' | 'taps'} */ what) =>
      costs.map((cost) => cost[what]).sort((a, b) => a - b)[costs.length >> 1];
    const most = (/** @type {'screens' | 'taps'} */ what) => Math.max(...costs.map((cost) => cost[what]));
    const said = `median ${middle('screens')} screens, ${middle('taps')} taps; most ${most('screens')} and ${most('taps')}; ${costs.length} checks`;
    t.diagnostic(said);
    assert.ok(costs.length > 290, said);
    assert.ok(middle('screens') <= MOST.screens && middle('taps') <= MOST.taps, said);
  });
}
