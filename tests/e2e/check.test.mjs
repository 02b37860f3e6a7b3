// The check in real Chromium, under the strict policy of vite.config.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { ORDINARY, answerAll, charley, clinicalCases, goOn, nativeResults, where } from '../support/harness.mjs';

useApp();

const tick = (/** @type {string} */ text) =>
  element().locator('.check-row label.option:not(.unsure)', { hasText: text }).first().click();
const tier = () => element().locator('article.result').getAttribute('data-tier');

test('the whole check by keyboard alone: Tab, arrows, Space and Enter', async () => {
  const { page, problems } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  const focused = () =>
    page.evaluate(() => {
      const active = document.querySelector('charley-check').shadowRoot.activeElement;
      if (!active) return { kind: 'none', name: '', label: '' };
      const label = active.closest('label')?.textContent ?? active.textContent ?? '';
      return {
        kind: active.getAttribute('type') ?? active.localName,
        name: active.getAttribute('name') ?? '',
        label: label.replace(/\s+/g, ' ').trim(),
      };
    });
  /** @param {(at: {kind: string, name: string, label: string}) => boolean} wanted */
  const tabTo = async (wanted) => {
    for (let i = 0; i < 200; ++i) {
      await page.keyboard.press('Tab');
      if (wanted(await focused())) return;
    }
    throw new Error(`cannot reach it by Tab at ${JSON.stringify(await where(page))}`);
  };
  for (let step = 0; step < 60; ++step) {
    const { view, current, rows } = await where(page);
    if (view === 'result') break;
    for (const linkId of view === 'question' ? (rows ?? [current]) : []) {
      const label = ORDINARY[/** @type {keyof typeof ORDINARY} */ (linkId)];
      if (!label) continue;
      await tabTo(({ kind, name }) => (kind === 'radio' || kind === 'checkbox') && (!rows || name === linkId));
      if ((await focused()).kind === 'radio') {
        await page.keyboard.press('Space');
        for (let i = 0; i < 12 && !(await focused()).label.startsWith(label); ++i)
          await page.keyboard.press('ArrowDown');
      } else {
        if (!(await focused()).label.startsWith(label)) await tabTo((at) => at.label.startsWith(label));
        await page.keyboard.press('Space');
      }
      assert.ok((await focused()).label.startsWith(label), `${linkId}: ${(await focused()).label}`);
    }
    await tabTo(({ kind, label: text }) => kind === 'submit' && text.length > 0);
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => {
      const host = /** @type {any} */ (document.querySelector('charley-check'));
      return !host.busy && `${host.view}${host.current}` !== before;
    }, `${view}${current}`);
    const heading = await page.evaluate(
      () => document.querySelector('charley-check').shadowRoot.activeElement?.localName,
    );
    assert.equal(heading, 'h2', `focus moves to the heading after ${current || view}`);
  }
  assert.equal(await tier(), 'self-care');
  assert.deepEqual(problems, []);
});

test('the browser gives the bytes of the native program for every clinical case', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  const cases = clinicalCases();
  const native = nativeResults(cases);
  const same = await page.evaluate(
    async (responses) => {
      const host = /** @type {any} */ (document.querySelector('charley-check'));
      await new Promise((resolve) =>
        host.items.size ? resolve(0) : host.addEventListener('charley-ready', resolve, { once: true }),
      );
      const results = [];
      for (const response of responses) results.push(JSON.stringify(await host.core.assess(JSON.stringify(response))));
      return results;
    },
    cases.map(({ response }) => response),
  );
  cases.forEach(({ id }, index) => assert.equal(same[index], native[index], id));
});

test('answers given on the screen reach the core as the command line reads them', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, { lately: ['Sitting for long', 'Alcohol on most days'], 'sleep-effect': 'I lie awake' });
  const { response, shown } = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    await host.explainMore();
    const item = [...host.answers].map(([linkId, given]) => ({
      linkId,
      answer: given.map((/** @type {any} */ each) =>
        each.number === undefined ? { valueCoding: { code: each.code } } : { valueInteger: each.number },
      ),
    }));
    return { response: { resourceType: 'QuestionnaireResponse', item }, shown: JSON.stringify(host.result) };
  });
  assert.equal(charley(['assess', '-', '--data', 'data'], JSON.stringify(response)).stdout.trim(), shown);
  assert.equal(await tier(), 'routine');
});

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
  await tick('Urine the colour');
  await element().locator('button.primary').click();
  await page.waitForTimeout(200);
  assert.equal((await where(page)).view, 'first');
  release();
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('charley-check')).view === 'question');
  const kept = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).answers.get('dark-urine')[0].code,
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
    await tick('A stiff jaw');
    await element().locator('button.primary').click();
    await element().getByRole('heading', { name: 'The check cannot run here' }).waitFor();
    await element().getByText('urine like cola').waitFor();
    await element().getByRole('link', { name: 'Call 999' }).waitFor();
    await page.unroute(pattern);
    await element().getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('charley-check')).view === 'question');
    const kept = await page.evaluate(
      () => /** @type {any} */ (document.querySelector('charley-check')).answers.get('jaw-or-spasms')[0].code,
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
  await element().getByText('urine like cola').waitFor();
});

test('malformed, huge and deeply nested input gives codes in the browser, and the check goes on', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'how-often');
  const codes = await page.evaluate(async () => {
    const { core } = /** @type {any} */ (document.querySelector('charley-check'));
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
      /\/app\/(sw\.js|index\.html|manifest\.webmanifest|charley\/(more|whole|sources|take|texts|pictures)-[\w-]+\.(js|json|wasm))$/;
    assert.ok(first.includes(url) || kept.test(url), url);
  }
  assert.deepEqual(await page.context().cookies(), []);
});

test("on a clinic's page the check itself asks for six files", async () => {
  const { page, requests } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  const own = requests.filter((url) => url.includes('/charley/'));
  assert.equal(own.length, 6, own.join('\n'));
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

test('back and edit lose no answer, and going on without one says what is missing', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'one-cramp');
  await element().locator('button.primary').click();
  await element().getByRole('alert').getByText('Choose an answer to go on').waitFor();
  await element().getByRole('button', { name: 'Back' }).click();
  assert.equal((await where(page)).current, 'when');
  assert.equal(await element().getByLabel('While asleep in bed').isChecked(), true);
  await element().getByRole('button', { name: 'Back' }).click();
  assert.equal(await element().getByLabel('Sometimes left').isChecked(), true);
  await goOn(page);
  await goOn(page);
  assert.equal((await where(page)).current, 'one-cramp');
});

test('"none" with something ticked is asked about, not dropped', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'conditions');
  await element().getByLabel('Diabetes').check();
  await element().getByLabel('None of these').check();
  await element().locator('button.primary').click();
  await element().getByRole('alert').getByText('You ticked “None of these” and something else').waitFor();
  assert.equal(await element().getByLabel('Diabetes').isChecked(), true);
  await element().getByLabel('None of these').uncheck();
  await goOn(page);
  assert.notEqual((await where(page)).current, 'conditions');
});

test('one answer can be changed on the result, and changed back', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  assert.equal(await tier(), 'self-care');
  const before = await page.evaluate(() =>
    JSON.stringify(/** @type {any} */ (document.querySelector('charley-check')).result),
  );
  const change = async (/** @type {string} */ label) => {
    await element().getByText('Your answers', { exact: true }).click();
    await element()
      .getByRole('button', { name: /Change.*How often do you get it/ })
      .click();
    await element().locator('label.option', { hasText: label }).click();
    await goOn(page);
  };
  await change('Every night or more');
  assert.equal(await tier(), 'routine');
  await change('1 to 3 times a month');
  assert.equal(
    await page.evaluate(() => JSON.stringify(/** @type {any} */ (document.querySelector('charley-check')).result)),
    before,
  );
});

test('an emergency found later interrupts at once', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page, {}, (current) => current === 'leg-today');
  await tick('One leg or foot is colder');
  await goOn(page);
  await tick('Did it come on suddenly');
  await goOn(page);
  assert.equal(await tier(), 'emergency');
  await element().getByRole('link', { name: 'Call 999' }).waitFor();
  assert.equal(await element().getByText('When a cramp comes').count(), 0);
  await element().getByRole('button', { name: 'Go on with the questions' }).click();
  await answerAll(page);
  assert.equal(await tier(), 'emergency');
});

test('medicines are found with typing errors, and unknown names are kept', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'medicines');
  const search = element().getByLabel('Name of a medicine');
  await search.fill('lipitro');
  await element()
    .getByRole('button', { name: /^Lipitor/ })
    .click();
  await search.fill('Zorbamycin');
  await element().getByText('No match').waitFor();
  await search.press('Enter');
  await search.fill('ventol');
  await element()
    .getByRole('button', { name: /^Ventolin/ })
    .waitFor();
  await search.press('Enter');
  const given = await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('charley-check')).answers.get('medicines'),
  );
  assert.deepEqual(given, [
    { code: 'statin', display: 'Lipitor' },
    { text: 'Zorbamycin' },
    { code: 'saba', display: 'Ventolin' },
  ]);
  await element().getByRole('button', { name: 'Remove Zorbamycin' }).click();
  assert.equal(await element().getByText('Zorbamycin').count(), 0);
});

test('the leg map and the list are one answer', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'where');
  await element().locator('path[data-region="calf"][data-side="left"]').click();
  assert.equal(await element().getByLabel('Calf').isChecked(), true);
  await element().getByLabel('Shin').check();
  assert.equal(await element().locator('path[data-region="shin"].on').count(), 2);
  await element().locator('path[data-region="calf"][data-side="right"]').click();
  assert.equal(await element().getByLabel('Calf').isChecked(), false);
  await goOn(page);
  await element().locator('path[data-region="calf"][data-side="left"]').click();
  assert.equal(await element().getByLabel('Always the left leg').isChecked(), true);
  await element().locator('path[data-region="calf"][data-side="right"]').click();
  assert.equal(await element().getByLabel('Sometimes left, sometimes right').isChecked(), true);
});

test('a double-click answers one list, not also the next, which nobody has read', async () => {
  const { page } = app.opened;
  const button = element().locator('button.primary').last();
  const shows = (/** @type {string} */ linkId) =>
    page.waitForFunction(
      (wanted) => /** @type {any} */ (document.querySelector('charley-check')).current === wanted,
      linkId,
    );
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'leg-today');
  await button.click();
  await shows('general-signs');
  await button.evaluate((pressed) =>
    pressed.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true, composed: true })),
  );
  await page.waitForTimeout(300);
  await shows('general-signs');
  const answered = await page.evaluate(() => [
    .../** @type {any} */ (document.querySelector('charley-check')).answers.keys(),
  ]);
  assert.ok(answered.includes('dirty-wound') && !answered.includes('losing-fluid'), `${answered}`);
  await button.click();
  await shows('feels');
});

test('free text cannot become markup', async () => {
  const { page, problems } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  const payload = '<img src=x onerror=alert(1)>"\'{{7*7}}${1}';
  await answerAll(page, {}, (current) => current === 'medicines');
  await element().getByLabel('Name of a medicine').fill(payload);
  await element().getByLabel('Name of a medicine').press('Enter');
  await goOn(page);
  await answerAll(page, { 'medicine-start': 'Only longer before' });
  await element().getByText('Your answers', { exact: true }).click();
  await element().getByText(payload).first().waitFor();
  assert.equal(await element().locator('img').count(), 0);
  assert.deepEqual(problems, []);
});

test('two widgets on one page do not disturb each other', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await page.evaluate(() => document.querySelector('main').append(document.createElement('charley-check')));
  const second = page.locator('charley-check').nth(1);
  await second.locator('.check-row label.option', { hasText: 'Chest pain' }).first().click();
  await second.getByText('Get emergency help now').waitFor();
  assert.equal(await page.locator('charley-check').nth(0).getByText('Get emergency help now').count(), 0);
});

test('events say where a person is and never what was answered', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).seen = [];
    for (const type of ['charley-ready', 'charley-step', 'charley-result', 'charley-error']) {
      addEventListener(type, (event) =>
        /** @type {any} */ (globalThis).seen.push([type, JSON.stringify(/** @type {CustomEvent} */ (event).detail)]),
      );
    }
  });
  await answerAll(page);
  const seen = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
  assert.equal(seen.at(-1)[0], 'charley-result');
  assert.ok(seen.filter(([type]) => type === 'charley-step').length > 15);
  for (const [type, detail] of seen) assert.equal(detail, '{}', type);
});
