// The app without a network: the server itself is stopped, not only the connection.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { answerAll, eventually, launch, openPage, serveSite, storedOffline } from '../support/harness.mjs';

/** @type {import('playwright-core').Browser} */ let browser;
/** @type {{origin: string, close: () => Promise<void>}[]} */ const servers = [];
const copy = mkdtempSync(join(tmpdir(), 'charley-web-'));

/** @param {string} [folder] */
async function serve(folder) {
  servers.push(await serveSite(folder));
  return servers[servers.length - 1];
}

before(async () => {
  browser = await launch();
  cpSync('build/web', copy, { recursive: true });
});
after(async () => {
  await browser.close();
  for (const server of servers) await server.close();
  rmSync(copy, { recursive: true });
});

test('after one visit the whole check works with the server stopped', async () => {
  const site = await serve();
  const { page, context, problems } = await openPage(browser);
  await page.goto(`${site.origin}/app/`);
  await storedOffline(page);
  await site.close();
  await assert.rejects(fetch(`${site.origin}/app/`));
  await page.reload();
  await answerAll(page, { lately: 'Sitting for long' });
  assert.equal(await page.locator('charley-check article.result').getAttribute('data-tier'), 'self-care');
  // Asking too.
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByLabel('Your question').fill('does tonic water help');
  await page.getByRole('button', { name: 'Look it up' }).click();
  await page.getByRole('heading', { name: 'Tonic water as a remedy' }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test('the address without its last slash works with the server stopped, and so does one with a query', async () => {
  const site = await serve();
  const { page, context } = await openPage(browser);
  await page.goto(`${site.origin}/app/`);
  await storedOffline(page);
  await site.close();
  for (const address of ['/app', '/app?utm_source=letter']) {
    await page.goto(site.origin + address);
    await page.getByRole('button', { name: 'Check my cramps' }).waitFor();
    assert.match(page.url(), /\/app\//);
  }
  await context.close();
});

test('a new version waits until the person takes it, and old files go', async () => {
  const site = await serve(copy);
  const { page, context } = await openPage(browser);
  await page.goto(`${site.origin}/app/`);
  await storedOffline(page);
  appendFileSync(join(copy, 'app/index.html'), '<!-- second version -->');
  // What a second build would write: the same worker with another revision for the page.
  const worker = readFileSync(join(copy, 'app/sw.js'), 'utf8');
  const changed = worker.replace(/url:"index\.html",revision:"[0-9a-f]+"/, 'url:"index.html",revision:"second"');
  assert.notEqual(changed, worker);
  writeFileSync(join(copy, 'app/sw.js'), changed);
  await page.reload();
  await page.getByText('A new version of this check is ready.').waitFor();
  const second = () => page.evaluate(async () => (await (await fetch('index.html')).text()).includes('second version'));
  assert.equal(await second(), false, 'the old version stays until then');
  const anew = page.waitForNavigation();
  await page.getByRole('button', { name: 'Use the new version' }).click();
  await anew;
  await eventually(page, async () => (await (await fetch('index.html')).text()).includes('second version'));
  // The old page goes while the new version takes over, which may be a moment after the page was loaded anew.
  await eventually(page, async () => {
    const names = await globalThis.caches.keys();
    const entries = await Promise.all(
      names.map(async (name) => (await (await globalThis.caches.open(name)).keys()).map(({ url }) => url)),
    );
    return entries.flat().filter((url) => url.includes('index.html')).length === 1;
  });
  await context.close();
});
