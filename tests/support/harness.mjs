// What the Node and browser tests share: the native program, the clinical cases, a server, Chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

/** Sources have short names in the browser (web/build/bundle-data.mjs): what it says, with the whole names, as the native program says it. @param {any} value @returns {any} */
export function withWholeSources(value) {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
  const { sources } = read('data/sources.json');
  /** @type {Map<string, string>} */
  const names = new Map(
    read('build/bundle/sources.json').map((/** @type {{id: string}} */ { id }, /** @type {number} */ at) => [
      id,
      sources[at].id,
    ]),
  );
  const rename = (/** @type {string} */ key, /** @type {any} */ each) =>
    key === 'sources' && Array.isArray(each) ? each.map((id) => names.get(id) ?? id) : each;
  return JSON.parse(JSON.stringify(value), rename);
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

/** The app, with its questions first. The front door is the app's own beginning: "/app/#". */
const QUESTIONS = '#charley/check';

/** Tests are mostly about the questions: for them the app begins there. @param {import('playwright-core').Page} page */
function beginWithQuestions(page) {
  const goto = page.goto.bind(page);
  page.goto = async (url, options) => {
    if (!url.endsWith('/app/')) return goto(url, options);
    // Another fragment alone would load nothing anew.
    if (page.url().split('#')[0] === url) await goto('about:blank');
    return goto(url + QUESTIONS, options);
  };
}

/** A page that notes everything a clinic must never see. @param {import('playwright-core').Browser} browser @param {object} [options] */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  beginWithQuestions(page);
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

/** Everything is stored for use without a network. @param {import('playwright-core').Page} page */
export const storedOffline = (page) =>
  page.waitForFunction(() => globalThis.navigator.serviceWorker.controller?.state === 'activated');

/**
 * Waits for something that is found out by waiting. (Playwright's waitForFunction takes any promise for a yes.)
 * @template T @param {import('playwright-core').Page} page @param {(arg: T) => Promise<unknown>} holds @param {T} [arg]
 */
export async function eventually(page, holds, arg) {
  const end = Date.now() + 30_000;
  // While a page is being replaced by another there is nothing to ask.
  while (!(await page.evaluate(/** @type {any} */ (holds), arg).catch(() => false))) {
    if (Date.now() > end) throw new Error(`waited in vain for ${holds}`);
    await page.waitForTimeout(100);
  }
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
    const { address, session } = /** @type {any} */ (document.querySelector('charley-check')).shell;
    const { flow, current } = session.course;
    const screen = flow?.screens.find((/** @type {any} */ each) => each.item === current);
    return { address, current, rows: screen?.kind === 'page' ? screen.rows : undefined };
  });

/** Opens a section of the result, by the name in its address, unless it is open. @param {import('playwright-core').Page} page @param {string} section */
export async function unfold(page, section) {
  const button = page.locator(`charley-check .fold.${section} > h3 > button`);
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

/** Opens everything on the result. @param {import('playwright-core').Page} page */
export const openAll = (page) =>
  page.evaluate(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('result').folds.setAll(true, true),
  );

/** Presses the main button and waits for the next screen. @param {import('playwright-core').Page} page */
export async function goOn(page) {
  const { address } = await where(page);
  await page.locator('charley-check button.primary').last().click();
  await page.waitForFunction(
    (before) => {
      const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
      return !shell.steps.busy && shell.address !== before;
    },
    address,
    { timeout: 30_000 },
  );
}

/** Questions of this page that have not been looked at. @param {import('playwright-core').Page} page @param {string[]} done */
async function unanswered(page, done) {
  const { rows = [] } = await where(page);
  return rows.filter((/** @type {string} */ row) => !done.includes(row));
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
    const { address, current, rows } = await where(page);
    if (address === 'result') return;
    if (await visit(address === 'check' ? 'emergency-now' : current)) return;
    /** @type {string[]} */
    const done = [];
    // An answer may open another question on the same page.
    for (let open = rows ?? [current]; open.length; open = rows ? await unanswered(page, done) : []) {
      for (const linkId of open) {
        done.push(linkId);
        const all = page.locator('charley-check');
        const place = rows ? all.locator('section.page-question', { has: page.locator(`#q-${linkId}`) }) : all;
        for (const label of [answers[linkId] ?? []].flat()) {
          await place.locator('label.option', { hasText: label }).first().click();
        }
      }
    }
    await goOn(page);
  }
  throw new Error('the check did not end');
}
