// The sensor screen in Chromium, its real Bluetooth stack, and simulated devices on a bus of their own.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';

import { Bluez } from './bluez.mjs';
import { answerChooser, launchWithBluetooth, openPage, serveSite } from './harness.mjs';

/** @type {any[]} */ let plugged = [];

/** What the tests of one file share; ready once the hooks of {@link useRig} have run. */
export const rig = {
  bluez: /** @type {Bluez} */ (/** @type {unknown} */ (undefined)),
  site: { origin: '', close: async () => {} },
  browser: /** @type {import('playwright-core').Browser} */ (/** @type {unknown} */ (undefined)),
  folder: mkdtempSync(join(tmpdir(), 'charley-sensor-')),
};

export function useRig() {
  before(async () => {
    rig.bluez = await Bluez.start();
    rig.site = await serveSite();
    rig.browser = /** @type {any} */ (await launchWithBluetooth(rig.bluez.address));
  });
  after(async () => {
    await rig.browser.close();
    await rig.site.close();
    await rig.bluez.stop();
    rmSync(rig.folder, { recursive: true, force: true });
  });
  beforeEach(() => (plugged = []));
  afterEach(() => {
    for (const device of plugged) {
      device.drop();
      device.stop();
      rig.bluez.unplug(device);
    }
  });
}

/** @template T @param {T} device @returns {T} */
export function plug(device) {
  rig.bluez.plug(/** @type {any} */ (device));
  plugged.push(device);
  return device;
}

/** @param {import('playwright-core').Page} page @param {string | RegExp} name */
export const press = (page, name) => page.getByRole('button', { name }).first().click();

/** The sensor screen of a fresh page. @param {() => string} wanted */
export async function sensorPage(wanted, where = rig.browser, path = '/app/') {
  const opened = await openPage(where);
  const prompts = await answerChooser(opened.page, wanted);
  await opened.page.goto(rig.site.origin + path);
  await press(opened.page, 'Use a leg sensor');
  await opened.page.getByRole('heading', { name: 'Watch your calf with a sensor' }).waitFor();
  return { ...opened, prompts };
}

/** @param {() => string} wanted */
export async function connected(wanted, where = rig.browser) {
  const opened = await sensorPage(wanted, where);
  await press(opened.page, 'Choose your sensor');
  await opened.page.getByText(/Connected to/).waitFor();
  return opened;
}

/** What the worker last said. @param {import('playwright-core').Page} page */
export const live = (page) =>
  page.evaluate(
    () =>
      /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor').stream.message?.live,
  );

/** @param {import('playwright-core').Page} page @param {(live: any) => boolean} test */
export async function until(page, test, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const state = await live(page);
    if (state && test(state)) return state;
    if (Date.now() > end) assert.fail(`waited in vain: ${JSON.stringify(state)}`);
    await page.waitForTimeout(100);
  }
}

/** @param {import('playwright-core').Page} page @param {RegExp} button @param {string} name */
export async function download(page, button, name) {
  const coming = page.waitForEvent('download');
  await press(page, button);
  const path = join(rig.folder, name);
  await (await coming).saveAs(path);
  return path;
}

/** @param {import('playwright-core').Page} page */
export async function stopAndList(page) {
  await press(page, 'Stop and show what it saw');
  await page.getByRole('heading', { name: 'What the sensor saw' }).waitFor();
  const report = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('sensor').state.shown.report,
  );
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('heading', { name: 'Your recordings' }).waitFor();
  return report;
}
