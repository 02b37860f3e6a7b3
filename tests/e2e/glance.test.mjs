// The result at a glance: what the first screen says, what folds, and that nothing calmer stands beside a call for help.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { fromResponse } from '../../web/src/session/answers.js';
import { app, element, useApp } from '../support/app.mjs';
import { answerAll, clinicalCases, openAll, unfold } from '../support/harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'charley-glance-'));
useApp();
after(() => rmSync(folder, { recursive: true }));

/** More words than this are not one look. */
const MOST_WORDS = 250;
/** All there is to say about an ordinary cramp, on paper: nobody carries a dozen sheets to a doctor. */
const MOST_SHEETS = 6;

/** Words that can be seen now, the small print among them; what only a screen reader says is not. @param {import('playwright-core').Page} page */
const visibleWords = (page) =>
  page.evaluate(() => {
    const frame = document.querySelector('charley-check')?.shadowRoot?.querySelector('.frame');
    const walker = document.createTreeWalker(/** @type {Element} */ (frame), NodeFilter.SHOW_TEXT);
    let words = 0;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const around = /** @type {Element} */ (text.parentElement);
      if (around.closest('.visually-hidden, select') || !around.checkVisibility({ contentVisibilityAuto: true }))
        continue;
      words += (text.textContent ?? '').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
    }
    return words;
  });

/** Explanations calmer than the urgency that are named before anything is opened. @param {import('playwright-core').Page} page */
const calmerBeside = (page) =>
  page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    const { conclusion, content } = host.shell.session;
    const said = [...host.shadowRoot.querySelectorAll('article > p')].map(({ textContent }) => textContent).join(' ');
    return conclusion.result.patterns
      .filter((/** @type {any} */ { folded }) => folded)
      .map((/** @type {any} */ { text }) => content.texts.get(`${text}.title`))
      .filter((/** @type {string} */ title) => said.includes(title));
  });

/** Shows the result of these answers. @param {object} response */
async function show(response) {
  const answers = [...fromResponse(/** @type {any} */ (response))];
  await app.opened.page.evaluate(async (given) => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    // Without a single answer there is no result.
    host.shell.session.answers.replace(new Map(given.length ? given : [['age', [{ code: '60-74' }]]]));
    await host.shell.go('result');
    await host.updateComplete;
  }, answers);
}

const cases = clinicalCases();
/** @param {string} id */
async function showCase(id) {
  await app.opened.page.goto(`${app.site.origin}/app/?region=GB`);
  await element().locator('button.primary').first().waitFor();
  await show(/** @type {{response: object}} */ (cases.find((each) => each.id === id)).response);
}

test('no clinical case shows more than 250 words before anything is opened', { timeout: 300_000 }, async (t) => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  /** @type {{id: string, words: number}[]} */
  const counted = [];
  for (const { id, response } of cases) {
    await show(response);
    // That a part is late on a busy machine is not the result.
    await element().locator('.trouble').waitFor({ state: 'detached', timeout: 20_000 });
    const words = await visibleWords(page);
    assert.ok(words <= MOST_WORDS, words > MOST_WORDS ? `${id}: ${words} words: ${await element().innerText()}` : '');
    counted.push({ id, words });
    assert.deepEqual(await calmerBeside(page), [], id);
  }
  counted.sort((a, b) => a.words - b.words);
  const last = counted[counted.length - 1];
  t.diagnostic(
    `median ${counted[counted.length >> 1].words}, most ${last.words} (${last.id}), ${counted.length} cases`,
  );
  assert.ok(counted.length > 200 && counted[0].words > 60, JSON.stringify(counted[0]));
  await openAll(page);
  assert.ok((await visibleWords(page)) > 2 * MOST_WORDS, 'opened, everything is there');
});

test('the first screen of a phone: urgency, what fits best, what to do tonight, and the way to the rest', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  await page.evaluate(() => scrollTo(0, 0));
  for (const text of ['You can look after this at home', 'Night leg cramps', 'Stretch before bed']) {
    const box = await element().locator('article').getByText(text).first().boundingBox();
    assert.ok(box && box.y + box.height <= 740, `${text}: ${JSON.stringify(box)}`);
  }
  // The sections are the contents: named once, and the first of them in sight.
  const first = await element().locator('.fold > h3 > button').first().boundingBox();
  assert.ok(first && first.y + first.height <= 740, JSON.stringify(first));
  for (const name of ['What fits', 'What to do', 'Your answers'])
    assert.equal(await element().getByText(name, { exact: true }).count(), 1, name);
  const sooner = element().locator('.always a');
  assert.equal(await sooner.innerText(), 'Get help sooner');
  for (const y of [0, 1e6]) {
    await page.evaluate((to) => scrollTo(0, to), y);
    const box = await sooner.boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 741, `in sight at ${y}: ${JSON.stringify(box)}`);
  }
  await sooner.click();
  await element().getByText('one leg newly swollen, warm or red').waitFor();
});

test('routine is said once before what to do', async () => {
  await showCase('three-a-week');
  await openAll(app.opened.page);
  const said = await element().locator('article').innerText();
  assert.equal(said.split('What to do')[0].match(/\bRoutine\b/g)?.length, 1, said.slice(0, 400));
});

test('in an emergency the call is first, and nothing calmer beside it; on the same day no tip for tonight', async () => {
  await showCase('leg-suddenly-cold');
  const call = await element().getByRole('link', { name: 'Call 999' }).boundingBox();
  assert.ok(call && call.y + call.height < 740);
  await openAll(app.opened.page);
  const said = await element().locator('article').innerText();
  assert.ok(said.includes('Do not rub, warm or raise the leg.'));
  for (const calm of ['Tonight', 'What to do', 'What may play a part', 'Night leg cramps'])
    assert.ok(!said.includes(calm), calm);
  await showCase('pop-in-the-calf');
  const urgent = await element().locator('article').innerText();
  assert.ok(!/Tonight|At the next cramp|Night leg cramps/.test(urgent), urgent);
  assert.ok(urgent.indexOf('Call 111') < urgent.indexOf('Calf tear'), urgent);
});

test('what is open stays open: drawn anew, after Back, and after a changed answer', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  await unfold(page, 'fits');
  await element().locator('.fits summary', { hasText: 'What this rests on' }).first().click();
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.go('result/plan'));
  await page.waitForFunction(() => location.hash === '#charley/result/plan');
  const focused = () =>
    page.evaluate(() =>
      document.querySelector('charley-check')?.shadowRoot?.activeElement?.getAttribute('aria-controls'),
    );
  assert.equal(await focused(), 'fold-plan');
  const open = () => element().locator('.fold > h3 > button[aria-expanded=true]').allInnerTexts();
  assert.deepEqual(await open(), ['What fits', 'What to do']);
  await element().getByRole('button', { name: 'Ask a question' }).click();
  await element().getByRole('heading', { name: 'Ask in your own words' }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => location.hash === '#charley/result/plan');
  await element().locator('article.result').waitFor();
  assert.deepEqual(await open(), ['What fits', 'What to do']);
  assert.equal(await focused(), 'fold-plan');
  await element().locator('.fits details[open]').waitFor();
  await unfold(page, 'answers');
  await element()
    .getByRole('button', { name: /Change.*How often do you get it/ })
    .click();
  await element().locator('label.option', { hasText: 'Every night or more' }).click();
  await element().locator('button.primary').last().click();
  await element().locator('article[data-tier=routine]').waitFor();
  assert.deepEqual(await open(), ['What fits', 'What to do', 'Your answers']);
  await page.goto(`${app.site.origin}/app/#charley/result/nothing`);
  assert.deepEqual(app.opened.problems, []);
});

test('all is opened at once, and closed; on paper everything is there, opened or not', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  const bodies = () => element().locator('.fold-body:visible').count();
  assert.equal(await bodies(), 0);
  const file = join(folder, 'all.pdf');
  await page.pdf({ path: file, format: 'A4' });
  const paper = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  const folded = ['Stretch it', 'one leg newly swollen', 'Speaks for it', 'What does not fit', 'You said', 'Sources'];
  for (const text of folded) assert.ok(paper.includes(text), text);
  for (const text of ['Open all', 'Print all', 'Print, share', 'Go on']) assert.ok(!paper.includes(text), text);
  const sheets = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]);
  assert.ok(sheets <= MOST_SHEETS, `${sheets} sheets`);
  await element().getByRole('button', { name: 'Open all' }).click();
  assert.equal(await bodies(), 8);
  await element().getByRole('button', { name: 'Close all' }).click();
  assert.equal(await bodies(), 0);
});

test('a clinician has it in one table: urgency and rule, criteria, answers, codes; two pages of A4 at most', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/?region=GB`);
  await element().locator('button.primary').first().waitFor();
  const size = (/** @type {{response: object}} */ { response }) => JSON.stringify(response).length;
  const yes = (/** @type {{response: object}} */ { response }) => JSON.stringify(response).split('"yes"').length;
  const most = (/** @type {(each: typeof cases[number]) => number} */ of) =>
    [...cases].sort((a, b) => of(b) - of(a))[0];
  const chosen = ['ordinary', 'one-leg-swollen', 'leg-suddenly-cold', most(size).id, most(yes).id];
  for (const id of chosen) {
    await show(/** @type {{response: object}} */ (cases.find((each) => each.id === id)).response);
    if (id === chosen[0]) await element().getByRole('button', { name: 'I am a clinician' }).click();
    await element().getByRole('columnheader', { name: 'Codes' }).waitFor();
    const file = join(folder, `${id}.pdf`);
    await page.pdf({ path: file, format: 'A4' });
    const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]);
    assert.ok(pages <= 2, `${id}: ${pages} pages`);
  }
  await show(/** @type {{response: object}} */ (cases.find(({ id }) => id === 'one-leg-swollen')).response);
  const table = element().getByRole('table');
  const row = table.getByRole('row', { name: /possible-clot/ });
  await row.getByText('Today').waitFor();
  await row.getByText('Yes', { exact: true }).first().waitFor();
  assert.match(await row.innerText(), /certainty|Opinion/);
  await show(/** @type {{response: object}} */ (cases.find(({ id }) => id === 'ordinary')).response);
  assert.match(await table.getByRole('row', { name: /night-cramps/ }).innerText(), /\d of 7 criteria.*[^]*G47\.62/);
  await element().getByRole('button', { name: 'I am a clinician' }).click();
  assert.equal(await table.count(), 0);
  assert.deepEqual(app.opened.problems, []);
});

test('the bar for getting help sooner covers nothing that one comes to by key', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/?region=GB`);
  await element().locator('button.primary').first().waitFor();
  await answerAll(page);
  const covered = () =>
    page.evaluate(() => {
      const root = document.querySelector('charley-check').shadowRoot;
      const at = /** @type {HTMLElement} */ (root.activeElement);
      const bar = root.querySelector('p.always');
      if (!at || bar.contains(at)) return '';
      return at.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1 &&
        at.getBoundingClientRect().top < bar.getBoundingClientRect().bottom
        ? at.textContent
        : '';
    });
  await element().locator('h2').first().focus();
  for (let step = 0; step < 40; ++step) {
    await page.keyboard.press('Tab');
    assert.equal(await covered(), '');
  }
});
