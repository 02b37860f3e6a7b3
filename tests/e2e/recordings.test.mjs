// Recordings: the demonstration, files, where they are kept, what becomes of them, and the sensor screen itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';

import { readEdf } from '../support/edf.mjs';
import { answerAll, charley, launch, launchWithBluetooth, openPage, unfold } from '../support/harness.mjs';
import { Umyo } from '../support/peripherals.mjs';
import {
  connected,
  download,
  plug,
  press,
  rig,
  sensorPage,
  stopAndList,
  until,
  useRig,
} from '../support/sensor-rig.mjs';

useRig();

test('the demonstration goes the same way, says what it is and never enters a result', async () => {
  const { page, context } = await sensorPage(() => '');
  await press(page, 'Try it without a sensor');
  await page.getByText('Demonstration. This signal is made up.').waitFor();
  await press(page, 'Start recording');
  await page.getByText(/The muscle has been tight for/).waitFor({ timeout: 30_000 });
  const report = await stopAndList(page);
  assert.equal(report.profile, 'umyo');
  await press(page, /Show ?:/);
  await page.getByText('Demonstration. This signal is made up.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Use this in my result' }).count(), 0);
  // On paper: its date, one sheet, and no buttons.
  await page.getByRole('button', { name: 'Print', exact: true }).waitFor();
  const sheet = join(rig.folder, 'report.pdf');
  writeFileSync(sheet, await page.pdf({ format: 'A4' }));
  assert.match(execFileSync('pdfinfo', [sheet], { encoding: 'utf8' }), /Pages: +1\n/);
  const words = execFileSync('pdftotext', [sheet, '-'], { encoding: 'utf8' });
  assert.match(words, /20\d\d\. \d+ secs recorded/);
  assert.doesNotMatch(words, /Print|Back/);
  await context.close();
});

test('recordings are renamed, saved as CSV, deleted, and erased with everything else', async () => {
  const { page, context } = await sensorPage(() => '');
  await press(page, 'Try it without a sensor');
  await press(page, 'Start recording');
  await page.waitForTimeout(3000);
  await stopAndList(page);
  page.once('dialog', (dialog) => dialog.accept('First night <b>'));
  await press(page, /Rename ?:/);
  await page.getByRole('heading', { name: 'First night <b>' }).waitFor();
  const csv = readFileSync(await download(page, /Save as CSV/, 'demo.csv'), 'utf8').split('\r\n');
  assert.match(csv[0], /^time,seconds,EMG \(uV\),Acc X \(g\)/);
  assert.match(csv[1], /^20\d\d-\d\d-\d\dT[\d:.]+Z,0\.000000,/);
  assert.ok(csv.length > 2000);
  page.once('dialog', (dialog) => dialog.accept());
  await press(page, /Delete ?:/);
  await page.getByText('There is none yet.').waitFor();
  await press(page, 'Try it without a sensor');
  await press(page, 'Start recording');
  await page.waitForTimeout(2000);
  await stopAndList(page);
  page.on('dialog', (dialog) => dialog.accept());
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.erase());
  const left = await page.evaluate(async () => {
    const names = [];
    for await (const name of /** @type {any} */ (await navigator.storage.getDirectory()).keys()) names.push(name);
    return [...names, ...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage)];
  });
  assert.deepEqual(left, []);
  await context.close();
});

/** A made-up night by the native test tool, exported. */
function files() {
  execFileSync('build/native/tests/charley_recordings', [rig.folder]);
  assert.equal(charley(['convert', join(rig.folder, 'umyo.charley'), join(rig.folder, 'night.edf')]).status, 0);
  assert.equal(charley(['convert', join(rig.folder, 'umyo.charley'), join(rig.folder, 'night.csv')]).status, 0);
  return ['umyo.charley', 'npg.charley', 'movesense.charley', 'uart.charley', 'night.edf', 'night.csv'];
}

test('files: the same report in the page as from the native program; a bad file says so', async () => {
  const { page, context } = await sensorPage(() => '');
  for (const name of files()) {
    await page.getByLabel('Open a recording').setInputFiles(join(rig.folder, name));
    await page.getByRole('heading', { name: 'What this file shows' }).waitFor({ timeout: 30_000 });
    const report = await page.evaluate(
      () =>
        /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor').state.shown.report,
    );
    assert.deepEqual(report, JSON.parse(charley(['analyze', join(rig.folder, name)]).stdout), name);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
  }
  writeFileSync(join(rig.folder, 'picture.csv'), '\x89PNG\r\n not a table');
  await page.getByLabel('Open a recording').setInputFiles(join(rig.folder, 'picture.csv'));
  await page.getByText('This file is not a recording that we can read.').waitFor();
  await context.close();
});

test('a recording becomes evidence in the result, with its source and its doubt', async () => {
  files();
  const { page, context } = await openPage(rig.browser);
  await page.goto(`${rig.site.origin}/app/`);
  await answerAll(page);
  await press(page, 'Use a leg sensor');
  await page.getByLabel('Open a recording').setInputFiles(join(rig.folder, 'umyo.charley'));
  await press(page, 'Use this in my result');
  await page.getByText('Your result now takes this recording into account.').waitFor();
  await press(page, 'Back to the check');
  await unfold(page, 'fits');
  await page.getByRole('heading', { name: 'What your sensor adds' }).waitFor();
  const finding = 'Your sensor saw the muscle tighten for 42 s next to your mark.';
  await page.locator('charley-check li.card > p', { hasText: finding }).waitFor();
  await page
    .getByText(/very low/i)
    .first()
    .waitFor({ state: 'attached' });
  const result = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.conclusion.result,
  );
  const cramps = result.patterns.find((/** @type {any} */ each) => each.id === 'night-cramps');
  assert.deepEqual(cramps.sensorFor, ['contraction-at-mark']);
  await unfold(page, 'take');
  await page.evaluate(() => (window.print = () => {}));
  await press(page, 'One page for your visit');
  await page.locator('charley-check .summary', { hasText: finding }).waitFor({ state: 'attached' });
  assert.equal(result.tier, 'self-care');
  await context.close();
});

test('no byte of the sensor is loaded by who only answers questions, and none is stored for offline use', async () => {
  const { page, requests, context } = await openPage(rig.browser);
  await page.goto(`${rig.site.origin}/app/`);
  await answerAll(page);
  await page.waitForTimeout(1500);
  assert.deepEqual(
    requests.filter((url) => /\/(sensor|night|files)-/.test(url)),
    [],
  );
  const stored = () =>
    page.evaluate(async () => {
      const entries = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) entries.push(url);
      return entries.filter((url) => /\/(sensor|night|files)-/.test(url)).length;
    });
  assert.equal(await stored(), 0);
  await press(page, 'Use a leg sensor');
  await page.getByRole('heading', { name: 'Watch your calf with a sensor' }).waitFor();
  assert.ok((await stored()) >= 3, 'kept at its first use');
  await context.close();
});

test('why sensors cannot be used here: no Web Bluetooth, no permission in a frame, an insecure page', async () => {
  const plain = await launch();
  const { page, context } = await sensorPage(() => '', plain);
  await page.getByText('This browser cannot connect to sensors.').waitFor();
  await page.getByRole('button', { name: 'Try it without a sensor' }).waitFor();
  await context.close();
  await plain.close();

  // A clinic's page on another origin, with the check in a frame.
  const inner = `${rig.site.origin.replace('localhost', '127.0.0.1')}/app/#charley/check`;
  const clinic = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<iframe src="${inner}" ${request.url === '/allowed' ? 'allow="bluetooth"' : ''} width="400" height="700"></iframe>`,
    );
  });
  await new Promise((resolve) => clinic.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (clinic.address());
  const framed = await openPage(rig.browser);
  for (const [path, expected] of [
    ['/', 'does not let the check use Bluetooth'],
    ['/allowed', 'Choose your sensor'],
  ]) {
    await framed.page.goto(`http://localhost:${port}${path}`);
    const frame_ = framed.page.frameLocator('iframe');
    await frame_.getByRole('button', { name: 'Use a leg sensor' }).click();
    await frame_.getByText(expected).waitFor();
  }
  await framed.context.close();
  clinic.close();

  const insecure = /** @type {import('playwright-core').Browser} */ (
    await launchWithBluetooth(rig.bluez.address, { args: ['--host-resolver-rules=MAP clinic.example 127.0.0.1'] })
  );
  const opened = await openPage(insecure);
  await opened.page.goto(`${rig.site.origin.replace('localhost', 'clinic.example')}/app/`);
  await press(opened.page, 'Use a leg sensor');
  await opened.page.getByText('Sensors only work on a secure page.').waitFor();
  await insecure.close();
});

/** The clinic's page with a worker whose browser refuses what `refused` says. @param {string} refused */
async function refusing(refused) {
  const opened = await openPage(rig.browser);
  await opened.context.route(/night-worker-/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${refused}\n${await response.text()}` });
  });
  await opened.page.goto(`${rig.site.origin}/`);
  await press(opened.page, 'Use a leg sensor');
  await press(opened.page, 'Try it without a sensor');
  await press(opened.page, 'Start recording');
  return opened;
}
const NO_FILES =
  "StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError'));";
const NO_DATABASE = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";

test('where the private file system is refused a recording is kept in IndexedDB', async () => {
  const { page, context } = await refusing(NO_FILES);
  await page.getByText(/[1-9]\d* kB kept on this device/).waitFor();
  await page.waitForTimeout(3000);
  await page.reload();
  await press(page, 'Use a leg sensor');
  await page.getByText('A recording was not ended.').waitFor();
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [
    'charley-recordings',
  ]);
  await press(page, /Show ?:/);
  await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor();
  const report = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor').state.shown.report,
  );
  assert.ok(report.durationS > 2, `${report.durationS}`);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  const edf = readEdf(readFileSync(await download(page, /Save as EDF/, 'database.edf')));
  assert.ok(edf.signals[0].values.length > 2000);
  page.once('dialog', (dialog) => dialog.accept());
  await press(page, /Delete ?:/);
  await page.getByText('There is none yet.').waitFor();
  await context.close();
});

test('where nothing can be stored the page says so and goes on showing the signal', async () => {
  const { page, context } = await refusing(`${NO_FILES}${NO_DATABASE}`);
  await page.getByText('This browser does not let us store the recording.').waitFor();
  const { streams } = await until(page, ({ streams: each }) => each[0].received > 500);
  await until(page, ({ streams: each }) => each[0].received > streams[0].received);
  await context.close();
});

test('a full disk ends the recording with what is there, and says so', async () => {
  const full = `{
    const write = FileSystemSyncAccessHandle.prototype.write;
    let kept = 0;
    FileSystemSyncAccessHandle.prototype.write = function (bytes, options) {
      if ((kept += bytes.length) > 30000) throw new DOMException('full', 'QuotaExceededError');
      return write.call(this, bytes, options);
    };
  }`;
  const { page, context } = await refusing(full);
  await page.getByText('This device has no room left.').waitFor({ timeout: 20_000 });
  await page.getByText('Live signal').waitFor();
  await press(page, 'Disconnect');
  await page.getByText('A recording was not ended.').waitFor();
  await press(page, /Show ?:/);
  await page.getByText(/secs? recorded/).waitFor();
  await context.close();
});

test('a page that stands still for seconds is noted in the recording, and loses nothing that came', async () => {
  const device = plug(new Umyo());
  const { page, context } = await connected(() => device.name);
  await press(page, 'Start recording');
  await page.waitForTimeout(2000);
  // Chromium never freezes a page that uses Bluetooth, so the page is held up instead.
  await page.evaluate(() => {
    const end = Date.now() + 7000;
    while (Date.now() < end);
  });
  await page.waitForTimeout(2500);
  const report = await stopAndList(page);
  assert.ok(report.streams[0].received > 10_000);
  assert.equal(report.streams[0].repeated, 0);
  assert.equal(report.streams[0].lost, 0);
  const raw = readFileSync(await download(page, /Save the raw bytes/, 'frozen.charley'), 'latin1');
  assert.ok(raw.includes('frozen'));
  await context.close();
});

test('the screen lock is asked for, and again when the page is seen again; a hidden page is noted', async () => {
  const device = plug(new Umyo());
  const { page, context } = await connected(() => device.name);
  await press(page, 'Start recording');
  await page.getByText('The screen is kept on.').waitFor();
  const visibility = (/** @type {string} */ state) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await visibility('hidden');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor'));
  await page.waitForTimeout(2500);
  await visibility('visible');
  await page.getByText(/This page was hidden for [23] s/).waitFor();
  await page.getByText('The screen is kept on.').waitFor();
  await stopAndList(page);
  const raw = readFileSync(await download(page, /Save the raw bytes/, 'hidden.charley'), 'latin1');
  assert.ok(raw.includes('hidden') && raw.includes('visible'));
  await context.close();
});

test('sensor screen: axe finds nothing, 320 px do not scroll sideways, in light and dark', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, context } = await openPage(rig.browser, { colorScheme, viewport: { width: 320, height: 700 } });
    await page.goto(`${rig.site.origin}/app/`);
    await press(page, 'Use a leg sensor');
    await page.getByRole('heading', { name: 'Watch your calf with a sensor' }).waitFor();
    const check = async (/** @type {string} */ where) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0].html}`),
        [],
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${where}: ${wide} px`);
    };
    for (const each of ['Where the sensor goes', 'Sensors that work here']) await page.getByText(each).click();
    await check('start');
    await press(page, 'Try it without a sensor');
    await press(page, 'Start recording');
    await page.getByRole('button', { name: 'I had a cramp' }).waitFor();
    await page.waitForTimeout(1500);
    await check('live');
    await press(page, 'Dim for the night');
    await check('dimmed');
    await press(page, 'Touch to show the screen');
    await press(page, 'Stop and show what it saw');
    await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor();
    await check('report');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await check('list');
    await context.close();
  }
});

test('the night is a black page over everything, also on a page of a clinic: one large mark that can be taken back, a clock, Escape', async () => {
  const { page, context, problems } = await openPage(rig.browser);
  await page.goto(`${rig.site.origin}/`);
  await press(page, 'Use a leg sensor');
  await press(page, 'Try it without a sensor');
  await press(page, 'Start recording');
  await press(page, 'Dim for the night');
  const night = page.getByRole('dialog', { name: 'Dim for the night' });
  await night.getByText(/^\d?\d:\d\d/).waitFor();
  assert.deepEqual(await night.boundingBox(), { x: 0, y: 0, width: 360, height: 740 });
  assert.equal(await night.evaluate((each) => getComputedStyle(each).backgroundColor), 'rgb(0, 0, 0)');
  const mark = night.getByRole('button', { name: 'I had a cramp' });
  assert.ok((await mark.boundingBox()).height > 370);
  await mark.click();
  await night.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await night.getByText('Marked at').count(), 0);
  await mark.click();
  await night.getByText('Marked at').waitFor();
  await page.keyboard.press('Escape');
  await night.waitFor({ state: 'detached' });
  await press(page, 'Stop and show what it saw');
  await page.getByRole('heading', { name: 'Your marks' }).waitFor();
  const picture = page.getByRole('img', { name: /^The recording from left to right/ });
  assert.equal(await picture.locator('path[d$="z"]').count(), 1, 'the mark that was taken back was never written');
  assert.deepEqual(problems, []);
  await context.close();
});
