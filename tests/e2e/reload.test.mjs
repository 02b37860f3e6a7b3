// A reload of the app keeps the place and the answers, although nothing was stored: the service worker has them in its memory,
// for half a minute, for this tab alone.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, eventually, goOn, serveSite, storedOffline, unfold, where } from '../support/harness.mjs';

useApp();

const copy = mkdtempSync(join(tmpdir(), 'charley-reload-'));
cpSync('build/web', copy, { recursive: true });
after(() => rmSync(copy, { recursive: true, force: true }));

/** @param {import('playwright-core').Page} page */
const answered = (page) =>
  page.evaluate(() =>
    JSON.stringify([.../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all]),
  );
/** @param {import('playwright-core').Page} page @param {string} wanted */
const arrives = (page, wanted) =>
  page.waitForFunction((at) => {
    const shell = /** @type {any} */ (document.querySelector('charley-check'))?.shell;
    return shell?.session.content.questionnaire && !shell.steps.busy && shell.address === at;
  }, wanted);
/** @param {import('playwright-core').Page} page */
const loaded = (page) =>
  page.waitForFunction(() => {
    const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
    return shell.session.content.questionnaire && !shell.steps.busy;
  });
/** Everything that a browser keeps for a page. @param {import('playwright-core').Page} page */
const stored = (page) =>
  page.evaluate(async () => {
    const names = await globalThis.caches.keys();
    const cached = await Promise.all(
      names.map(async (name) => (await (await globalThis.caches.open(name)).keys()).map(({ url }) => url)),
    );
    return {
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      foreign: cached.flat().filter((url) => !/\/app\/(charley\/|icon|index|manifest)/.test(url)),
      state: JSON.stringify(history.state),
      cookies: document.cookie,
    };
  });

/** @param {string} origin */
async function open(origin) {
  const { page } = app.opened;
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${origin}/app/`);
  await storedOffline(page);
  return page;
}

test('a reload stays at the question, with every answer, and nothing was stored', async () => {
  const page = await open(app.site.origin);
  await answerAll(page, {}, (current) => current === 'how-often');
  const [before, { address }] = [await answered(page), await where(page)];
  await page.reload();
  await arrives(page, address);
  assert.equal(await answered(page), before);
  assert.match(await page.title(), / – Night leg cramp check$/);
  const left = await stored(page);
  assert.deepEqual([left.local, left.session, left.foreign, left.cookies], [[], [], [], '']);
  assert.ok(
    left.databases.every((name) => /workbox/.test(name ?? '')),
    String(left.databases),
  );
  assert.deepEqual(Object.keys(JSON.parse(left.state).charley).sort(), ['address', 'before', 'tab']);
  await answerAll(page);
  assert.equal(await element().locator('article.result').getAttribute('data-tier'), 'self-care');
  await page.reload();
  await arrives(page, 'result');
  await element().locator('article.result').waitFor();
  assert.deepEqual(app.opened.problems, []);
});

test('the language, the short version and the wish to keep the answers come along', async () => {
  const page = await open(app.site.origin);
  await element().getByRole('combobox').selectOption('es');
  await element().locator('button[value=quick]').click();
  await page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
  );
  await goOn(page); // past the second list of emergency signs
  await element().locator('.save input').check();
  const { address } = await where(page);
  await page.reload();
  await arrives(page, address);
  assert.equal(await element().locator('.frame').getAttribute('lang'), 'es');
  assert.equal(await element().locator('.save input').isChecked(), true);
  assert.deepEqual(
    await page.evaluate(() => {
      const { course, keeping } = /** @type {any} */ (document.querySelector('charley-check')).shell.session;
      return [course.quick, keeping.saved];
    }),
    [true, undefined].map((each) => each ?? undefined),
  );
});

test('another tab, an address typed anew and half a minute later have nothing; nor has who erased', async () => {
  const page = await open(app.site.origin);
  await answerAll(page, {}, (current) => current === 'how-often');
  await page.goto('about:blank');
  const other = await app.opened.context.newPage();
  await other.goto(`${app.site.origin}/app/#charley/check`);
  await loaded(other);
  assert.equal(await answered(other), '[]', 'another tab');
  await page.goto(`${app.site.origin}/app/#charley/check`);
  await loaded(page);
  assert.equal(await answered(page), '[]', 'the same tab, but not a reload');

  await answerAll(page);
  await unfold(page, 'take');
  await element().getByRole('button', { name: 'Erase my answers' }).click();
  await arrives(page, 'home');
  await page.reload();
  await loaded(page);
  assert.equal(await answered(page), '[]', 'erased');

  await answerAll(page, {}, (current) => current === 'how-often');
  // Without the cache of whole pages, as after a browser has thrown it away.
  await page.evaluate(() => globalThis.addEventListener('unload', () => {}));
  await page.goto('about:blank');
  await page.waitForTimeout(31_000);
  await page.goBack();
  await loaded(page);
  assert.equal(await answered(page), '[]', 'half a minute later');
});

test('a new version taken in another tab in mid-check: one goes on, and a part that is gone comes by a reload with all answers', async () => {
  // The old worker holds the answers of a reload so long that a new version that waited for it would never come.
  const script = join(copy, 'app/sw.js');
  const hold = 'const HOLD_MS = 30_000;';
  const first = readFileSync(script, 'utf8');
  assert.ok(first.includes(hold));
  writeFileSync(script, first.replace(hold, 'const HOLD_MS = 3_000_000;'));
  const site = await serveSite(copy);
  try {
    const page = await open(site.origin);
    await answerAll(page, {}, (current) => current === 'how-often');
    const { address } = await where(page);
    await page.reload();
    await arrives(page, address);
    // What another build would write: the entry and one part under other names, the old ones gone.
    const folder = join(copy, 'app');
    const files = readdirSync(join(folder, 'charley')).filter((name) => /^ask-/.test(name));
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
    let second = worker.replace(/url:"index\.html",revision:"[0-9a-f]+"/, 'url:"index.html",revision:"second"');
    appendFileSync(join(folder, 'index.html'), '<!-- second version -->');
    for (const name of files) {
      const renamed = name.replace('ask-', 'ask-N');
      second = second.replaceAll(name, renamed);
      cpSync(join(folder, 'charley', name), join(folder, 'charley', renamed));
      rmSync(join(folder, 'charley', name));
      const entry = join(folder, 'charley/charley.js');
      writeFileSync(entry, readFileSync(entry, 'utf8').replaceAll(name, renamed));
    }
    second = second.replace(/(url:"charley\/charley\.js",revision:)"[0-9a-f]+"/, '$1"second"');
    writeFileSync(join(folder, 'sw.js'), second);
    const other = await app.opened.context.newPage();
    await other.goto(`${site.origin}/app/`);
    // Asked for nothing meanwhile: Chromium lets a worker that has just answered rest for half a minute first.
    const anew = other.waitForNavigation();
    await other.getByRole('button', { name: 'Use the new version' }).click();
    await anew;
    await eventually(other, async () => (await (await fetch('index.html')).text()).includes('second version'));
    // What the new version does not have is taken out of the store after that.
    await eventually(
      other,
      async (gone) => {
        const stored = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
        return !stored.flat().some(({ url }) => gone.some((file) => url.includes(`/${file}`)));
      },
      files,
    );

    await answerAll(page);
    assert.equal(await element().locator('article.result').getAttribute('data-tier'), 'self-care');
    const before = await answered(page);
    await element().getByRole('button', { name: 'Ask a question' }).click();
    const trouble = element().locator('.trouble');
    await trouble.filter({ hasText: 'There is a new version of this check.' }).waitFor();
    await trouble.filter({ hasText: 'Your answers come along.' }).waitFor();
    assert.equal(await element().locator('article.result').count(), 1);
    const old = page.waitForNavigation();
    await trouble.getByRole('button', { name: 'Reload the page' }).click();
    await old;
    await arrives(page, 'result');
    assert.equal(await answered(page), before);
    await element().getByRole('button', { name: 'Ask a question' }).click();
    await element().getByRole('heading', { name: 'Ask in your own words' }).waitFor();
  } finally {
    await site.close();
  }
});
