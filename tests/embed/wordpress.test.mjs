// The plugin in a real WordPress (Debian's) on MariaDB and PHP's own server, in a real browser: shortcode, block, editor.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { answerAll, unfold, launch, openPage } from '../support/harness.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'charley-wp-'));
const data = join(folder, 'db');
const socket = join(folder, 'db.sock');
const root = join(folder, 'www');

/** @type {import('playwright-core').Browser} */ let browser;
/** @type {import('node:child_process').ChildProcess[]} */ const started = [];
let origin = '';

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const { port } = /** @type {any} */ (probe.address());
      probe.close(() => done(port));
    });
  });

/** Runs PHP inside of WordPress. @param {string} code */
function wp(code) {
  const script = `<?php define('WP_USE_THEMES', false); $_SERVER['HTTP_HOST'] = '${new URL(origin).host}'; ${code}`;
  const file = join(folder, 'run.php');
  writeFileSync(file, script);
  return execFileSync('php', ['-d', 'error_reporting=8191', file], { encoding: 'utf8', cwd: root, stdio: 'pipe' });
}

before(async () => {
  const user = userInfo().username;
  execFileSync(
    'mariadb-install-db',
    [`--datadir=${data}`, `--user=${user}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: 'pipe' },
  );
  started.push(
    spawn(
      'mariadbd',
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${socket}`,
        '--skip-networking',
        `--user=${user}`,
        `--pid-file=${join(folder, 'db.pid')}`,
      ],
      { stdio: 'ignore', detached: true },
    ),
  );
  for (let i = 0; i < 150 && !existsSync(socket); ++i) await new Promise((done) => setTimeout(done, 200));
  execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', 'CREATE DATABASE wp'], {
    stdio: 'pipe',
  });

  cpSync('/usr/share/wordpress', root, {
    recursive: true,
    dereference: true,
    filter: (path) => !path.endsWith('wp-config.php'),
  });
  origin = `http://localhost:${await freePort()}`;
  writeFileSync(
    join(root, 'wp-config.php'),
    `<?php error_reporting(E_ALL & ~E_DEPRECATED); define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('WP_HOME', '${origin}'); define('WP_SITEURL', '${origin}'); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true); define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', true);
define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b'); define('LOGGED_IN_KEY', 'c'); define('NONCE_KEY', 'd');
$table_prefix = 'wp_'; if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/'); require_once ABSPATH . 'wp-settings.php';`,
  );
  wp(`define('WP_INSTALLING', true); require '${root}/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('Riverside Practice', 'admin', 'admin@clinic.example', false, '', 'a long password');`);
  execFileSync('unzip', [
    '-q',
    `${process.cwd()}/build/package/charley-check-wordpress-${version}.zip`,
    '-d',
    join(root, 'wp-content/plugins'),
  ]);
  started.push(
    spawn('php', ['-S', new URL(origin).host, '-t', root], {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    }),
  );
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const { pid } of started) {
    // With the helpers that it has started.
    if (pid) process.kill(-pid, 'SIGKILL');
  }
  await new Promise((done) => setTimeout(done, 300));
  rmSync(folder, { recursive: true, force: true });
});

const load = () => `require '${root}/wp-load.php';`;
/** A published page with this content. @param {string} content @returns {string} its address */
const publish = (content) =>
  wp(
    `${load()} $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Cramps', 'post_content' => wp_slash('${content.replaceAll("'", "\\'")}')]); echo get_permalink($id);`,
  ).trim();

test('the plugin activates without a word', () => {
  const said = wp(
    `${load()} require ABSPATH . 'wp-admin/includes/plugin.php'; $error = activate_plugin('charley-check/charley-check.php'); echo is_wp_error($error) ? $error->get_error_message() : 'active';`,
  );
  assert.equal(said, 'active');
});

test('the shortcode: a visitor answers to the result, and nothing is asked of another host', async () => {
  const { context, page, problems, requests } = await openPage(browser);
  await page.goto(
    publish(
      '[charley-check region="GB" contact-name="Riverside & Sons" contact_phone="+441632960001" onclick="alert(1)"]',
    ),
  );
  const element = page.locator('charley-check');
  await element.getByText('999').first().waitFor();
  assert.deepEqual((await element.evaluate((each) => each.getAttributeNames())).sort(), [
    'contact-name',
    'contact-phone',
    'lang',
    'region',
    'theme',
  ]);
  assert.equal(await element.getAttribute('contact-name'), 'Riverside & Sons');
  assert.equal(await element.getAttribute('lang'), 'en-US');
  await answerAll(page);
  assert.equal(await element.locator('article').getAttribute('data-tier'), 'self-care');
  // A part that loads later brings no second copy of the first.
  await unfold(page, 'take');
  await element.getByRole('button', { name: 'Continue on another device' }).click();
  await element.getByRole('img', { name: 'Code with your answers' }).waitFor();
  const own = requests.filter((url) => url.includes('/charley-check/'));
  assert.equal(own.filter((url) => url.includes('charley.js')).length, 1, own.join('\n'));
  assert.ok(own.length >= 6 && requests.every((url) => url.startsWith(origin)), requests.join('\n'));
  assert.deepEqual(
    problems.filter((text) => text.includes('charley')),
    [],
  );
  await context.close();
});

const HOSTILE = [
  '[charley-check contact-name="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;" contact-url="javascript:alert(1)" lang="es"]',
  `[charley-check contact-name='" onclick="alert(1)" title="' contact-url="javascript:alert(1)" lang="es"]`,
  String.raw`<!-- wp:charley/check {"contactName":"\u0022\u003e\u003cimg src=x onerror=alert(1)\u003e","contactUrl":"javascript:alert(1)","lang":"es"} /-->`,
];
for (const [index, content] of HOSTILE.entries()) {
  test(`hostile attributes of a shortcode and a block stay text, ${index + 1}`, async () => {
    const { context, page, problems } = await openPage(browser);
    await page.goto(publish(content));
    const element = page.locator('charley-check');
    await element.getByRole('heading', { name: 'Prueba de calambres nocturnos en las piernas' }).waitFor();
    assert.equal(await element.getAttribute('contact-url'), null);
    const names = await element.evaluate((each) => each.getAttributeNames());
    assert.ok(
      names.every((name) => ['contact-name', 'lang', 'theme'].includes(name)),
      `${names}`,
    );
    assert.equal(await page.locator('img[src="x"]').count(), 0);
    assert.deepEqual(
      problems.filter((text) => text.includes('alert') || text.includes('charley')),
      [],
    );
    await context.close();
  });
}

test('the block: what the editor saves is what visitors get, and the editor finds it valid', async () => {
  const address = publish('<!-- wp:charley/check {"region":"US","contactName":"Riverside"} /-->');
  const { context, page } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  const element = page.locator('charley-check');
  await element.getByText('911').first().waitFor();
  assert.equal(await element.getAttribute('contact-name'), 'Riverside');

  const id = wp(`${load()} echo url_to_postid('${address}');`).trim();
  await page.goto(`${origin}/wp-login.php`);
  await page.locator('#user_login').fill('admin');
  await page.locator('#user_pass').fill('a long password');
  await page.locator('#wp-submit').click();
  await page.waitForURL(/wp-admin/);
  await page.goto(`${origin}/wp-admin/post.php?post=${id}&action=edit`);
  const blocks = await page.waitForFunction(
    () => {
      const list = /** @type {any} */ (globalThis).wp?.data?.select('core/block-editor')?.getBlocks() ?? [];
      return list.length
        ? list.map((/** @type {any} */ each) => [each.name, each.isValid, each.attributes.region])
        : undefined;
    },
    undefined,
    { timeout: 60_000 },
  );
  assert.deepEqual(await blocks.jsonValue(), [['charley/check', true, 'US']]);
  // An author changes the country and saves; the visitor's page follows.
  await page.evaluate(async () => {
    const { dispatch, select } = /** @type {any} */ (globalThis).wp.data;
    const [block] = select('core/block-editor').getBlocks();
    dispatch('core/block-editor').updateBlockAttributes(block.clientId, { region: 'GB' });
    await dispatch('core/editor').savePost();
  });
  await page.goto(address);
  await element.getByText('999').first().waitFor();
  await context.close();
});

test('two checks on one page live side by side', async () => {
  const { context, page, problems } = await openPage(browser);
  await page.goto(publish('[charley-check region="GB"][charley-check region="US" lang="es"]'));
  await page.locator('charley-check').nth(0).getByText('999').first().waitFor();
  await page.locator('charley-check').nth(1).getByText('911').first().waitFor();
  await page.locator('charley-check').nth(1).locator('button.primary').click();
  await page.locator('charley-check').nth(1).getByRole('heading', { name: '¿Y tiene algo de esto?' }).waitFor();
  await page.locator('charley-check').nth(1).locator('button.primary').click();
  await page.locator('charley-check').nth(1).getByRole('heading', { name: '¿Qué edad tiene?' }).waitFor();
  assert.equal(
    await page.locator('charley-check').nth(0).getByRole('heading', { name: 'Night leg cramp check' }).count(),
    1,
  );
  assert.deepEqual(
    problems.filter((text) => text.includes('charley')),
    [],
  );
  await context.close();
});
