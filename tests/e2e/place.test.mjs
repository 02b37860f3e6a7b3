// A place added to a copy of the page by the steps of CONTRIBUTING.md alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, openPage, serveSite } from '../support/harness.mjs';

const copy = mkdtempSync(join(tmpdir(), 'charley-place-'));
const page = readFileSync('CONTRIBUTING.md', 'utf8').split('## Adding a place')[1];
const [code, line] = [...page.matchAll(/```js\n([^]*?)```/g)].map(([, block]) => block.replace(/^ {3}/gm, ''));

before(() => {
  for (const name of [
    'web',
    'data',
    'core',
    'wasm',
    'tests',
    'vite.config.js',
    'tsconfig.json',
    'eslint.config.js',
    'package.json',
  ])
    cpSync(name, join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'build'));
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  symlinkSync(resolve('build/wasm'), join(copy, 'build/wasm'));
});
after(() => rmSync(copy, { recursive: true, force: true }));

/** Adds texts in every language. @param {Record<string, string>} texts */
function addTexts(texts) {
  for (const language of ['en', 'es', 'ar']) {
    const file = join(copy, `data/locales/${language}.json`);
    const locale = JSON.parse(readFileSync(file, 'utf8'));
    Object.assign(locale.texts, texts);
    writeFileSync(file, JSON.stringify(locale));
  }
}

test('a place is one folder and one line: it opens by its address, has a title, and Back leads out of it', async () => {
  const folder = join(copy, page.match(/`(web\/src\/places\/\w+)\//)[1]);
  mkdirSync(folder);
  writeFileSync(join(folder, 'tips.js'), code);
  writeFileSync(join(folder, 'texts.json'), page.match(/`(\["tips\."\])`/)[1]);
  addTexts({ 'tips.title': 'Small tips' });
  const table = join(copy, 'web/src/shell/places.js');
  writeFileSync(
    table,
    readFileSync(table, 'utf8').replace('export const PLACES = {\n', (start) => start + line),
  );

  const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run('npm', 'run', 'build:web');
  run('npx', 'tsc', '-p', '.');
  run('npx', 'eslint', 'web');
  run('node', '--test', 'tests/web/house.test.mjs');

  const site = await serveSite(join(copy, 'build/web'));
  const browser = await launch();
  try {
    const { page: tab, requests } = await openPage(browser);
    await tab.goto(`${site.origin}/app/`);
    await tab.locator('charley-check .check-row').first().waitFor();
    assert.equal(requests.filter((url) => url.includes('/tips-')).length, 0, 'nothing of it is loaded before');
    await tab.goto('about:blank');
    await tab.goto(`${site.origin}/app/#charley/tips`);
    await tab.getByRole('heading', { name: 'Small tips' }).waitFor();
    assert.equal(await tab.title(), 'Small tips – Night leg cramp check');
    await tab.locator('charley-check').getByRole('button', { name: 'Back' }).click();
    await tab.waitForURL(({ hash }) => !hash.includes('tips'));
    await tab.getByRole('heading', { name: 'Night leg cramp check' }).first().waitFor();
    await tab.goBack();
    await tab.getByRole('heading', { name: 'Small tips' }).waitFor();
  } finally {
    await browser.close();
    await site.close();
  }
});
