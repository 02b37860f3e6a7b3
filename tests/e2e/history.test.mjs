// The way back: each place and question is an entry of the browser's history where the page wants it, and nowhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answered, app, arrives, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, unfold, where } from '../support/harness.mjs';

useApp();

const address = async () => (await where(app.opened.page)).address;
const fragment = () => new URL(app.opened.page.url()).hash;

test('Back goes one question back with every answer, Forward comes again, and no answer is in an address', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  /** @type {string[]} */
  const way = [];
  await answerAll(page, {}, async () => void way.push(await address()));
  assert.equal(fragment(), '#charley/result');
  assert.match(await page.title(), /^Your result – Night leg cramp check$/);
  const answers = await answered();
  for (const before of [...way].reverse()) {
    await page.goBack();
    await arrives(before);
  }
  assert.equal(await address(), 'check');
  assert.equal(await answered(), answers);
  for (const next of [...way.slice(1), 'result']) {
    await page.goForward();
    await arrives(next);
    assert.ok(next === 'result' || fragment() === `#charley/${next}`, fragment());
  }
  await element().locator('article.result').waitFor();
  assert.equal(await answered(), answers);
  assert.equal(page.url().split('#')[0], `${app.site.origin}/app/`);
});

test("the check's own Back is the browser's, so that neither leads in a circle", async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await goOn(page);
  const first = await address();
  await answerAll(page, {}, async () => (await address()) !== first);
  const length = await page.evaluate(() => history.length);
  await element().getByRole('button', { name: 'Back', exact: true }).click();
  await arrives(first);
  assert.equal(await page.evaluate(() => history.length), length);
  await page.goBack();
  await arrives('check');
  await page.goForward();
  await arrives(first);
});

test('the title says where one is, and the focus is on the heading after Back', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await page.waitForFunction(() => document.title === 'Night leg cramp check');
  await element().getByRole('button', { name: 'Ask a question' }).click();
  await page.waitForFunction(() => document.title === 'Ask in your own words – Night leg cramp check');
  assert.equal(fragment(), '#charley/ask');
  await page.goBack();
  await arrives('check');
  assert.equal(await page.title(), 'Night leg cramp check');
  assert.equal(
    await page.evaluate(() => document.querySelector('charley-check').shadowRoot.activeElement?.localName),
    'h2',
  );
});

test('a link leads to a place; one to a question that nobody asked yet, or to nothing, leads to where one begins', async () => {
  const { page } = app.opened;
  for (const [hash, wanted] of [
    ['#charley/ask', 'ask'],
    ['#charley/sensor', 'sensor'],
    ['#charley/editorial', 'editorial'],
    ['#charley/check/when', 'check'],
    ['#charley/result', 'check'],
    ['#charley/take/print', 'check'],
    ['#charley/__proto__', 'check'],
    ['#charley/%E0%A4%A', 'home'],
  ]) {
    await page.goto('about:blank');
    await page.goto(`${app.site.origin}/app/${hash}`);
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('charley-check')).shell?.session.content.questionnaire,
    );
    if (wanted === 'check') await page.waitForTimeout(500);
    else await arrives(wanted);
    assert.equal(await address(), wanted, hash);
  }
  assert.deepEqual(app.opened.problems, []);
});

test('an address typed by hand while the check runs is followed', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await goOn(page);
  await page.evaluate(() => (location.hash = '#charley/ask'));
  await arrives('ask');
  await page.goBack();
  await page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
  );
});

test('erasing leaves nothing behind that Back could show', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  page.on('dialog', (dialog) => dialog.accept());
  await unfold(page, 'take');
  await element().getByRole('button', { name: 'Erase my answers' }).click();
  await arrives('home');
  assert.equal(await answered(), '[]');
  await page.goBack();
  await page.waitForTimeout(300);
  assert.equal(await address(), 'check');
  assert.equal(await element().locator('article.result').count(), 0);
});

test('on a page of a clinic nothing is done to the history', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  const before = await page.evaluate(() => [history.length, history.state, location.href, document.title]);
  await answerAll(page);
  await element().getByRole('button', { name: 'Ask a question' }).click();
  await element().getByRole('heading', { name: 'Ask in your own words' }).waitFor();
  await element().getByRole('button', { name: 'Back', exact: true }).click();
  await arrives('result');
  assert.deepEqual(await page.evaluate(() => [history.length, history.state, location.href, document.title]), before);
});

test('with history="on" the check lives with a router: its state stays, its addresses are its own, leaving ends ours', async () => {
  const { page } = app.opened;
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', '<charley-check history="on"');
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/`);
  const own = await page.title();
  // A router as single-page applications have it: state in the entries, a view for each path.
  await page.evaluate(() => {
    const check = document.querySelector('charley-check');
    const home = /** @type {Element} */ (check.parentElement);
    const show = () => (history.state?.view === 'other' ? check.remove() : home.append(check));
    history.replaceState({ ...history.state, view: 'check', key: 7 }, '');
    addEventListener('popstate', show);
    /** @type {any} */ (globalThis).openOther = () => {
      history.pushState({ view: 'other' }, '', '/other');
      show();
    };
  });
  await goOn(page);
  const question = await address();
  assert.deepEqual(await page.evaluate(() => [history.state.view, history.state.key]), ['check', 7]);
  assert.notEqual(await page.title(), own);
  assert.ok((await page.title()).endsWith(` – ${own}`));

  await page.evaluate(() => /** @type {any} */ (globalThis).openOther());
  assert.equal(await page.title(), own, 'the title is the page’s again');
  await page.goBack();
  await arrives(question);
  await page.goBack();
  await arrives('check');
  await page.goForward();
  await arrives(question);
  assert.deepEqual(app.opened.problems, []);
});

test('inside a frame Back leads through the check', async () => {
  const { page } = app.opened;
  await page.route('**/outside', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Outside</title><iframe src="${app.site.origin}/frame/?region=GB" width="360" height="700"></iframe>`,
    }),
  );
  await page.goto(`${app.site.origin}/outside`);
  const frame = page.frames()[1];
  await frame.locator('charley-check .check-row').first().waitFor();
  const at = () => frame.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.address);
  await frame.locator('charley-check button.primary').last().click();
  await frame.waitForFunction(() => location.hash.startsWith('#charley/check/'));
  await page.evaluate(() => history.back()); // the way of the whole tab, as the browser's button
  await frame.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.address === 'check',
  );
  assert.equal(await at(), 'check');
  assert.equal(await page.title(), 'Outside');
});
