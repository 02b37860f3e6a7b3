// What the Node and browser tests share: the native program, the clinical cases, a server, Chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const CHARLEY = 'build/native/charley';

/** Runs the command-line tool. @param {string[]} args @param {string} [input] */
export function charley(args, input = '') {
  const { status, stdout, stderr } = spawnSync(CHARLEY, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** Every clinical case as {id, response}. @returns {{id: string, response: object}[]} */
export function clinicalCases() {
  const lines = execFileSync('build/native/tests/charley_cases', { encoding: 'utf8', maxBuffer: 1 << 28 });
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The native result of each case, as text. @param {{response: object}[]} cases */
export function nativeResults(cases) {
  const input = cases.map(({ response }) => JSON.stringify(response)).join('\n');
  return charley(['assess', '-', '--data', 'data'], input).stdout.trim().split('\n');
}

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** @param {string[]} [more] further switches */
export const launch = (more = []) =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: [...FLAGS.split(' '), ...more] });

/** Chromium whose Bluetooth is the simulated daemon. @param {string} busAddress @param {{features?: string, profile?: string, args?: string[]}} [options] */
export function launchWithBluetooth(
  busAddress,
  { features = 'WebBluetooth,WebBluetoothNewPermissionsBackend', profile, args = [] } = {},
) {
  const options = {
    executablePath: '/usr/bin/chromium',
    args: [...FLAGS.split(' '), `--enable-features=${features}`, ...args],
    env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: busAddress },
  };
  return profile ? chromium.launchPersistentContext(profile, options) : chromium.launch(options);
}

/** Answers the chooser of a page: picks the device of a name, or cancels. @param {import('playwright-core').Page} page @param {() => string} wanted a name, or '' to cancel */
export async function answerChooser(page, wanted) {
  const session = await page.context().newCDPSession(page);
  /** @type {any} */ (session).on('DeviceAccess.deviceRequestPrompted', onPrompt);
  await /** @type {any} */ (session).send('DeviceAccess.enable');
  /** @type {Set<string>} answering one prompt twice crashes the browser */
  const answered = new Set();
  const seen = { prompts: 0 };
  /** @param {{id: string, devices: {id: string, name: string}[]}} prompt */
  async function onPrompt({ id, devices }) {
    const name = wanted();
    const device = devices.find((each) => each.name === name);
    if (answered.has(id) || (name && !device)) return;
    answered.add(id);
    seen.prompts += 1;
    const command = device
      ? ['DeviceAccess.selectPrompt', { id, deviceId: device.id }]
      : ['DeviceAccess.cancelPrompt', { id }];
    await /** @type {any} */ (session).send(...command).catch(() => {});
  }
  return seen;
}

/** The built site on a free port, with the headers of vite.config.js. @param {string} [outDir] */
export async function serveSite(outDir) {
  const server = await preview({
    ...(outDir ? { build: { outDir } } : {}),
    preview: { port: 0, strictPort: false, allowedHosts: ['clinic.example'] },
    logLevel: 'silent',
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
  return {
    origin: `http://localhost:${address.port}`,
    close: async () => {
      server.httpServer.closeAllConnections?.();
      await server.close();
    },
  };
}

/** A page that notes everything a clinic must never see. @param {import('playwright-core').Browser} browser @param {object} [options] */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const requests = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && problems.push(`console: ${message.text()}`),
  );
  context.on('request', (request) => requests.push(request.url()));
  return { context, page, problems, requests };
}

/** The answers of an ordinary night cramp, by linkId, as the labels a person sees. */
export const ORDINARY = {
  age: '60 to 74',
  pregnancy: 'No, or does not apply to me',
  feels: 'A sudden hard knot or tightening',
  where: 'Calf',
  side: 'Sometimes left, sometimes right',
  when: 'While asleep in bed',
  duration: '1 to 10 minutes',
  'ends-it': 'Pulling the toes up, stretching',
  frequency: '1 to 3 times a month',
  since: 'Years',
  pain: '6',
  soreness: 'Less than an hour',
  'sleep-effect': 'It wakes me, then I sleep again',
  conditions: 'None of these',
  medicines: 'No medicines',
  lately: 'None of these',
  tried: 'Nothing yet',
};

/** Where the element is. @param {import('playwright-core').Page} page */
export const where = (page) =>
  page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('charley-check'));
    const screen = element.flow?.screens.find((/** @type {any} */ each) => each.item === element.current);
    return { view: element.view, current: element.current, rows: screen?.kind === 'page' ? screen.rows : undefined };
  });

/** Presses the main button and waits for the next screen. @param {import('playwright-core').Page} page */
export async function goOn(page) {
  const { view, current } = await where(page);
  const before = `${view} ${current}`;
  await page.locator('charley-check button.primary').last().click();
  await page.waitForFunction(
    (old) => {
      const element = /** @type {any} */ (document.querySelector('charley-check'));
      return !element.busy && `${element.view} ${element.current}` !== old;
    },
    before,
    { timeout: 30_000 },
  );
}

/**
 * Answers by clicking labels until `until` says stop or the result shows.
 * @param {import('playwright-core').Page} page @param {Record<string, string | string[]>} [changes]
 * @param {(current: string) => boolean | Promise<boolean | void> | void} [visit] called on each screen; true stops
 */
export async function answerAll(page, changes = {}, visit = () => false) {
  /** @type {Record<string, string | string[]>} */
  const answers = { ...ORDINARY, ...changes };
  for (let step = 0; step < 60; ++step) {
    const { view, current, rows } = await where(page);
    if (view === 'result') return;
    if (await visit(view === 'first' ? 'emergency-now' : current)) return;
    for (const linkId of rows ?? [current]) {
      const all = page.locator('charley-check');
      const place = rows ? all.locator('section.page-question', { has: page.locator(`#q-${linkId}`) }) : all;
      for (const label of [answers[linkId] ?? []].flat()) {
        await place.locator('label.option', { hasText: label }).first().click();
      }
    }
    await goOn(page);
  }
  throw new Error('the check did not end');
}
