// The sensor screen through the browser's real Bluetooth stack: Chromium's Linux backend against simulated devices.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';

import { Bluez } from '../support/bluez.mjs';
import { readEdf } from '../support/edf.mjs';
import {
  answerAll,
  answerChooser,
  charley,
  launch,
  launchWithBluetooth,
  openPage,
  serveSite,
} from '../support/harness.mjs';
import { Movesense, NpgLite, Umyo, UartBoard, compareWithSent } from '../support/peripherals.mjs';

/** @type {Bluez} */ let bluez;
/** @type {{origin: string, close: () => Promise<void>}} */ let site;
/** @type {import('playwright-core').Browser} */ let browser;
/** @type {any[]} */ let plugged = [];
const folder = mkdtempSync(join(tmpdir(), 'charley-sensor-'));

before(async () => {
  bluez = await Bluez.start();
  site = await serveSite();
  browser = /** @type {any} */ (await launchWithBluetooth(bluez.address));
});
after(async () => {
  await browser.close();
  await site.close();
  await bluez.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => (plugged = []));
afterEach(() => {
  for (const device of plugged) {
    device.drop();
    device.stop();
    bluez.unplug(device);
  }
});

/** @template T @param {T} device @returns {T} */
function plug(device) {
  bluez.plug(/** @type {any} */ (device));
  plugged.push(device);
  return device;
}

/** @param {import('playwright-core').Page} page @param {string | RegExp} name */
const press = (page, name) => page.getByRole('button', { name }).first().click();

/** The sensor screen of a fresh page. @param {() => string} wanted */
async function sensorPage(wanted, where = browser, path = '/app/') {
  const opened = await openPage(where);
  const prompts = await answerChooser(opened.page, wanted);
  await opened.page.goto(site.origin + path);
  await press(opened.page, 'Use a leg sensor');
  await opened.page.getByRole('heading', { name: 'Watch your calf with a sensor' }).waitFor();
  return { ...opened, prompts };
}

/** @param {() => string} wanted */
async function connected(wanted, where = browser) {
  const opened = await sensorPage(wanted, where);
  await press(opened.page, 'Choose your sensor');
  await opened.page.getByText(/Connected to/).waitFor();
  return opened;
}

/** What the worker last said. @param {import('playwright-core').Page} page */
const live = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).sensor.message?.live);

/** @param {import('playwright-core').Page} page @param {(live: any) => boolean} test */
async function until(page, test, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const state = await live(page);
    if (state && test(state)) return state;
    if (Date.now() > end) assert.fail(`waited in vain: ${JSON.stringify(state)}`);
    await page.waitForTimeout(100);
  }
}

/** @param {import('playwright-core').Page} page @param {RegExp} button @param {string} name */
async function download(page, button, name) {
  const coming = page.waitForEvent('download');
  await press(page, button);
  const path = join(folder, name);
  await (await coming).saveAs(path);
  return path;
}

/** @param {import('playwright-core').Page} page */
async function stopAndList(page) {
  await press(page, 'Stop and show what it saw');
  await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor();
  const report = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).sensor.shown.report,
  );
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('heading', { name: 'Your recordings' }).waitFor();
  return report;
}

test('uMyo: every sample sent while connected is stored once, the gap of a lost link is exact, EDF+ holds what was sent', async () => {
  const device = plug(new Umyo());
  device.index = 0xffffffff - 20_000; // the counter wraps on the way
  device.strength = (second) => (Math.floor(second / 12) % 2 ? 90 : 2);
  const { page, problems, context } = await connected(() => device.name);
  await press(page, 'Start recording');
  await page.getByRole('button', { name: 'I had a cramp' }).waitFor();
  await page.waitForTimeout(6000);
  await press(page, 'I had a cramp');
  device.drop();
  await page.getByText('Trying again by itself').waitFor();
  await page.getByText(/Connected to/).waitFor();
  await page.waitForTimeout(20_000);
  const state = await live(page);
  assert.equal(state.badPackets, 0);
  assert.equal(state.rateWrong, false);
  assert.ok(Math.abs(state.streams[0].rateHz - device.rateHz) < 3, `${state.streams[0].rateHz}`);
  const report = await stopAndList(page);
  const edf = readEdf(readFileSync(await download(page, /Save as EDF/, 'umyo.edf')));
  const raw = await download(page, /Save the raw bytes/, 'umyo.charley');

  // The recording holds exactly the packets that were sent after it began.
  const runs = device.sent.slice(-2);
  const lost = report.gaps.filter((/** @type {any} */ gap) => gap.stream === 'emg');
  assert.equal(lost.length, 1);
  assert.equal(lost[0].samples, runs[1][0] - runs[0][1], 'the gap is exact to the sample');
  assert.equal(lost[0].byWallClock, false);
  const { received, repeated } = report.streams[0];
  assert.equal(repeated, 0);
  const compared = compareWithSent(device, runs, edf.signals[0].values, received + lost[0].samples);
  assert.deepEqual(compared.wrong.slice(0, 5), []);
  assert.equal(compared.checked, received);
  assert.ok(received > 20 * device.rateHz && runs[1][1] - compared.end < device.rateHz);
  assert.ok(edf.annotations.some(({ text }) => text === 'Charley gap emg: lost'));
  assert.ok(edf.annotations.some(({ text }) => text === 'Charley mark: cramp'));

  // The native program says the same of the raw bytes, and of the exported file.
  const native = JSON.parse(charley(['analyze', raw]).stdout);
  assert.deepEqual(native, report);
  const exported = JSON.parse(charley(['analyze', join(folder, 'umyo.edf')]).stdout);
  assert.equal(exported.contractions.length, report.contractions.length);
  exported.contractions.forEach((/** @type {any} */ each, /** @type {number} */ i) =>
    assert.ok(Math.abs(each.durationS - report.contractions[i].durationS) < 0.1),
  );
  assert.ok(report.contractions.length >= 1);
  assert.deepEqual(
    problems.filter((each) => !/experimental on this platform/.test(each)),
    [],
  );
  await context.close();
});

test('uMyo: a counter that begins anew after the link was lost gives a gap by the wall', async () => {
  const device = plug(new Umyo());
  const { page, context } = await connected(() => device.name);
  await press(page, 'Start recording');
  await page.waitForTimeout(7000);
  device.drop();
  device.restart();
  const before = device.sent.at(-1)?.[1] ?? 0;
  await page.getByText('Trying again by itself').waitFor();
  await page.getByText(/Connected to/).waitFor();
  await page.waitForTimeout(3000);
  const after_ = device.sent.at(-1)?.[0] ?? 0;
  const report = await stopAndList(page);
  const gap = report.gaps.find((/** @type {any} */ each) => each.stream === 'emg');
  assert.equal(gap.byWallClock, true);
  // Within one notification of the wall.
  assert.ok(Math.abs(gap.samples - (after_ - before)) <= 24, `${gap.samples} for ${after_ - before}`);
  await context.close();
});

test('a doubled subscription is noticed and stored once', async () => {
  const device = plug(new Umyo());
  const notify = device.notify.bind(device);
  device.notify = (uuid, bytes) => {
    notify(uuid, bytes);
    // BlueZ repeats a value only when it changes: a byte in between is counted as a bad packet.
    notify(uuid, [...bytes, 0, 0, 0]);
    return notify(uuid, bytes);
  };
  const { page, context } = await connected(() => device.name);
  const state = await until(page, ({ streams }) => streams[0].received > 5000);
  assert.ok(state.streams[0].repeated > 4000, JSON.stringify(state.streams[0]));
  assert.equal(state.streams[0].lost, 0);
  assert.ok(state.badPackets > 100);
  await context.close();
});

test('Movesense: subscribes first, then commands; battery and movement; stop is sent', async () => {
  const device = plug(new Movesense());
  const { page, context } = await connected(() => device.name);
  const state = await until(page, ({ battery, streams }) => battery === 91 && streams[0].received > 60);
  assert.equal(state.hasEmg, false);
  assert.deepEqual(
    device.commands.map(([code]) => code),
    [0, 4, 1],
  );
  assert.ok(device.notifying.size === 1);
  assert.equal(state.streams[0].lost, 0);
  await page.getByText('91 %').waitFor();
  await press(page, 'Disconnect');
  await page.getByRole('button', { name: 'Choose your sensor' }).waitFor();
  assert.equal(device.commands.at(-1)?.[0], 2);
  assert.equal(device.connected, false);
  await context.close();
});

test('NPG Lite: START again after each reconnect, counts without a scale, gap by the wall', async () => {
  const device = plug(new NpgLite());
  const { page, context } = await connected(() => device.name);
  await until(page, ({ battery, streams }) => battery === 77 && streams[0].received > 500);
  await press(page, 'Start recording');
  await page.waitForTimeout(3000);
  device.drop();
  const down = performance.now();
  device.running = false;
  await page.getByText('Trying again by itself').waitFor();
  await page.getByText(/Connected to/).waitFor();
  const pause = (performance.now() - down) / 1000;
  await page.waitForTimeout(2000);
  assert.deepEqual(device.commands.filter((each) => each === 'START').length, 2);
  const report = await stopAndList(page);
  assert.ok(device.commands.includes('STOP'));
  const gap = report.gaps.find((/** @type {any} */ each) => each.stream === 'emg');
  assert.ok(Math.abs(gap.durationS - pause) < 0.5, `${gap.durationS} for ${pause}`);
  assert.equal(report.streams[0].unit, 'count');
  await context.close();
});

test('UART board: lines in pieces, battery and software by the standard services', async () => {
  const device = plug(new UartBoard());
  const { page, context } = await connected(() => device.name);
  const state = await until(page, ({ streams, battery }) => battery === 64 && streams[1].received > 200);
  assert.equal(state.firmware, 'sketch 1.4');
  assert.equal(state.badPackets, 0);
  assert.equal(state.streams[1].lost, 0);
  await context.close();
});

test('the chooser: cancelled, out of reach, unknown device, old software', async () => {
  let wanted = '';
  const { page, context } = await sensorPage(() => wanted);
  await press(page, 'Choose your sensor');
  await page.getByText('No sensor was chosen.').waitFor();
  const device = plug(new Umyo());
  device.refusing = true;
  wanted = device.name;
  await press(page, 'Choose your sensor');
  await page.getByText('The sensor cannot be reached.').waitFor({ timeout: 30_000 });
  const old = plug(new Umyo('uMyo-OLD1', 'C0:FF:EE:00:00:11'));
  old.services = { '0000180f-0000-1000-8000-00805f9b34fb': {} };
  wanted = old.name;
  await press(page, 'Choose your sensor');
  await page.getByText('This sensor does not have the service that we need.').waitFor();
  const stranger = plug(new Umyo('Toaster', 'C0:FF:EE:00:00:12'));
  stranger.services = { '0000180f-0000-1000-8000-00805f9b34fb': {} };
  wanted = stranger.name;
  await press(page, 'Show all devices');
  await page.getByText('We do not know this device.').waitFor();
  // A device of ours under another name is known by its service.
  const renamed = plug(new Umyo('My calf', 'C0:FF:EE:00:00:13'));
  wanted = renamed.name;
  await press(page, 'Show all devices');
  await page.getByText('Connected to My calf').waitFor();
  await context.close();
});

test('a sensor that is connected but sends nothing is told', async () => {
  const device = plug(new Umyo());
  device.notify = () => false;
  const { page, context } = await connected(() => device.name);
  await page.getByText('The sensor is connected but sends nothing.').waitFor({ timeout: 15_000 });
  await context.close();
});

test('placement check: fails on a muscle that stays loose, passes on one that is tensed', async () => {
  const device = plug(new Umyo());
  const { page, context } = await connected(() => device.name);
  await until(page, ({ streams }) => streams[0].received > 2000);
  await press(page, 'Check where it sits');
  await page.getByText('Lie still. Let the calf go loose.').waitFor();
  await page.getByText('The sensor hardly sees the muscle.').waitFor({ timeout: 15_000 });
  const from = device.seconds;
  device.strength = (second) => (second > from + 4 ? 80 : 2);
  await press(page, 'Check where it sits');
  await page.getByText('Now tense your calf').waitFor({ timeout: 10_000 });
  await page.getByText('Good. The sensor sees your calf muscle.').waitFor({ timeout: 15_000 });
  await context.close();
});

test('after a reload a recording goes on; without getDevices the chooser is asked', async () => {
  for (const features of ['WebBluetooth,WebBluetoothNewPermissionsBackend', 'WebBluetooth']) {
    const own = /** @type {import('playwright-core').Browser} */ (
      await launchWithBluetooth(bluez.address, { features })
    );
    const device = plug(new Umyo('uMyo-1A2B', `C0:FF:EE:00:00:2${features.length % 10}`));
    const { page, prompts } = await connected(() => device.name, own);
    await press(page, 'Start recording');
    await page.waitForTimeout(4000);
    await page.reload();
    await press(page, 'Use a leg sensor');
    await page.getByText('A recording was not ended.').waitFor();
    const asked = prompts.prompts;
    await press(page, 'Connect again and go on');
    await page.getByText(/Connected to/).waitFor();
    assert.equal(prompts.prompts - asked, features.includes('NewPermissions') ? 0 : 1);
    await page.waitForTimeout(3000);
    const report = await stopAndList(page);
    const gap = report.gaps.find((/** @type {any} */ each) => each.stream === 'emg');
    assert.equal(gap.text, 'reloaded');
    const runs = device.sent.slice(-2);
    // At most the last second before the reload was not yet kept; what is kept stands in its right place.
    const missing = gap.samples - (runs[1][0] - runs[0][1]);
    assert.ok(missing >= 0 && missing < 2.5 * device.rateHz, `${missing}`);
    assert.equal(gap.byWallClock, false);
    await own.close();
    device.drop();
    device.stop();
    bluez.unplug(device);
  }
});

test('a killed browser loses at most five seconds', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'charley-profile-'));
  const device = plug(new Umyo());
  let context = /** @type {import('playwright-core').BrowserContext} */ (
    await launchWithBluetooth(bluez.address, { profile })
  );
  let page = context.pages()[0];
  await answerChooser(page, () => device.name);
  await page.goto(`${site.origin}/app/`);
  await press(page, 'Use a leg sensor');
  await press(page, 'Choose your sensor');
  await page.getByText(/Connected to/).waitFor();
  await press(page, 'Start recording');
  await page.waitForTimeout(9000);
  const reached = (await live(page)).durationS;
  execFileSync('pkill', ['-9', '-f', profile]);
  await context.close().catch(() => {});
  device.drop();
  context = /** @type {import('playwright-core').BrowserContext} */ (
    await launchWithBluetooth(bluez.address, { profile })
  );
  page = context.pages()[0];
  await page.goto(`${site.origin}/app/`);
  await press(page, 'Use a leg sensor');
  await page.getByText('A recording was not ended.').waitFor();
  await press(page, /Show ?:/);
  await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor();
  const report = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).sensor.shown.report,
  );
  assert.ok(report.durationS > reached - 5, `${report.durationS} of ${reached}`);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

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
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).eraseAll());
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
  execFileSync('build/native/tests/charley_recordings', [folder]);
  assert.equal(charley(['convert', join(folder, 'umyo.charley'), join(folder, 'night.edf')]).status, 0);
  assert.equal(charley(['convert', join(folder, 'umyo.charley'), join(folder, 'night.csv')]).status, 0);
  return ['umyo.charley', 'npg.charley', 'movesense.charley', 'uart.charley', 'night.edf', 'night.csv'];
}

test('files: the same report in the page as from the native program; a bad file says so', async () => {
  const { page, context } = await sensorPage(() => '');
  for (const name of files()) {
    await page.getByLabel('Open a recording').setInputFiles(join(folder, name));
    await page.getByRole('heading', { name: 'What this file shows' }).waitFor({ timeout: 30_000 });
    const report = await page.evaluate(
      () => /** @type {any} */ (document.querySelector('charley-check')).sensor.shown.report,
    );
    assert.deepEqual(report, JSON.parse(charley(['analyze', join(folder, name)]).stdout), name);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
  }
  writeFileSync(join(folder, 'picture.csv'), '\x89PNG\r\n not a table');
  await page.getByLabel('Open a recording').setInputFiles(join(folder, 'picture.csv'));
  await page.getByText('This file is not a recording that we can read.').waitFor();
  await context.close();
});

test('a recording becomes evidence in the result, with its source and its doubt', async () => {
  files();
  const { page, context } = await openPage(browser);
  await page.goto(`${site.origin}/app/`);
  await answerAll(page);
  await press(page, 'Use a leg sensor');
  await page.getByLabel('Open a recording').setInputFiles(join(folder, 'umyo.charley'));
  await press(page, 'Use this in my result');
  await page.getByText('Your result now takes this recording into account.').waitFor();
  await press(page, 'Back to the check');
  await page.getByRole('heading', { name: 'What your sensor adds' }).waitFor();
  const finding = 'Your sensor saw the muscle tighten for 42 s next to your mark.';
  await page.locator('charley-check li.card > p', { hasText: finding }).waitFor();
  await page
    .getByText(/very low/i)
    .first()
    .waitFor({ state: 'attached' });
  const result = await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).result);
  const cramps = result.patterns.find((/** @type {any} */ each) => each.id === 'night-cramps');
  assert.deepEqual(cramps.sensorFor, ['contraction-at-mark']);
  assert.equal(result.tier, 'self-care');
  await context.close();
});

test('no byte of the sensor is loaded by who only answers questions, and none is stored for offline use', async () => {
  const { page, requests, context } = await openPage(browser);
  await page.goto(`${site.origin}/app/`);
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
  const inner = `${site.origin.replace('localhost', '127.0.0.1')}/app/`;
  const clinic = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<iframe src="${inner}" ${request.url === '/allowed' ? 'allow="bluetooth"' : ''} width="400" height="700"></iframe>`,
    );
  });
  await new Promise((resolve) => clinic.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (clinic.address());
  const framed = await openPage(browser);
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
    await launchWithBluetooth(bluez.address, { args: ['--host-resolver-rules=MAP clinic.example 127.0.0.1'] })
  );
  const opened = await openPage(insecure);
  await opened.page.goto(`${site.origin.replace('localhost', 'clinic.example')}/app/`);
  await press(opened.page, 'Use a leg sensor');
  await opened.page.getByText('Sensors only work on a secure page.').waitFor();
  await insecure.close();
});

/** The clinic's page with a worker whose browser refuses what `refused` says. @param {string} refused */
async function refusing(refused) {
  const opened = await openPage(browser);
  await opened.context.route(/night-worker-/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${refused}\n${await response.text()}` });
  });
  await opened.page.goto(`${site.origin}/`);
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
    () => /** @type {any} */ (document.querySelector('charley-check')).sensor.shown.report,
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
  await page.getByText(/sec recorded/).waitFor();
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
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).sensor);
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
    const { page, context } = await openPage(browser, { colorScheme, viewport: { width: 320, height: 700 } });
    await page.goto(`${site.origin}/app/`);
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
