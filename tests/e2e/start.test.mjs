// Before the core is there, without it, and what is asked of the network: the check as it begins.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, where } from '../support/harness.mjs';

useApp();

const tick = (/** @type {string} */ text) =>
  element().locator('.check-row label.option:not(.unsure)', { hasText: text }).first().click();
const tier = () => element().locator('article.result').getAttribute('data-tier');

test('ticking an emergency sign acts at once, before WebAssembly or data have arrived', async () => {
  const { page } = app.opened;
  await page.route(/\.(wasm|json)$/, () => {}); // never answered
  await page.goto(`${app.site.origin}/`);
  await tick('Chest pain');
  const alert = element().getByRole('alert');
  await alert.getByText('Get emergency help now').waitFor();
  assert.equal(await alert.getByRole('link', { name: 'Call 999' }).getAttribute('href'), 'tel:999');
});

test('without a known region there is no number, but words', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await tick('Chest pain');
  await element().getByRole('alert').getByText('Call your local emergency number', { exact: true }).waitFor();
  assert.equal(await element().locator('a[href^="tel:"]').count(), 0);
  await page.evaluate(() => document.querySelector('charley-check').setAttribute('region', '__proto__'));
  assert.equal(await element().locator('a[href^="tel:"]').count(), 0);
});

test('answers given while the core is on its way are kept', async () => {
  const { page } = app.opened;
  let release = () => {};
  const gate = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(/\.wasm$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`${app.site.origin}/app/`);
  await tick('hot or red leg');
  await element().locator('button.primary').click();
  await page.waitForTimeout(200);
  assert.equal((await where(page)).address, 'check');
  release();
  await page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
  );
  const kept = await page.evaluate(
    () =>
      /** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.get(
        'very-unwell-hot-leg',
      )[0].code,
  );
  assert.equal(kept, 'yes');
});

for (const [name, pattern, fulfil] of /** @type {[string, RegExp, any][]} */ ([
  ['the module cannot be fetched', /\.wasm$/, 'abort'],
  ['the worker is missing', /core-worker/, { status: 404, body: '' }],
  ['the data are broken', /check-[\w-]+\.json$/, { status: 200, contentType: 'application/json', body: '{"half' }],
  ['the data are missing', /check-[\w-]+\.json$/, { status: 404, body: '' }],
])) {
  test(`when ${name} the page says so, lists the emergency signs, and tries again`, async () => {
    const { page } = app.opened;
    await page.route(pattern, (route) => (fulfil === 'abort' ? route.abort() : route.fulfill(fulfil)));
    await page.goto(`${app.site.origin}/`);
    await tick('weak legs');
    await element().locator('button.primary').click();
    await element().getByRole('heading', { name: 'The check cannot run here' }).waitFor();
    await element().getByText('Dark or very little urine').waitFor();
    for (const once of [/cola/i, /chest pain/i, /not lost while this page stays open/])
      assert.equal(await element().locator('li, p').filter({ hasText: once }).count(), 1, `${once} is said once`);
    await element().getByRole('link', { name: 'Call 999' }).waitFor();
    await page.unroute(pattern);
    await element().getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() =>
      /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
    );
    const kept = await page.evaluate(
      () =>
        /** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.get(
          'saddle-or-bladder',
        )[0].code,
    );
    assert.equal(kept, 'yes', 'no answer is lost');
  });
}

test('a browser without WebAssembly gets a useful page', async () => {
  const { page } = app.opened;
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(`${app.site.origin}/app/`);
  await element().locator('button.primary').click();
  await element().getByText('This browser cannot run the check.').waitFor();
  await element().getByRole('listitem').filter({ hasText: 'Chest pain, trouble breathing' }).first().waitFor();
});

test('a page whose policy forbids WebAssembly gets a useful page', async () => {
  const { page } = app.opened;
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'",
    };
    await route.fulfill({ response, headers });
  });
  await page.goto(`${app.site.origin}/`);
  await element().locator('button.primary').click();
  await element().getByRole('heading', { name: 'The check cannot run here' }).waitFor();
  await element().getByText('Dark or very little urine').waitFor();
});

test('malformed, huge and deeply nested input gives codes in the browser, and the check goes on', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'how-often');
  const codes = await page.evaluate(async () => {
    const { core } = /** @type {any} */ (document.querySelector('charley-check')).shell.session;
    const bad = [
      '',
      '{',
      '[]',
      '{}',
      ' '.repeat(10_000_000),
      '['.repeat(100_000),
      '{"a":'.repeat(50_000),
      '{"resourceType":"QuestionnaireResponse","item":[{"linkId":"zzz"}]}',
    ];
    return Promise.all(bad.map((text) => core.assess(text).catch((/** @type {any} */ error) => error.code)));
  });
  assert.deepEqual(codes, [
    'json-syntax',
    'json-syntax',
    'wrong-type',
    'missing-field',
    'json-too-large',
    'json-too-deep',
    'json-too-deep',
    'unknown-item',
  ]);
  await answerAll(page);
  assert.equal(await tier(), 'self-care');
});

test('a crash inside the worker is repaired by a new one and loses no answer', async () => {
  const { page } = app.opened;
  let workers = 0;
  // The first worker breaks at its third flow, as a trap in WebAssembly would; the second is the real one.
  const trap = `let flows = 0; const parse = JSON.parse; JSON.parse = (text) => {
    if (text.includes('"screens"') && ++flows === 3) throw new WebAssembly.RuntimeError('unreachable');
    return parse(text); };`;
  await page.route(/core-worker/, async (route) => {
    const response = await route.fetch();
    const body = `${++workers === 1 ? trap : ''}${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  assert.equal(await tier(), 'self-care');
  assert.equal(workers, 2);
});

test('only the own origin is asked, with at most 8 requests to the result', async () => {
  const { page, requests } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  assert.ok(
    requests.every((url) => url.startsWith(app.site.origin)),
    requests.join('\n'),
  );
  // What follows is the service worker, which stores the same files for use without a network.
  const stored = requests.findIndex((url) => url.endsWith('/app/sw.js'));
  const first = requests.slice(0, stored < 0 ? undefined : stored);
  assert.ok(first.length <= 8, first.join('\n'));
  for (const url of requests.slice(first.length)) {
    // .. and what a person may ask for later.
    const kept =
      /\/app\/(sw\.js|index\.html|manifest\.webmanifest|icon-maskable\.svg|charley\/(home|now|words|contrast|whole|sources|drawings|print|more|repair|crisis|clinic-data|arrived|answers-code|ask|editorial|take|strip|clinician|errors|texts)-[\w-]+\.(js|json|wasm))$/;
    assert.ok(first.includes(url) || kept.test(url), url);
  }
  assert.deepEqual(await page.context().cookies(), []);
});

test("on a clinic's page the check itself asks for five files", async () => {
  const { page, requests } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  const own = requests.filter((url) => url.includes('/charley/'));
  assert.equal(own.length, 5, own.join('\n'));
  assert.equal(requests.filter((url) => url.endsWith('sw.js')).length, 0);
});

test('the strict policy is in force and nothing violates it', async () => {
  const { page, problems } = app.opened;
  await page.addInitScript(() => {
    /** @type {any} */ (globalThis).violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      /** @type {any} */ (globalThis).violations.push(event.violatedDirective),
    );
  });
  const reply = await page.goto(`${app.site.origin}/`);
  assert.match(reply.headers()['content-security-policy'], /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
  assert.match(reply.headers()['content-security-policy'], /require-trusted-types-for 'script'/);
  await answerAll(page);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).violations), []);
  assert.deepEqual(problems, []);
  // The policy bites: what it forbids is refused.
  await page.evaluate(() =>
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'body{}' })),
  );
  assert.notDeepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).violations), []);
});
