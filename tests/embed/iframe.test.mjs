// The check inside an <iframe> on a clinic's page of another origin: height, attributes, Bluetooth, and what it cannot do.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { Bluez } from '../support/bluez.mjs';
import { answerChooser, launch, launchWithBluetooth, openPage, serveSite } from '../support/harness.mjs';
import { Umyo } from '../support/peripherals.mjs';

/** @type {import('playwright-core').Browser} */ let browser;
/** @type {{origin: string, close: () => Promise<void>}} */ let site;
/** @type {import('node:http').Server} */ let clinic;
let body = '';

before(async () => {
  browser = await launch();
  site = await serveSite();
  clinic = createServer((_, reply) => {
    reply.setHeader('Content-Type', 'text/html');
    // The clinic's page allows the one frame and its one script.
    reply.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; frame-src ${site.origin}; script-src ${site.origin}`,
    );
    reply.end(`<!doctype html><html lang="en"><title>Clinic</title><body>${body}</body></html>`);
  }).listen(0);
});
after(async () => {
  await browser.close();
  await site.close();
  clinic.close();
});

const address = () => `http://127.0.0.1:${/** @type {any} */ (clinic.address()).port}/`;

test('the frame takes the height of its content, screen by screen, and its attributes from its address', async () => {
  body = `<script src="${site.origin}/frame/height.js" defer></script>
    <iframe data-charley title="Night leg cramp check" allow="bluetooth; clipboard-write; web-share" width="360"
      src="${site.origin}/frame/?region=GB&lang=es&contact-name=Riverside&onload=alert(1)&data-url=/evil&share-result"></iframe>`;
  const { context, page, problems } = await openPage(browser);
  await page.goto(address());
  const inside = page.frameLocator('iframe').locator('charley-check');
  await inside.getByRole('heading', { name: 'Prueba de calambres nocturnos en las piernas' }).waitFor();
  await inside.getByText('999').first().waitFor();
  const frame = page.frames().find((each) => each.url().startsWith(site.origin));
  const heights = async () => {
    const inner = await frame.evaluate(() => document.documentElement.offsetHeight);
    const outer = await page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height);
    return { inner, outer };
  };
  const fits = async () => {
    for (let attempt = 0; attempt < 50; ++attempt) {
      const { inner, outer } = await heights();
      if (inner > 200 && outer >= inner && outer - inner < 10) return inner;
      await page.waitForTimeout(100);
    }
    return assert.fail(JSON.stringify(await heights()));
  };
  const first = await fits();
  await inside.getByRole('button', { name: 'Nada de esto', exact: true }).click();
  await inside.getByRole('heading', { name: '¿Y tiene algo de esto?' }).waitFor();
  await inside.getByRole('button', { name: 'Nada de esto', exact: true }).click();
  await inside.getByRole('heading', { name: '¿Qué edad tiene?' }).waitFor();
  const second = await fits();
  assert.notEqual(first, second);
  // What does not belong into an address is not taken from it.
  const element = await frame.evaluate(() => document.querySelector('charley-check').getAttributeNames());
  assert.deepEqual(element.sort(), ['contact-name', 'frame', 'history', 'lang', 'region', 'theme']);
  // The browser gives the frame what the page's allow="..." names.
  const allowed = await frame.evaluate(() => /** @type {any} */ (document).featurePolicy.allowedFeatures());
  assert.ok(allowed.includes('clipboard-write'), allowed.join());
  // This machine's browser has neither a radio nor a list of programs to share with.
  assert.deepEqual(
    problems.filter((text) => !text.includes('Unrecognized feature')),
    [],
  );
  await context.close();
});

test('the height script listens to its own frame only, and to numbers only', async () => {
  body = `<script src="${site.origin}/frame/height.js" defer></script>
    <iframe data-charley title="check" src="${site.origin}/frame/?lang=en" width="360"></iframe>`;
  const { context, page } = await openPage(browser);
  await page.goto(address());
  await page.frameLocator('iframe').locator('charley-check').getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 300);
  const height = () => page.locator('iframe').evaluate((element) => element.style.height);
  const before = await height();
  await page.evaluate(() => {
    for (const data of [
      { type: 'charley-height', height: 7777 },
      { type: 'charley-height', height: '1px;position:fixed' },
      null,
    ])
      window.postMessage(data, '*');
  });
  await page.waitForTimeout(300);
  assert.equal(await height(), before);
  await context.close();
});

test('with allow="bluetooth" a real sensor connects inside the frame; without it the check says whose page it is', async () => {
  const bluez = await Bluez.start();
  const withRadio = /** @type {any} */ (await launchWithBluetooth(bluez.address));
  const device = new Umyo();
  bluez.plug(/** @type {any} */ (device));
  try {
    for (const allow of ['allow="bluetooth"', '']) {
      body = `<iframe title="check" ${allow} src="${site.origin}/frame/?start=sensor&lang=en" width="360" height="700"></iframe>`;
      const { context, page } = await openPage(withRadio);
      await answerChooser(page, () => device.name);
      // Another origin of the same site, so that the prompt belongs to the page that the test can answer for.
      await page.goto(address().replace('127.0.0.1', 'localhost'));
      const inside = page.frameLocator('iframe').locator('charley-check');
      if (allow) {
        await inside.getByRole('button', { name: 'Choose your sensor' }).click();
        await inside.getByText(/Connected to/).waitFor();
      } else {
        await inside.getByText('This web page does not let the check use Bluetooth.').first().waitFor();
      }
      await context.close();
    }
  } finally {
    device.stop();
    await withRadio.close();
    await bluez.stop();
  }
});
