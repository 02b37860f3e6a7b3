// One thin way to drive the three engines that people have: Chromium, Firefox ESR and WebKitGTK, all from Debian.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import webdriver from 'selenium-webdriver';

import { launch } from './harness.mjs';

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {(url: string) => Promise<void>} goto
 * @property {(script: string) => Promise<any>} evaluate a function body; its value comes back
 * @property {(path: string) => Promise<void>} chooseFile into the first file field of the check
 * @property {() => Promise<void>} close
 */

const FILE_FIELD = "document.querySelector('charley-check').shadowRoot.querySelector('input[type=file]')";

/** @returns {Promise<Engine>} */
async function chromiumEngine() {
  const browser = await launch();
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    goto: async (url) => void (await page.goto(url)),
    evaluate: (script) => page.evaluate(`(() => { ${script} })()`),
    chooseFile: (path) => page.locator('charley-check input[type=file]').setInputFiles(path),
    close: () => browser.close(),
  };
}

/** @returns {Promise<Engine>} */
async function firefoxEngine() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
  });
  const page = await browser.newPage();
  return {
    name: 'Firefox',
    goto: async (url) => void (await page.goto(url)),
    evaluate: (script) => page.evaluate(`(() => { ${script} })()`),
    chooseFile: async (path) => {
      const field = /** @type {any} */ (await page.evaluateHandle(FILE_FIELD));
      await field.uploadFile(path);
    },
    close: () => browser.close(),
  };
}

let starts = 0;

/** Debian keeps it in the folder of the library's version and the machine's kind. */
function miniBrowser() {
  const found = readdirSync('/usr/lib')
    .map((kind) => `/usr/lib/${kind}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
  if (!found) throw new Error('MiniBrowser is not installed (package webkit2gtk-driver)');
  return found;
}

/** Runs in a virtual screen: WebKitGTK has no headless mode. @returns {Promise<Engine>} */
async function webkitEngine() {
  const display = `:${90 + (process.pid % 100) + starts}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  const port = 20_000 + (process.pid % 10_000) + starts++;
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const stop = () => {
    driver.kill('SIGKILL');
    screen.kill('SIGKILL');
  };
  process.on('exit', stop);
  /** @type {any} */
  let browser;
  for (let attempt = 0; !browser; ++attempt) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      browser = await new webdriver.Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
        })
        .build();
    } catch (error) {
      if (attempt < 20) continue; // the driver or the screen is still starting
      stop();
      throw error;
    }
  }
  return {
    name: 'WebKitGTK',
    goto: (url) => browser.get(url),
    evaluate: (script) => browser.executeScript(script),
    chooseFile: async (path) => {
      const field = await browser.executeScript(`return ${FILE_FIELD}`);
      await /** @type {any} */ (field).sendKeys(path);
    },
    close: async () => {
      await browser.quit().catch(() => {});
      stop();
    },
  };
}

export const ENGINES = { chromium: chromiumEngine, firefox: firefoxEngine, webkit: webkitEngine };

/** Waits until a script's value is true. @param {Engine} engine @param {string} script @param {string} what */
export async function until(engine, script, what, timeoutMs = 40_000) {
  const end = Date.now() + timeoutMs;
  // While a page is being replaced by another there is nothing to ask.
  let failed = '';
  const holds = () =>
    engine.evaluate(script).catch((/** @type {unknown} */ error) => {
      failed = ` (${error})`;
      return false;
    });
  while (!(await holds())) {
    if (Date.now() > end) {
      const shown = await engine.evaluate("return document.querySelector('charley-check').shadowRoot.textContent");
      throw new Error(
        `${engine.name}: waited in vain for ${what}; shown: ${String(shown).replace(/\s+/g, ' ').slice(0, 600)}${failed}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** @param {Engine} engine @param {string} text */
export const untilText = (engine, text) =>
  until(
    engine,
    `return document.querySelector('charley-check').shadowRoot.textContent.replace(/\\s+/g, ' ').includes(${JSON.stringify(text)})`,
    `"${text}"`,
  );

/** Presses the first button or option that holds the text. @param {Engine} engine @param {string} text @param {string} [within] a selector: of the question on a page of several that holds it */
export async function press(engine, text, within = '') {
  const find = `[...(document.querySelector('charley-check').shadowRoot.querySelector('section.page-question:has(' + (${JSON.stringify(within)} || 'none') + ')') ?? document.querySelector('charley-check').shadowRoot).querySelectorAll('button, label.option')].find((each) => each.textContent.replace(/\\s+/g, ' ').includes(${JSON.stringify(text)}) && !each.disabled)`;
  await until(engine, `return Boolean(${find})`, `button "${text}"`);
  await engine.evaluate(`${find}.click(); return true`);
}
