// The signs of an emergency: read in two glances, whom to call in sight, and none of them lost for being short.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';

import { app, element, useApp } from '../support/app.mjs';
import { openPage } from '../support/harness.mjs';

useApp();

const TWO_SCREENS = 2 * 740;
const MOST_WORDS = 10;
const LANGUAGES = ['en', 'es', 'ar'];

const questionnaire = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));
/** The two lists, as FHIR items. @type {any[]} */
const lists = questionnaire.item.find((/** @type {any} */ { linkId }) => linkId === 'safety').item;
/** @param {any} list @returns {any[]} */
const rowsOf = (list) => list.item.filter((/** @type {any} */ { type }) => type === 'choice');

/** The check in a language, where one begins as `start` says. @param {string} language @param {string} [start] */
async function open(language, start = 'check') {
  await app.opened.context.close();
  app.opened = await openPage(app.browser, { locale: language });
  const { page } = app.opened;
  await page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('start="home"', `start="${start}" region="GB"`);
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/app/`);
  await element().locator('.check-row').first().waitFor();
  await page.waitForFunction(
    (wanted) => document.querySelector('charley-check').shadowRoot.querySelector('.frame').lang === wanted,
    language,
  );
}

const next = async () => {
  await element().locator('button.primary').click();
  await app.opened.page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.address === 'check/emergency-also',
  );
};

const height = () => app.opened.page.evaluate(() => document.documentElement.scrollHeight);

test('no page of emergency signs is higher than two screens of a phone, in no language', async () => {
  for (const language of LANGUAGES)
    for (const start of ['home', 'check']) {
      await open(language, start);
      const first = await height();
      assert.ok(first <= TWO_SCREENS, `${language}, from ${start}: ${first}`);
      await next();
      const second = await height();
      assert.ok(second <= TWO_SCREENS, `${language}, the second page: ${second}`);
    }
});

test('a row says its sign in at most ten words; what more it says is one press away, and read aloud with it', async () => {
  for (const language of LANGUAGES) {
    const { texts } = JSON.parse(readFileSync(`data/locales/${language}.json`, 'utf8'));
    for (const { linkId, text } of lists.flatMap(rowsOf)) {
      const words = (language === 'en' ? text : texts[`item.${linkId}`]).split(/\s+/);
      assert.ok(words.length <= MOST_WORDS, `${language}: ${words.join(' ')}`);
    }
  }
  await open('en');
  const row = element().locator('.check-row', { hasText: 'hot or red leg' });
  const more = row.getByRole('button', { name: 'More: Fever or very unwell' });
  const rest = row.getByText('a red area spreads');
  assert.equal(await rest.isVisible(), false);
  const box = element().getByRole('checkbox', { name: /^Fever or very unwell/ });
  assert.ok(await rest.evaluate((each, id) => each.id === id, await box.getAttribute('aria-describedby')));
  await more.focus();
  await app.opened.page.keyboard.press('Enter');
  assert.equal(await more.getAttribute('aria-expanded'), 'true');
  assert.ok(await rest.isVisible());
  await more.click();
  assert.equal(await rest.isVisible(), false);
});

test('three or four plain headings stand above the rows, and name their lists', async () => {
  await open('en');
  const names = () =>
    element()
      .locator('ul.checklist')
      .evaluateAll((all) =>
        all.map((list) => list.getRootNode().getElementById(list.getAttribute('aria-labelledby')).textContent),
      );
  const first = await names();
  await next();
  const all = [...first, ...(await names())];
  assert.ok(all.length >= 3 && all.length <= 4, all.join());
  assert.equal(new Set(all).size, all.length);
});

test('each row can be answered and called not sure by key alone, and says which row it is', async () => {
  await open('en');
  const { page } = app.opened;
  for (const list of lists) {
    for (const { text } of rowsOf(list)) {
      const sign = element().getByRole('checkbox', { name: text, exact: true });
      const unsure = element().getByRole('checkbox', { name: `Not sure: ${text}`, exact: true });
      await sign.focus();
      await page.keyboard.press('Tab');
      assert.ok(await unsure.evaluate((box) => box.getRootNode().activeElement === box), text);
      await page.keyboard.press('Space');
      assert.ok(await unsure.isChecked());
      await element().getByRole('alert').getByText('Get emergency help now').waitFor();
      await page.keyboard.press('Space');
      assert.equal(await unsure.isChecked(), false);
    }
    if (list === lists[0]) await next();
  }
});

test('whom to call stays in sight from the first row to the last, ticked or not', async () => {
  await open('en');
  const call = element().getByRole('link', { name: /call 999/i });
  const rows = element().locator('.check-row');
  const inSight = async () => {
    for (const row of [rows.first(), rows.last()]) {
      await row.evaluate((each) => each.scrollIntoView({ block: 'center' }));
      const { y, height: high } = await call.boundingBox();
      assert.ok(y >= 0 && y + high <= 740, `${y}`);
    }
  };
  await inSight();
  await next();
  await inSight();
  await rows.last().getByRole('checkbox').first().check();
  await element().getByRole('alert').getByRole('link').waitFor();
  assert.equal(await call.count(), 1);
  await inSight();
});

test('"not sure" on the second page is an emergency, before any other question', async () => {
  await open('en');
  await next();
  await element()
    .getByRole('checkbox', { name: /^Not sure: Spasms after a poison/ })
    .check();
  await element().locator('button.primary').click();
  await element().locator('article[data-tier=emergency]').waitFor();
});

test('both pages are free of what axe finds, in light and dark, unfolded and ticked', async () => {
  for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
    await open('en');
    const { page } = app.opened;
    await page.emulateMedia({ colorScheme });
    const clean = async () => {
      const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        [...violations, ...incomplete].map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`),
        [],
      );
    };
    await clean();
    await next();
    await clean();
    for (const more of await element().locator('.more').all()) await more.click();
    await element().getByRole('checkbox').first().check();
    await element().getByRole('alert').getByRole('link').waitFor();
    await clean();
  }
});
