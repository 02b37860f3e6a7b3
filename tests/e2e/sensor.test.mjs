// Sensors through the browser's real Bluetooth stack: Chromium's Linux backend against simulated devices.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { readEdf } from '../support/edf.mjs';
import { answerChooser, charley, launchWithBluetooth } from '../support/harness.mjs';
import { Movesense, NpgLite, Umyo, UartBoard, compareWithSent } from '../support/peripherals.mjs';
import {
  connected,
  download,
  live,
  plug,
  press,
  rig,
  sensorPage,
  stopAndList,
  until,
  useRig,
} from '../support/sensor-rig.mjs';

useRig();

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
  const exported = JSON.parse(charley(['analyze', join(rig.folder, 'umyo.edf')]).stdout);
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
  await page.getByText('Numbers', { exact: true }).click();
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

test('a renamed device whose service fits several is not guessed: the person says which it is', async () => {
  const device = plug(new NpgLite('My calf', 'C0:FF:EE:00:00:14'));
  const { page, context } = await sensorPage(() => device.name);
  await press(page, 'Show all devices');
  const which = page.getByRole('group', { name: 'Which of these is it?' });
  await which.waitFor();
  assert.deepEqual(await which.getByRole('button').allInnerTexts(), [
    ...['NPG Lite, 3 channels', 'NPG Lite, 6 channels', 'Back'],
  ]);
  await which.getByRole('button', { name: 'Back' }).click();
  await page.getByText('No sensor was chosen.').waitFor();
  await press(page, 'Show all devices');
  await which.getByRole('button', { name: 'NPG Lite, 3 channels' }).click();
  await page.getByText('Connected to My calf').waitFor();
  await until(page, ({ streams, badPackets }) => streams[0].received > 200 && badPackets === 0);
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
      await launchWithBluetooth(rig.bluez.address, { features })
    );
    const device = plug(new Umyo('uMyo-1A2B', `C0:FF:EE:00:00:2${features.length % 10}`));
    const { page, prompts } = await connected(() => device.name, own);
    await press(page, 'Start recording');
    await page.waitForTimeout(4000);
    await page.reload();
    // The page draws itself anew while it starts: a press on what is just being replaced is tried again.
    const unended = page.getByText('A recording was not ended.');
    for (let tries = 0; tries < 6 && !(await unended.isVisible()); ++tries) {
      await page
        .getByRole('button', { name: 'Use a leg sensor' })
        .first()
        .click({ timeout: 3000 })
        .catch(() => undefined);
      await unended.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await unended.waitFor();
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
    rig.bluez.unplug(device);
  }
});

test('a killed browser loses at most five seconds', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'charley-profile-'));
  const device = plug(new Umyo());
  let context = /** @type {import('playwright-core').BrowserContext} */ (
    await launchWithBluetooth(rig.bluez.address, { profile })
  );
  let page = context.pages()[0];
  await answerChooser(page, () => device.name);
  await page.goto(`${rig.site.origin}/app/#charley/check`);
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
    await launchWithBluetooth(rig.bluez.address, { profile })
  );
  page = context.pages()[0];
  await page.goto(`${rig.site.origin}/app/#charley/check`);
  await press(page, 'Use a leg sensor');
  await page.getByText('A recording was not ended.').waitFor();
  await press(page, /Show ?:/);
  await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor();
  const report = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor').state.shown.report,
  );
  assert.ok(report.durationS > reached - 5, `${report.durationS} of ${reached}`);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});
