// What a page around the check can do to it, and what it does to the page: styles, versions, memory, requests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { app, useApp } from '../support/app.mjs';
import { answerAll, openPage, unfold } from '../support/harness.mjs';

useApp();

const published = () => Object.keys(JSON.parse(readFileSync('build/web/files.json', 'utf8')));

test('an element that is removed frees its worker, its listeners and its memory', async () => {
  const { page, context } = app.opened;
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  /** @returns {Promise<{heap: number, nodes: number, listeners: number}>} */
  const measure = async () => {
    for (let i = 0; i < 3; ++i) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (/** @type {string} */ name) => metrics.find((each) => each.name === name)?.value ?? 0;
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  };
  await session.send('Performance.enable');
  await page.goto(`${app.site.origin}/`);
  await page.evaluate(() => document.querySelector('charley-check')?.remove());
  const round = async () => {
    await page.evaluate(() => {
      const element = document.createElement('charley-check');
      element.setAttribute('region', 'GB');
      document.querySelector('main')?.append(element);
    });
    await answerAll(page);
    await unfold(page, 'take');
    await page.locator('charley-check').getByRole('button', { name: 'Continue on another device' }).click();
    await page.locator('charley-check').getByRole('img', { name: 'Code with your answers' }).waitFor();
    await page.evaluate(() => document.querySelector('charley-check')?.remove());
    for (let i = 0; page.workers().length && i < 50; ++i) await page.waitForTimeout(50);
    assert.equal(page.workers().length, 0, 'the worker is gone');
  };
  await round();
  await round();
  const first = await measure();
  for (let i = 0; i < 6; ++i) await round();
  const last = await measure();
  assert.ok(last.heap - first.heap < 400_000, `${last.heap - first.heap} bytes more after six`);
  assert.ok(last.nodes - first.nodes < 200, `${last.nodes - first.nodes} nodes more`);
  assert.ok(last.listeners - first.listeners < 20, `${last.listeners - first.listeners} listeners more`);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
});

test('an element that is moved goes on, with its answers', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page, {}, (current) => current === 'where-page');
  await page.evaluate(() => {
    const element = /** @type {HTMLElement} */ (document.querySelector('charley-check'));
    document.querySelector('header')?.append(element);
  });
  await answerAll(page);
  assert.equal(await page.locator('charley-check article').getAttribute('data-tier'), 'self-care');
  assert.deepEqual(app.opened.problems, []);
});

test('a second copy of the file, of another version, neither throws nor takes over', async () => {
  const { page } = app.opened;
  await page.route('**/other/charley.js', async (route) => {
    const response = await page.request.get(`${app.site.origin}/charley/charley.js`);
    const body = (await response.text())
      .replaceAll('new URL(`', 'new URL(`../charley/')
      .replaceAll('import(`./', 'import(`../charley/');
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.route(`${app.site.origin}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      '</head>',
      '<script type="module" src="other/charley.js"></script></head>',
    );
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  assert.deepEqual(app.opened.problems, []);
});

const HOSTILE = `
  * { color: red !important; font-size: 7px !important; display: inline !important; border: 9px solid lime !important; margin: 0 !important; }
  button, input, select, svg, h2, p, li, section, form { all: unset !important; }
  div::before { content: 'x' !important; }
  :root { --_ink: red; --_paper: lime; font: 40px cursive; line-height: 3; letter-spacing: 9px; text-transform: uppercase; text-align: right; }
  body { color: lime; word-spacing: 20px; white-space: pre; direction: rtl; cursor: none; visibility: visible; }
`;
/** What can be seen of every element inside. @param {import('playwright-core').Page} page */
const looks = (page) =>
  page.evaluate(() => {
    const names = [
      'color',
      'background-color',
      'font-size',
      'font-family',
      'line-height',
      'letter-spacing',
      'word-spacing',
      'text-transform',
      'text-align',
      'white-space',
      'display',
      'margin-top',
      'padding-top',
      'border-top-width',
      'direction',
      'cursor',
      'visibility',
    ];
    const root = /** @type {ShadowRoot} */ (document.querySelector('charley-check')?.shadowRoot);
    return [...root.querySelectorAll('.frame, .frame *')].map((element) => {
      const style = getComputedStyle(element);
      return names.map((name) => style.getPropertyValue(name)).join(';');
    });
  });

test('hostile styles of the page change at most 5 % of the check, and the check changes nothing of the page', async () => {
  const { page } = app.opened;
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto(`${app.site.origin}/`);
  const own = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('html, body, header *, main, main > :not(charley-check)')].map((element) => {
        const style = getComputedStyle(element);
        return [...style]
          .filter((name) => !/block-size|inline-size|height|width|origin|perspective/.test(name))
          .map((name) => style.getPropertyValue(name))
          .join(';');
      }),
    );
  // Before the element is defined, and after it has gone through all its screens.
  await page.route('**/charley.js', (route) => route.abort());
  await page.reload();
  const without = await own();
  await page.unroute('**/charley.js');
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  assert.deepEqual(await own(), without, '0 elements of the page restyled');
  const calm = await looks(page);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, HOSTILE);
  const stormy = await looks(page);
  assert.equal(stormy.length, calm.length);
  const changed = stormy.filter((look, index) => look !== calm[index]).length;
  assert.ok(calm.length > 200 && changed <= calm.length * 0.05, `${changed} of ${calm.length}`);
});

test('a policy without inline styles changes nothing of the look', async () => {
  /** @param {import('playwright-core').Page} page */
  async function screens(page) {
    /** @param {string} selector of what comes a little later */
    const looksWith = async (selector) => {
      await page.waitForFunction(
        (wanted) => document.querySelector('charley-check')?.shadowRoot?.querySelector(wanted),
        selector,
      );
      await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).updateComplete);
      return looks(page);
    };
    await page.goto(`${app.site.origin}/`);
    const first = await looksWith('.check-row');
    await answerAll(page, {}, (current) => current === 'where-page');
    const question = await looksWith('#question');
    await answerAll(page);
    await unfold(page, 'plan');
    return [first, question, await looksWith('.drawing')];
  }
  const strict = await screens(app.opened.page);
  const loose = await openPage(app.browser);
  await loose.page.route(`${app.site.origin}/`, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  assert.deepEqual(await screens(loose.page), strict);
  await loose.context.close();
});

test('only files of the published list are asked for, the same ones whatever is answered', async () => {
  const files = published();
  /** @param {Record<string, string>} other */
  const asked = async (other) => {
    const { page, context, requests } = await openPage(app.browser);
    await page.goto(`${app.site.origin}/`);
    await answerAll(page, other);
    await page.waitForTimeout(200);
    const paths = requests.map((url) => new URL(url).pathname.slice(1)).filter((path) => path.startsWith('charley/'));
    await context.close();
    for (const path of paths) assert.ok(files.includes(path), path);
    return [...new Set(paths)].sort();
  };
  const ordinary = await asked({});
  const other = await asked({
    pain: '3',
    since: 'Some months',
    duration: 'Up to 1 minute',
    lately: 'Sitting for long',
  });
  assert.ok(ordinary.length >= 5, 'the workers are heard too');
  assert.deepEqual(other, ordinary);
});

test('the heap of the page is at most 1.5 MB once the check can answer', async () => {
  const { page, context } = app.opened;
  const session = await context.newCDPSession(page);
  await page.goto(`${app.site.origin}/app/`);
  // Asked directly: what the test's own driver puts into a page would be counted too.
  const expression = "document.querySelector('charley-check').shell.session.content.items.size > 0";
  for (let ready = false; !ready;) ready = (await session.send('Runtime.evaluate', { expression })).result.value;
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 4; ++i) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  assert.ok(usedSize > 500_000 && usedSize <= 1_500_000, `${usedSize}`);
});

test('the reference on a phone: no column of a few letters, no sideways scrolling, dark where the device is', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, context } = await openPage(app.browser, { colorScheme });
    await page.goto(`${app.site.origin}/reference/`);
    await page.locator('table').first().waitFor();
    const { narrow, wide, light } = await page.evaluate(() => ({
      narrow: Math.min(...[...document.querySelectorAll('td')].map((cell) => cell.clientWidth)),
      wide: document.documentElement.scrollWidth,
      light: Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]) > 128,
    }));
    assert.ok(narrow >= 200 && wide <= 360, `${narrow} ${wide}`);
    assert.equal(light, colorScheme === 'light');
    await context.close();
  }
});
