// Every screen by axe in light and dark, narrow screens, forced colours, large text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';

import { answerAll, launch, openAll, openPage, serveSite } from '../support/harness.mjs';

/** @type {import('playwright-core').Browser} */ let browser;
/** @type {{origin: string, close: () => Promise<void>}} */ let site;

before(async () => {
  browser = await launch();
  site = await serveSite();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** @param {import('playwright-core').Page} page @param {string} name */
async function axe(page, name) {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  // What axe cannot decide by itself ("needs review") counts too.
  const lines = [];
  for (const { id, nodes } of [...violations, ...incomplete])
    for (const { target, failureSummary } of nodes)
      if (id !== 'target-size' || !(await comesClear(page, String(target.flat().at(-1)))))
        lines.push(`${id} ${target.join(' ')} ${failureSummary}`);
  assert.deepEqual(lines, [], name);
}

/**
 * The bar at the end of the screen may just lie over a target. Scrolled clear of it, the target (of an option the whole row)
 * is large enough and nothing is above it.
 * @param {import('playwright-core').Page} page @param {string} selector
 */
const comesClear = (page, selector) =>
  page.evaluate((wanted) => {
    const { shadowRoot: root } = /** @type {any} */ (document.querySelector('charley-check'));
    const found = root.querySelector(wanted);
    const target = found?.closest('label.option') ?? found;
    const before = scrollY;
    target?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = target?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 };
    const clear = [y + 2, y + height - 2].every((at) => target?.contains(root.elementFromPoint(x + width / 2, at)));
    scrollTo(0, before);
    return clear && width >= 24 && height >= 24;
  }, selector);

/** Answers that open every branch. */
const EVERYTHING = {
  age: '75 or over',
  pregnancy: 'Pregnant, weeks 14 to 27',
  feels: 'A need to move',
  where: ['Calf', 'Hands or arms'],
  side: 'Always the left leg',
  when: ['While asleep in bed', 'While walking', 'During or after dialysis'],
  duration: 'More than 10 minutes',
  'ends-it': 'Hanging the leg down',
  frequency: 'Every night',
  conditions: [
    'Diabetes',
    'Heart or artery disease',
    'Kidney disease',
    'Dialysis',
    'Liver disease',
    "Parkinson's",
    'Varicose veins',
  ],
  medicines: [],
  'medicine-start': 'Yes, up to 3 months before',
  lately: 'Harder exercise than usual',
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
    const { page, context } = await openPage(browser, { colorScheme });
    await page.goto(`${site.origin}/app/`);
    const element = page.locator('charley-check');
    const seen = new Set();
    await answerAll(page, EVERYTHING, async (current) => {
      seen.add(current);
      if (current === 'leg-today')
        await element.locator('.check-row label.option', { hasText: 'hurt this leg' }).first().click();
      if (current === 'between-cramps') {
        for (const row of ['numb or tingling', 'weak leg'])
          await element.locator('.check-row label.option', { hasText: row }).first().click();
      }
      if (current === 'health-page') {
        await element.getByLabel('Name of a medicine').fill('simva');
        await element
          .getByRole('button', { name: /^simvastatin/ })
          .first()
          .waitFor();
        await axe(page, 'medicines, searching');
        await element.getByLabel('Name of a medicine').press('Enter');
        await element.getByLabel('Name of a medicine').fill('tonic');
        await element.getByRole('button', { name: /^tonic water/ }).click();
      }
      // What is half under the head of the screen has no background that axe could tell.
      await page.evaluate(() => scrollTo(0, 0));
      await axe(page, current);
    });
    assert.ok(seen.size >= 26, `${seen.size} screens: ${[...seen].join(' ')}`);
    await axe(page, 'result');
    await openAll(page);
    await axe(page, 'result, everything open');
    await context.close();
  });
}

test('axe finds nothing on the emergency band, the error page and the clinic page', async () => {
  const { page, context } = await openPage(browser);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(`${site.origin}/`);
  await axe(page, 'clinic page');
  await page.locator('charley-check .check-row label.option').first().click();
  await axe(page, 'emergency band');
  await page.locator('charley-check button.primary').click();
  await page.getByRole('heading', { name: 'The check cannot run here' }).waitFor();
  await axe(page, 'failed');
  await context.close();
});

for (const [name, width, options] of /** @type {[string, number, object][]} */ ([
  ['320 px', 320, {}],
  ['320 px with text at 200 %', 320, { large: true }],
  ['1280 px', 1280, {}],
])) {
  test(`nothing needs sideways scrolling at ${name}, and targets are at least 44 px`, async () => {
    // As a person sets it in the browser; what a page sets for itself is no matter to the check.
    const own = 'large' in options ? await launch(['--blink-settings=defaultFontSize=32']) : browser;
    const { page, context } = await openPage(own, { viewport: { width, height: 740 } });
    await page.goto(`${site.origin}/app/`);
    const size = await page
      .locator('charley-check .lead')
      .evaluate((each) => parseFloat(getComputedStyle(each).fontSize));
    assert.equal(Math.round(size), 'large' in options ? 36 : 18);
    await answerAll(page, { lately: 'Sitting for long' }, async (current) => {
      const { wide, small } = await measure(page);
      assert.ok(wide <= 0, `${current} is ${wide} px too wide`);
      assert.deepEqual(small, [], current);
    });
    await openAll(page);
    const { wide, small } = await measure(page);
    assert.ok(wide <= 0, `the result is ${wide} px too wide`);
    assert.deepEqual(small, [], 'result');
    await context.close();
    if (own !== browser) await own.close();
  });
}

/** @param {import('playwright-core').Page} page */
const measure = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('charley-check').shadowRoot;
    const targets = [...root.querySelectorAll('button, summary, label, .call, .text-input')];
    const small = targets
      .filter((target) => target.getClientRects().length && !target.matches('.field-label, .visually-hidden'))
      .filter((target) => target.getBoundingClientRect().height < 43.5)
      .map((target) => target.textContent.trim());
    return { wide: document.documentElement.scrollWidth - document.documentElement.clientWidth, small };
  });

test('a chosen answer shows in forced colours, and axe finds nothing there', async () => {
  const { page, context } = await openPage(browser, { forcedColors: 'active' });
  await page.goto(`${site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'about-you-page');
  const outline = () =>
    page.evaluate(
      () =>
        getComputedStyle(document.querySelector('charley-check').shadowRoot.querySelector('label.option')).outlineStyle,
    );
  assert.equal(await outline(), 'none');
  await page.locator('charley-check label.option').first().click();
  await page.mouse.click(5, 5);
  assert.equal(await outline(), 'solid');
  await axe(page, 'a question in forced colours');
  await answerAll(page);
  await axe(page, 'the result in forced colours');
  await context.close();
});

test('paper is white and ink is black, also from a dark theme', async () => {
  const { page, context } = await openPage(browser, { colorScheme: 'dark' });
  await page.goto(`${site.origin}/app/`);
  await page.evaluate(() => document.querySelector('charley-check').setAttribute('theme', 'dark'));
  await answerAll(page);
  const inks = () =>
    page.evaluate(() => {
      const root = document.querySelector('charley-check').shadowRoot;
      return ['h2', 'h3', 'h4', '.band', '.help', '.evidence'].map(
        (name) => getComputedStyle(root.querySelector(name)).color,
      );
    });
  assert.ok(!(await inks()).includes('rgb(0, 0, 0)'));
  await page.emulateMedia({ media: 'print' });
  for (const ink of await inks()) assert.match(ink, /^rgb\((0, 0, 0|51, 51, 51)\)$/);
  await context.close();
});
