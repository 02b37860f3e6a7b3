// The npm package as a developer meets it: installed from the tarball into a fresh Vite project, built, opened.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { build, preview } from 'vite';

import { customElements, markdown, property } from '../../web/build/reference.mjs';
import { answerAll, launch, openPage, serveSite } from '../support/harness.mjs';

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
const { version } = read('package.json');
const tarball = resolve(`build/package/charley-check-${version}.tgz`);
const project = mkdtempSync(join(tmpdir(), 'charley-vite-'));
const installed = join(project, 'node_modules/charley-check');

/** @type {import('playwright-core').Browser} */ let browser;
/** @type {import('vite').PreviewServer} */ let server;

before(async () => {
  writeFileSync(join(project, 'package.json'), '{"name":"clinic","private":true,"type":"module"}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: project, stdio: 'pipe' });
  writeFileSync(
    join(project, 'index.html'),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Clinic</title><link rel="icon" href="data:,"></head><body>' +
      '<charley-check region="GB"></charley-check><script type="module" src="/main.js"></script></body></html>',
  );
  writeFileSync(join(project, 'main.js'), "import 'charley-check';\n");
  await build({ root: project, logLevel: 'silent', configFile: false });
  server = await preview({ root: project, logLevel: 'silent', configFile: false, preview: { port: 0 } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(project, { recursive: true });
});

const origin = () => `http://localhost:${/** @type {any} */ (server.httpServer.address()).port}/`;

test('a fresh Vite project installs the tarball, builds, and the check runs to its result', async () => {
  const { context, page, problems, requests } = await openPage(browser);
  await page.goto(origin());
  await answerAll(page);
  const element = page.locator('charley-check');
  assert.equal(await element.locator('article').getAttribute('data-tier'), 'self-care');
  // What is loaded later finds its files too: the whole module, another language, the sensor and its modules.
  await element.getByRole('button', { name: 'Ask a question' }).click();
  await element.getByLabel('Your question').fill('can I take magnesium');
  await element.getByRole('button', { name: 'Look it up' }).click();
  await element.getByRole('heading', { name: 'Magnesium', exact: true }).waitFor();
  await element.getByRole('button', { name: 'Back' }).click();
  await element.locator('#language').selectOption('es');
  await element.getByRole('heading', { name: 'Puede tratarlo en casa' }).waitFor();
  await element.locator('#language').selectOption('en');
  await element.getByRole('button', { name: 'Use a leg sensor' }).click();
  await element.getByRole('button', { name: 'Try it without a sensor' }).click();
  await element.getByText('This signal is made up').first().waitFor();
  await element
    .getByText(/The muscle (is at rest|has been tight)/)
    .first()
    .waitFor();
  assert.ok(requests.every((url) => url.startsWith(origin())));
  assert.deepEqual(problems, []);
  await context.close();
});

test('the package says what it is: types that compile, a manifest, no dependencies, no maps of this machine', () => {
  const { dependencies, customElements: manifest, types } = read(join(installed, 'package.json'));
  assert.equal(dependencies, undefined);
  assert.ok(existsSync(join(installed, manifest)) && existsSync(join(installed, types)));
  writeFileSync(
    join(project, 'use.ts'),
    `import 'charley-check';
const check = document.querySelector('charley-check')!;
check.contactName = 'Riverside'; check.shareResult = true;
check.addEventListener('charley-result', ({ detail }) => { const tier: 'emergency' | 'same-day' | 'within-days' | 'routine' | 'self-care' | undefined = detail.tier; void tier; });
check.addEventListener('charley-error', ({ detail }) => { detail.code.toUpperCase(); });
// @ts-expect-error there is no such property
check.answers.clear();
`,
  );
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'];
  execFileSync('node', [tsc, ...options, '--lib', 'es2022,dom', 'use.ts'], { cwd: project, stdio: 'pipe' });
  for (const file of readdirSync(join(installed, 'charley'))) {
    const text = readFileSync(join(installed, 'charley', file), 'latin1');
    assert.ok(!text.includes(process.cwd()) && !text.includes('sourceMappingURL'), file);
  }
});

test('manifest and documentation say exactly what the element has', () => {
  const reference = read('web/package/reference.json');
  const all = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(`web/src/${name}`, 'utf8'))
    .join('\n');
  const found = (/** @type {RegExp} */ pattern, where = all) =>
    [...new Set([...where.matchAll(pattern)].map((match) => match[1]))].sort();
  const names = (/** @type {{name: string}[]} */ list) => list.map(({ name }) => name).sort();

  const state = readFileSync('web/src/shell/element.js', 'utf8').match(/static properties = \{([^]*?)\n {2}\};/)[1];
  const attributes = [...state.matchAll(/^ {4}(\w+): \{ type: \w+(?:[^}]*?attribute: '([\w-]+)')?/gm)].map(
    ([, name, attribute]) => attribute ?? name,
  );
  assert.deepEqual(names(reference.attributes), attributes.sort());
  for (const { name } of reference.attributes) assert.match(state, new RegExp(`\\b${property(name)}: \\{`));
  assert.deepEqual(names(reference.events), found(/emit\(\s*'(charley-\w+)'/g));
  assert.deepEqual(names(reference.parts), found(/part="([\w-]+)"/g));
  assert.deepEqual(names(reference.cssProperties), found(/var\((--charley-[\w-]+)/g));
  assert.deepEqual(names(reference.slots).filter(Boolean), found(/<slot name="(\w+)"/g));
  const features = reference.attributes.find((/** @type {any} */ { name }) => name === 'features').values.split(' ');
  assert.deepEqual(features.sort(), found(/'(\w+)'/g, all.match(/@typedef \{([^}]*)\} Feature/)[1]));
  assert.deepEqual(read(join(installed, 'custom-elements.json')), customElements(reference, version));
  assert.equal(
    readFileSync('docs/reference.md', 'utf8').replace(/[ -]+/g, ' '),
    markdown(reference).replace(/[ -]+/g, ' '),
  );
});

test('the reference page is live: what is typed becomes an attribute, and events are shown', async () => {
  const site = await serveSite();
  try {
    await referencePage(site.origin);
  } finally {
    await site.close();
  }
});

/** @param {string} where */
async function referencePage(where) {
  const { context, page, problems } = await openPage(browser);
  await page.goto(`${where}/reference/`);
  const check = page.locator('charley-check');
  await page.getByLabel('lang', { exact: true }).fill('es');
  await page.getByLabel('lang', { exact: true }).press('Tab');
  await check.getByRole('heading', { name: 'Prueba de calambres nocturnos en las piernas' }).waitFor();
  await page.getByLabel('region').fill('US');
  await page.getByLabel('region').press('Tab');
  await check.getByText('911').first().waitFor();
  assert.match(await page.locator('#tag').innerText(), /<charley-check region="US" lang="es"><\/charley-check>/);
  await page.locator('#heard').getByText('charley-ready {}').waitFor();
  for (const { name } of read('web/package/reference.json').attributes)
    assert.ok((await page.locator('table code', { hasText: new RegExp(`^${name}$`) }).count()) >= 1, name);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`),
    [],
  );
  assert.deepEqual(problems, []);
  await context.close();
}

test('the published list names every file of the build, with the hash that its bytes have', async () => {
  const files = read('build/web/files.json');
  const { createHash } = await import('node:crypto');
  assert.deepEqual(
    Object.keys(files).sort(),
    readdirSync('build/web/charley')
      .map((name) => `charley/${name}`)
      .sort(),
  );
  for (const [path, integrity] of Object.entries(files))
    assert.equal(
      integrity,
      `sha384-${createHash('sha384')
        .update(readFileSync(`build/web/${path}`))
        .digest('base64')}`,
    );
});

test('the entry works with its integrity in the tag, and a changed entry does not start', async () => {
  const files = read('build/web/files.json');
  const folder = mkdtempSync(join(tmpdir(), 'charley-sri-'));
  cpSync('build/web/charley', join(folder, 'charley'), { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><title>x</title><script type="module" src="charley/charley.js" integrity="${files['charley/charley.js']}"></script><charley-check></charley-check></html>`,
  );
  const other = await preview({
    configFile: false,
    logLevel: 'silent',
    build: { outDir: folder },
    preview: { port: 0 },
  });
  const address = `http://localhost:${/** @type {any} */ (other.httpServer.address()).port}/`;
  const { context, page } = await openPage(browser);
  await page.goto(address);
  await page.locator('charley-check').getByRole('heading', { name: 'Night leg cramp check' }).waitFor();
  writeFileSync(join(folder, 'charley/charley.js'), `${readFileSync(join(folder, 'charley/charley.js'), 'utf8')}//`);
  await page.reload();
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => Boolean(customElements.get('charley-check'))), false);
  await context.close();
  await other.close();
  rmSync(folder, { recursive: true });
});
