// Too long for every run: half an hour of a uMyo at full rate with twenty lost links, through the browser's real
// Bluetooth stack, up to 15 times faster than life (the page's clock runs faster too); and what the live view costs
// while it streams. Run by ./dev bench; fails when a sample is lost, doubled or out of place.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Bluez } from '../support/bluez.mjs';
import { readEdf } from '../support/edf.mjs';
import { answerChooser, launchWithBluetooth, openPage, serveSite } from '../support/harness.mjs';
import { Umyo, compareWithSent } from '../support/peripherals.mjs';

const SPEED = Number(process.env.CHARLEY_STREAM_SPEED ?? 12);
const MINUTES = Number(process.env.CHARLEY_STREAM_MINUTES ?? 30);
const DROPS = Number(process.env.CHARLEY_STREAM_DROPS ?? 20);
const sleep = (/** @type {number} */ seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const bluez = await Bluez.start();
const site = await serveSite();
const browser = /** @type {import('playwright-core').Browser} */ (await launchWithBluetooth(bluez.address));
const folder = mkdtempSync(join(tmpdir(), 'charley-long-'));

/** @param {Umyo} device @param {number} speed */
async function streaming(device, speed) {
  const opened = await openPage(browser);
  await opened.page.addInitScript((factor) => {
    const even = performance.now.bind(performance);
    const wall = Date.now.bind(Date);
    const zero = wall();
    performance.now = () => even() * factor;
    Date.now = () => zero + (wall() - zero) * factor;
  }, speed);
  await answerChooser(opened.page, () => device.name);
  await opened.page.goto(`${site.origin}/app/`);
  await opened.page.getByRole('button', { name: 'Use a leg sensor' }).click();
  await opened.page.getByRole('button', { name: 'Choose your sensor' }).click();
  await opened.page.getByText(/Connected to/).waitFor();
  return opened;
}

/** Processor time of the workers' threads, s, and how many there are. */
function workerSeconds() {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      for (const task of readdirSync(`/proc/${pid}/task`)) {
        const stat = readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8');
        if (!stat.includes('(DedicatedWorker')) continue;
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        ticks += Number(fields[11]) + Number(fields[12]);
      }
    } catch {
      // The process has ended meanwhile.
    }
  }
  return ticks / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
}

/** Long tasks of the page and the worker's share of one processor while it streams. @param {number} throttle */
async function liveCost(throttle) {
  const device = new Umyo();
  bluez.plug(device);
  const { page, context } = await streaming(device, 1);
  await page.getByRole('button', { name: 'Start recording' }).click();
  await page.getByRole('button', { name: 'I had a cramp' }).waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await sleep(3);
  await page.evaluate(() => {
    const found = /** @type {any} */ (globalThis.longTasks = /** @type {number[]} */ ([]));
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const before = workerSeconds();
  await sleep(30);
  const share = (workerSeconds() - before) / 30;
  const longTasks = await page.evaluate(() => /** @type {any} */ (globalThis).longTasks);
  await context.close();
  device.drop();
  device.stop();
  bluez.unplug(device);
  return {
    throttle,
    longTasks: longTasks.length,
    longestMs: Math.max(0, ...longTasks),
    workerShare: Number(share.toFixed(4)),
  };
}

async function longStream() {
  const device = new Umyo('uMyo-LONG', 'C0:FF:EE:00:00:77');
  device.speed = SPEED;
  device.index = 0xffffffff - 500_000;
  device.strength = (second) => (second % 300 < 20 ? 80 : 2);
  bluez.plug(device);
  const { page, context } = await streaming(device, SPEED);
  await page.getByRole('button', { name: 'Start recording' }).click();
  await page.getByRole('button', { name: 'I had a cramp' }).waitFor();
  const started = device.taken.length;
  const runs = device.sent.length;
  const between = (MINUTES * 60) / (DROPS + 1);
  for (let i = 0; i < DROPS; ++i) {
    await sleep(between / SPEED);
    device.drop();
    device.refusing = true;
    await sleep((1 + (i * 59) / Math.max(1, DROPS - 1)) / SPEED);
    device.refusing = false;
    await page.getByText(/Connected to/).waitFor({ timeout: 60_000 });
  }
  await sleep(between / SPEED);
  await page.getByRole('button', { name: 'Stop and show what it saw' }).click();
  await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor({ timeout: 60_000 });
  const report = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor').state.shown.report,
  );
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  const coming = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: /Save as EDF/ }).click();
  const path = join(folder, 'long.edf');
  await (await coming).saveAs(path);
  await context.close();
  device.stop();

  // What was sent while connected, from the first packet of the recording on.
  const sent = device.sent.slice(runs - 1);
  const gaps = report.gaps.filter((/** @type {any} */ gap) => gap.stream === 'emg');
  const received = report.streams[0].received;
  assert.equal(gaps.length, sent.length - 1, 'one gap a lost link');
  gaps.forEach((/** @type {any} */ gap, /** @type {number} */ i) =>
    assert.equal(gap.samples, sent[i + 1][0] - sent[i][1], `gap ${i} is exact to the sample`),
  );
  assert.equal(report.streams[0].repeated, 0);
  const { signals } = readEdf(readFileSync(path));
  const { first, end, checked, wrong } = compareWithSent(
    device,
    sent,
    signals[0].values,
    received + report.streams[0].lost,
  );
  assert.deepEqual(wrong.slice(0, 5), [], 'every stored sample is what was sent, in its place');
  assert.equal(checked, received, 'every sample that was sent is stored once');
  const second = device.rateHz * SPEED;
  assert.ok(Math.abs(first - started) < second, `begins where it was started: ${first} ${started}`);
  assert.ok(sent[sent.length - 1][1] - end < second, 'ends where it was stopped');
  return {
    speed: SPEED,
    minutes: Number((report.durationS / 60).toFixed(1)),
    lostLinks: gaps.length,
    samplesSent: checked,
    samplesStored: received,
    samplesInGaps: report.streams[0].lost,
    contractions: report.contractions.length,
  };
}

try {
  const result = { stream: await longStream(), live: [await liveCost(1), await liveCost(4)] };
  console.log(JSON.stringify(result, null, 2));
  assert.equal(result.live[0].longTasks, 0, 'no task over 50 ms while the live view is open');
} finally {
  await browser.close();
  await site.close();
  await bluez.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
