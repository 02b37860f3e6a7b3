// A part that is late or lost: said in words that fit, with a way on; what is in sight stays, and so does every answer. Real
// faults: requests that never end or are cut, files that are gone from the server, a worker that spins.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { answered, app, arrives, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, serveSite, unfold, where } from '../support/harness.mjs';

useApp();

const copy = mkdtempSync(join(tmpdir(), 'charley-late-'));
cpSync('build/web', copy, { recursive: true });
after(() => rmSync(copy, { recursive: true, force: true }));

const press = (/** @type {string} */ name) => element().getByRole('button', { name, exact: true }).click();
const trouble = () => element().locator('.trouble');
const says = (/** @type {string} */ text) => trouble().filter({ hasText: text }).waitFor({ timeout: 30_000 });
/** Nothing lies on the words of the notice. */
const isUncovered = () =>
  trouble()
    .locator('p')
    .evaluate((words) => {
      const { x, y, width, height } = words.getBoundingClientRect();
      const top = /** @type {ShadowRoot} */ (words.getRootNode()).elementFromPoint(x + width / 2, y + height / 2);
      return words.contains(top);
    });
const tier = () => element().locator('article.result').getAttribute('data-tier');
/** Requests that never end. */
const stall = () => new Promise(() => {});

/** The result of an ordinary night cramp, on a clinic's page. @param {string} [path] */
async function result(path = '/') {
  await app.opened.page.goto(`${app.site.origin}${path}`);
  await answerAll(app.opened.page);
  await element().locator('article.result').waitFor();
}

for (const [what, pattern] of /** @type {[string, RegExp][]} */ ([
  ['the worker', /core-worker/],
  ['the module', /check-[\w-]+\.wasm$/],
  ['the knowledge', /check-[\w-]+\.json$/],
  ['the texts', /texts-en-/],
])) {
  test(`when ${what} never arrives it is said, the emergency list stays, and trying again goes on`, async () => {
    const { page } = app.opened;
    let stalls = true;
    await page.route(pattern, (route) => (stalls ? stall() : route.continue()));
    await page.goto(`${app.site.origin}/`);
    await element().locator('.check-row').first().waitFor();
    await element().locator('button.primary').click();
    await says('This takes longer than usual.');
    assert.ok(await isUncovered(), 'what the notice says can be read');
    assert.ok((await element().locator('.check-row').count()) > 5, 'the list is still there');
    await element().locator('.check-row label.option').first().click();
    await element().locator('.band.emergency a.call').first().waitFor();
    await element().locator('.check-row label.option').first().click();
    stalls = false;
    await trouble().getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() =>
      /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
    );
    assert.equal(await trouble().count(), 0);
  });
}

test('a worker that never answers is said and replaced, with every answer', async () => {
  const { page } = app.opened;
  let workers = 0;
  // The first worker spins at its sixth flow; the second is the real one.
  const spin = `let flows = 0; const parse = JSON.parse; JSON.parse = (text) => {
    if (text.includes('"screens"') && ++flows === 6) while (true);
    return parse(text); };`;
  await page.route(/core-worker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${++workers === 1 ? spin : ''}${await response.text()}` });
  });
  await page.goto(`${app.site.origin}/`);
  const onward = answerAll(page);
  await says('This takes longer than usual.');
  const before = await answered();
  assert.ok(before.includes('chest-or-breath'));
  await press('Emergency signs');
  await element().getByText('Chest pain, trouble breathing').first().waitFor();
  await press('Back');
  await element().locator('button.primary').click();
  await says('This takes longer than usual.');
  await trouble().getByRole('button', { name: 'Try again' }).click();
  await onward;
  assert.equal(await tier(), 'self-care');
  assert.ok((await answered()).startsWith(before.slice(0, -1)), 'no answer is lost');
  assert.equal(workers, 2);
});

test('a worker of recordings that stops answering while its screen is open says so, and a new one does what was asked', async () => {
  const { page } = app.opened;
  await page.setViewportSize({ width: 360, height: 740 });
  // The first worker answers what the screen needs to open, and then spins.
  const spin = `addEventListener('message', ({ data }) => { if (data.method === 'read') for (;;); });`;
  let workers = 0;
  await page.route(/night-worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${workers++ ? '' : spin}${await response.text()}` });
  });
  await page.goto(`${app.site.origin}/app/#charley/sensor`);
  const file = { name: 'picture.csv', mimeType: 'text/csv', buffer: Buffer.from('not a table') };
  await page.getByLabel('Open a recording').setInputFiles(file);
  const late = element().locator('.late');
  await late.getByText('This takes longer than usual.').waitFor({ timeout: 20_000 });
  await late.getByRole('button', { name: 'Try again' }).click();
  await element().getByText('This file is not a recording that we can read.').waitFor();
  assert.equal(await late.count(), 0);
});

for (const [what, pattern, button, arrived] of /** @type {[string, RegExp, string, string][]} */ ([
  ['the code of asking', /\/ask-[\w-]+\.js$/, 'Ask a question', 'Ask in your own words'],
  ['the words of asking', /\/ask-en-[\w-]+\.json$/, 'Ask a question', 'Ask in your own words'],
  ['the sensor', /\/sensor-[\w-]+\.js$/, 'Use a leg sensor', 'Watch your calf with a sensor'],
  ['how the content is made', /\/editorial-[\w-]+\.js$/, 'How this content is made', 'How this content is made'],
])) {
  test(`when ${what} is lost the result stays, with a small notice, and trying again leads there`, async () => {
    const { page } = app.opened;
    await result();
    await page.route(pattern, (route) => route.abort());
    if (button === 'How this content is made') await unfold(page, 'sure');
    const answers = await answered();
    await element().getByRole('button', { name: button }).first().click();
    await says('A part of the check did not load.');
    assert.equal(await tier(), 'self-care');
    assert.equal(await answered(), answers);
    const { violations } = await new AxeBuilder({ page }).include([['charley-check', '.trouble']]).analyze();
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    await page.unroute(pattern);
    await trouble().getByRole('button', { name: 'Try again' }).click();
    await element().getByRole('heading', { name: arrived }).waitFor();
    assert.equal(await trouble().count(), 0);
  });
}

for (const [what, pattern, button] of /** @type {[string, RegExp, string][]} */ ([
  ['the page for the visit', /\/take-[\w-]+\.js$/, 'One page for your visit'],
  ['the code for another device', /\/take-en-/, 'Continue on another device'],
  ["the file for the doctor's computer", /\/whole-/, 'Save for the doctor'],
])) {
  test(`when ${what} is lost the result stays`, async () => {
    const { page } = app.opened;
    await result();
    await unfold(page, 'take');
    await page.route(pattern, (route) => route.abort());
    await element().getByRole('button', { name: button }).click();
    await trouble().waitFor();
    assert.equal(await tier(), 'self-care');
    await trouble().getByRole('button', { name: 'Close' }).click();
    assert.equal(await trouble().count(), 0);
  });
}

test('drawings, texts and sources that are lost leave the rest, and come when one tries again', async () => {
  const { page } = app.opened;
  await page.route(/\/(drawings|more-en|sources)-/, (route) => route.abort());
  await result();
  await unfold(page, 'plan');
  await element().getByRole('heading', { name: 'Stretch before bed' }).first().waitFor();
  await says('A part of the check did not load.');
  await page.unroute(/\/(drawings|more-en|sources)-/);
  await trouble().getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => !document.querySelector('charley-check').shadowRoot.querySelector('.trouble'));
  await page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.session.content.texts.has(
      'advice.is-it-dangerous.body',
    ),
  );
});

test('print all prints what there is, however late or lost the rest', async () => {
  const { page } = app.opened;
  await result();
  await page.evaluate(() => {
    window.print = () => void (/** @type {any} */ (window.printed = true));
  });
  await unfold(page, 'take');
  await element().getByRole('button', { name: 'Print all', exact: true }).waitFor();
  await page.route(/\/(drawings|print)-/, stall);
  await page.route(/\/(sources|whole)-/, (route) => route.abort());
  await press('Print all');
  await page.waitForFunction(() => /** @type {any} */ (window).printed, undefined, { timeout: 12_000 });
  assert.equal(
    await element()
      .locator('.fold-body')
      .evaluateAll((all) => all.every((each) => !(/** @type {any} */ (each).hidden))),
    true,
  );
});

test('what comes too late leads nowhere: somebody has gone elsewhere since', async () => {
  const { page } = app.opened;
  await result();
  /** @type {import('playwright-core').Route[]} */
  const held = [];
  await page.route(/\/ask-[\w-]+\.js$/, (route) => void held.push(route));
  await press('Ask a question');
  await says('This takes longer than usual.');
  await press('Emergency signs');
  await arrives('signs');
  for (const route of held) await route.continue();
  await page.waitForTimeout(500);
  assert.equal((await where(page)).address, 'signs');
});

test('words fit the cause: a cut download, a policy, another origin', async () => {
  const { page } = app.opened;
  await page.route(/texts-es-/, (route) => route.fulfill({ contentType: 'application/json', body: '{"half' }));
  await page.goto(`${app.site.origin}/`);
  await element().locator('button.primary').waitFor();
  await element().getByRole('combobox').selectOption('es');
  await says('A part of the check did not load.');
  assert.ok(!(await trouble().innerText()).includes('file'));
  await page.unrouteAll();

  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(`${app.site.origin}/`);
  await says('This page does not let the check run.');
  await element().locator('.check-row').first().waitFor();
  await page.unrouteAll();

  const other = await serveSite();
  try {
    await page.route(`${other.origin}/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    await page.route(`${app.site.origin}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><script type="module" crossorigin src="${other.origin}/charley/charley.js"></script><charley-check region="GB"></charley-check>`,
      }),
    );
    await page.goto(`${app.site.origin}/`);
    await says('This check was loaded from another site, so it cannot run here.');
    assert.equal(await trouble().getByRole('button', { name: 'Try again' }).count(), 0);
    await element().locator('.check-row').first().waitFor();
  } finally {
    await other.close();
  }
});

test('a new version on the server in mid-check: what is loaded goes on, a part that is gone asks for a reload', async () => {
  const site = await serveSite(copy);
  const { page } = app.opened;
  try {
    await page.goto(`${site.origin}/`);
    await answerAll(page);
    const folder = join(copy, 'charley');
    for (const name of readdirSync(folder).filter((each) => /^ask-/.test(each)))
      renameSync(join(folder, name), join(folder, name.replace('ask-', 'ask-new')));
    await press('Ask a question');
    await says('A part of the check did not load.');
    await trouble().getByRole('button', { name: 'Try again' }).click();
    await says('or they are lost');
    await unfold(page, 'take');
    await element().getByLabel('Keep my answers on this device').check();
    await press('Ask a question');
    assert.equal(await tier(), 'self-care');
    await goBackAndForth(page);
  } finally {
    await site.close();
  }
});

/** The check itself still works. @param {import('playwright-core').Page} page */
async function goBackAndForth(page) {
  await unfold(page, 'answers');
  await element()
    .getByRole('button', { name: /^Change/ })
    .first()
    .click();
  await goOn(page);
}
