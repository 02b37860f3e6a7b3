// Keeping answers: only after consent, over closed tabs and old versions, and erased without a trace.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { toResponse } from '../../web/src/session/answers.js';
import { answerAll, goOn, unfold, where } from '../support/harness.mjs';

useApp();

const tier = () => element().locator('article').getAttribute('data-tier');
/** @param {string} path below the session */
const state = (path) =>
  app.opened.page.evaluate(
    (names) =>
      names.reduce(
        (/** @type {any} */ at, name) => at[name],
        /** @type {any} */ (document.querySelector('charley-check')).shell.session,
      ),
    path.split('.'),
  );
const press = (/** @type {string} */ name) => element().getByRole('button', { name, exact: true }).click();

test('nothing is stored before consent; with it a closed tab loses nothing; erasing erases', async () => {
  const { page, context } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'how-often');
  const stored = () => page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(await stored(), []);
  await element().getByLabel('Keep my answers on this device').check();
  assert.deepEqual(await stored(), ['charley:answers']);
  await page.close();
  app.opened.page = await context.newPage();
  await app.opened.page.goto(`${app.site.origin}/app/?start=check`);
  await element().getByRole('button', { name: 'Go on with them' }).click();
  await app.opened.page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
  );
  assert.equal((await where(app.opened.page)).current, 'how-often');
  await answerAll(app.opened.page);
  app.opened.page.on('dialog', (dialog) => dialog.accept());
  await unfold(app.opened.page, 'take');
  await element().getByRole('button', { name: 'Erase my answers' }).click();
  await element().getByRole('heading', { name: 'Leg cramps at night' }).waitFor();
  assert.deepEqual(await app.opened.page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [
    [],
    [],
  ]);
});

test('stored answers of another version are kept and said to be unusable', async () => {
  const { page } = app.opened;
  await page.addInitScript(() =>
    localStorage.setItem('charley:answers', '{"format":0,"savedAt":"2020-01-01T00:00:00Z","response":{}}'),
  );
  await page.goto(`${app.site.origin}/app/`);
  await element().getByText('are from an older version').waitFor();
  assert.equal(await element().getByRole('button', { name: 'Go on with them' }).count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 1);
});

for (const [what, saved] of [
  ['cut short', '{"format":1,"savedAt":"2026-11-2'],
  ['of another program', '["something", "else"]'],
]) {
  test(`stored answers that are ${what} are said to be unusable, and can be erased`, async () => {
    const { page } = app.opened;
    await page.addInitScript((text) => localStorage.setItem('charley:answers', text), saved);
    await page.goto(`${app.site.origin}/app/`);
    await element().getByText('are from an older version').waitFor();
    await press('Start fresh');
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await answerAll(page);
    assert.equal(await tier(), 'self-care');
    assert.deepEqual(app.opened.problems, []);
  });
}

test('kept answers that no longer fit are named and asked again, and the rest is taken', async () => {
  const { page } = app.opened;
  const questionnaire = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));
  const answers = new Map([
    ['age', [{ code: 'from-another-version' }]],
    ['pain', [{ number: 77 }]],
    ['duration', [{ code: '1-to-10-minutes' }]],
  ]);
  await page.addInitScript(
    (text) => localStorage.setItem('charley:answers', text),
    JSON.stringify({
      format: 1,
      savedAt: 'some day',
      response: toResponse(questionnaire, answers),
      sensor: [null, { old: 1 }],
    }),
  );
  await page.goto(`${app.site.origin}/app/`);
  await press('Go on with them');
  const told = element().locator('.trouble');
  await told.filter({ hasText: 'How old are you?' }).waitFor();
  assert.match(await told.innerText(), /do not fit this version/);
  assert.deepEqual(
    await page.evaluate(() => [
      .../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.keys(),
    ]),
    ['duration'],
  );
  await told.getByRole('button', { name: 'Close' }).click();
  assert.equal(await told.count(), 0);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.go('check'));
  await answerAll(page, { duration: [] });
  assert.equal(await tier(), 'self-care');
  await told.filter({ hasText: 'can no longer be read' }).waitFor();
});

test('a full storage is said and the answers stay on the page', async () => {
  const { page } = app.opened;
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'about-you-page');
  await element().getByLabel('Keep my answers on this device').check();
  await element().getByText('could not be stored here').waitFor();
  await answerAll(page);
  assert.equal(await tier(), 'self-care');
});

test('kept answers that mean an emergency say so at once, however much is still open', async () => {
  const { page } = app.opened;
  const questionnaire = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));
  const few = toResponse(questionnaire, new Map([['chest-or-breath', [{ code: 'yes' }]]]));
  await page.addInitScript(
    (saved) => localStorage.setItem('charley:answers', saved),
    JSON.stringify({ format: 1, savedAt: '2026-11-22T03:00:00Z', response: few }),
  );
  await page.goto(`${app.site.origin}/app/`);
  await press('Go on with them');
  await element().locator('article.result').waitFor();
  assert.equal(await tier(), 'emergency');
  assert.notEqual((await state('course.flow')).next, null);
});

test('after erasing nothing of the person is left on the page either', async () => {
  const { page } = app.opened;
  await page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', '<charley-check share-result');
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  await element().getByLabel('Name of a medicine').fill('statin');
  await element().getByLabel('Name of a medicine').press('Enter');
  await element().locator('label.option', { hasText: 'Only longer before' }).click();
  await goOn(page);
  await answerAll(page);
  await press('No, keep it to myself');
  await unfold(page, 'take');
  await press('Continue on another device');
  await element().getByRole('img', { name: 'Code with your answers' }).waitFor();
  page.on('dialog', (dialog) => dialog.accept());
  await press('Erase my answers');
  await element().getByRole('heading', { name: 'Leg cramps at night' }).waitFor();
  const left = await page.evaluate(() => {
    const { session, places } = /** @type {any} */ (document.querySelector('charley-check')).shell;
    const { answers, conclusion, course, keeping, settings } = session;
    const open = ['result', 'take', 'ask', 'sensor'].filter((name) => places.opened(name));
    return [
      [...answers.all],
      [conclusion.result, conclusion.changed, conclusion.reports, course.flow, keeping.saved, settings.question],
      open,
    ];
  });
  assert.deepEqual(left, [[], [undefined, undefined, [], undefined, undefined, ''], []]);
  await element().getByRole('button', { name: 'Check my cramps' }).click();
  await element().getByRole('heading', { name: 'Night leg cramp check' }).waitFor();
  await answerAll(page);
  assert.equal(await element().getByRole('img', { name: 'Code with your answers' }).count(), 0);
  await element().getByRole('heading', { name: 'May this page know your result?' }).waitFor();
});
