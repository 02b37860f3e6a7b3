// What people write: medicines, words that speak of a sign, words that nobody can read.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, unfold } from '../support/harness.mjs';

useApp();

const tier = () => element().locator('article.result').getAttribute('data-tier');

test('medicines are found with typing errors, and unknown names are kept', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  const search = element().getByLabel('Name of a medicine');
  await search.fill('lipitro');
  await element()
    .getByRole('button', { name: /^Lipitor/ })
    .click();
  await search.fill('Xyzzyqua');
  await element().getByText('No match').waitFor();
  await search.press('Enter');
  await element().getByRole('button', { name: 'Remove Xyzzyqua' }).waitFor();
  await search.fill('ventol');
  await element()
    .getByRole('button', { name: /^Ventolin/ })
    .waitFor();
  await search.press('Enter');
  await element()
    .getByRole('button', { name: /^Remove ventol/i })
    .waitFor();
  const given = await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.get('medicines'),
  );
  assert.deepEqual(given.slice(0, 2), [{ code: 'statin', display: 'Lipitor' }, { text: 'Xyzzyqua' }]);
  assert.equal(given[2].code, 'saba');
  assert.match(given[2].display, /^ventol[ií]n$/i);
  await element().getByRole('button', { name: 'Remove Xyzzyqua' }).click();
  assert.equal(await element().getByText('Xyzzyqua').count(), 0);
});

test('free text cannot become markup', async () => {
  const { page, problems } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  const payload = '<img src=x onerror=alert(1)>"\'{{7*7}}${1}';
  await answerAll(page, {}, (current) => current === 'health-page');
  await element().getByLabel('Name of a medicine').fill(payload);
  await element().getByLabel('Name of a medicine').press('Enter');
  await element().locator('label.option', { hasText: 'Only longer before' }).click();
  await goOn(page);
  await answerAll(page);
  await unfold(page, 'answers');
  await element().getByText(payload).first().waitFor();
  assert.equal(await element().locator('img').count(), 0);
  assert.deepEqual(problems, []);
});

test('words that nobody here can read are shown back on the result, and it is no self-care', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  await element().locator('#other').fill('stiff person syndrome');
  await goOn(page);
  await answerAll(page);
  assert.notEqual(await tier(), 'self-care');
  assert.match(
    await element().locator('article.result').innerText(),
    /could not use what you wrote: “stiff person syndrome”/,
  );
});

test('words that speak of a sign lead back to its list, with the words in sight, and then on', async () => {
  const { page } = app.opened;
  const asked = () =>
    page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.session.course.current);
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  await element().locator('#other').fill('my calf is swolen and hot chest pains');
  await goOn(page);
  await element()
    .getByText(/You wrote: “my calf is swolen and hot chest pains”/)
    .waitFor();
  assert.equal(await asked(), '', 'the list of emergency signs');
  await element().getByRole('button', { name: 'None of these', exact: true }).click();
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.course.current === 'leg-today',
  );
  await element()
    .getByText(/You wrote: “my calf is swolen/)
    .waitFor();
  await element().locator('.check-row label.option', { hasText: 'One leg is newly swollen' }).first().click();
  await goOn(page);
  await answerAll(page);
  assert.equal(await tier(), 'same-day');
  assert.match(await element().locator('article.result').innerText(), /could not use what you wrote/);
});

test('medicines as people type and paste them, and a name that was typed and not added', async () => {
  const { page, problems } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  const field = element().locator('#medicine-search');
  const chips = () => element().locator('.chips li > span').allInnerTexts();
  await field.fill('Simvastatin 40 mg');
  await field.press('Enter');
  await page.waitForFunction(
    () => document.querySelector('charley-check').shadowRoot.querySelectorAll('.chips li').length === 1,
  );
  assert.deepEqual(await chips(), ['Simvastatin 40 mg']);
  // A pasted list is read as a whole; what is not understood stays, and says so.
  await field.evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text', 'Ventolin Evohaler\nlasix 40mg x2 daily, Zorbamycin 5');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(
    () => document.querySelector('charley-check').shadowRoot.querySelectorAll('.chips li').length === 4,
  );
  assert.match((await chips())[3], /Zorbamycin 5.*do not know/s);
  // Typed, and the main button pressed without adding it.
  await element().locator('label.option', { hasText: 'Only longer before' }).click();
  await field.fill('10 crestor');
  await goOn(page);
  const given = await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    return host.shell.session.answers.get('medicines');
  });
  assert.deepEqual(
    given.map((/** @type {any} */ { code, text }) => code ?? `text ${text}`),
    ['statin', 'saba', 'loop-diuretic', 'text Zorbamycin 5', 'statin'],
  );
  assert.deepEqual(problems, []);
});
