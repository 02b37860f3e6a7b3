// Keeping answers: only after consent, over closed tabs and old versions, and erased without a trace.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { toResponse } from '../../web/src/answers.js';
import { answerAll, where } from '../support/harness.mjs';

useApp();

const tier = () => element().locator('article').getAttribute('data-tier');
const state = (/** @type {string} */ name) =>
  app.opened.page.evaluate((key) => /** @type {any} */ (document.querySelector('charley-check'))[key], name);
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
  await app.opened.page.goto(`${app.site.origin}/app/`);
  await element().getByRole('button', { name: 'Go on with them' }).click();
  await app.opened.page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).view === 'question',
  );
  assert.equal((await where(app.opened.page)).current, 'how-often');
  await answerAll(app.opened.page);
  app.opened.page.on('dialog', (dialog) => dialog.accept());
  await element().getByRole('button', { name: 'Erase my answers' }).click();
  await element().getByRole('heading', { name: 'Night leg cramp check' }).waitFor();
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
  await element().getByText('come from an older version').waitFor();
  assert.equal(await element().getByRole('button', { name: 'Go on with them' }).count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 1);
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
  assert.notEqual((await state('flow')).next, null);
});

test('after erasing nothing of the person is left on the page either', async () => {
  const { page } = app.opened;
  await page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', '<charley-check share-result');
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'medicines');
  await element().getByLabel('Name of a medicine').fill('statin');
  await answerAll(page);
  await press('No, keep it to myself');
  await press('Continue on another device');
  await element().getByRole('img', { name: 'Code with your answers' }).waitFor();
  page.on('dialog', (dialog) => dialog.accept());
  await press('Erase my answers');
  await element().getByRole('heading', { name: 'Night leg cramp check' }).waitFor();
  const left = await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    const { answers, result, flow, take, consent, medicineQuery, question, asked, notice, saved, sensorReports } = host;
    return [[...answers], result, flow, take, consent, medicineQuery, question, asked, notice, saved, sensorReports];
  });
  assert.deepEqual(left, [[], undefined, undefined, undefined, '', '', '', undefined, '', undefined, []]);
  await answerAll(page);
  assert.equal(await element().getByRole('img', { name: 'Code with your answers' }).count(), 0);
  await element().getByRole('heading', { name: 'May this page know your result?' }).waitFor();
});
