// How far one has to scroll on a phone, in every language: a place that is read with a cramp or in fear is short, and no
// question needs more than two and a half screens. Letters and targets stay as large as they are elsewhere.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { app, arrives, element, useApp } from '../support/app.mjs';
import { openPage } from '../support/harness.mjs';
import { openAt, walk } from '../support/walk.mjs';

useApp();

const SCREEN = 740;
const LANGUAGES = ['en', 'es', 'ar'];
/** @param {string} locale @param {string} address */
async function open(locale, address) {
  await app.opened.context.close();
  app.opened = await openPage(app.browser, { locale });
  const { page } = app.opened;
  await openAt(page, app.site.origin, address, locale);
  return page;
}

const screens = async () => (await app.opened.page.evaluate(() => document.documentElement.scrollHeight)) / SCREEN;

/** Small letters or targets would be a cheap way to be short. */
const smallest = () =>
  element()
    .locator('.frame')
    .evaluate((frame) => {
      const seen = (/** @type {Element} */ each) => each.checkVisibility() && each.getBoundingClientRect().height > 0;
      const high = (/** @type {string} */ what) =>
        Math.min(...[...frame.querySelectorAll(what)].filter(seen).map((each) => each.getBoundingClientRect().height));
      const letters = [...frame.querySelectorAll('p, li, label, button')].filter(seen);
      return {
        letters: Math.min(...letters.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))),
        targets: high('button, summary, label.option, .frame a[href]'),
      };
    });

/** @param {string} name @param {number} most */
async function isShort(name, most) {
  const high = await screens();
  assert.ok(high <= most, `${name}: ${high.toFixed(2)} screens`);
  const { letters, targets } = await smallest();
  assert.ok(letters >= 16 && targets >= 44, `${name}: letters ${letters}, targets ${targets}`);
  const head = await element().locator('.head').boundingBox();
  assert.ok(head && head.height <= 56, `${name}: the head takes more than a line`);
}

for (const language of LANGUAGES) {
  test(`a cramp now is at most two and a half screens, the first instruction on the first: ${language}`, async () => {
    await open(language, 'now');
    await isShort(language, 2.5);
    const first = await element().locator('.steps li').first().boundingBox();
    assert.ok(first && first.y + first.height <= SCREEN, JSON.stringify(first));
  });

  test(`the signs of an emergency are at most two screens, and none is hidden: ${language}`, async () => {
    const page = await open(language, 'signs');
    await isShort(language, 2);
    const { item } = JSON.parse(readFileSync('data/questionnaire.json', 'utf8'));
    const { texts } = JSON.parse(readFileSync(`data/locales/${language}.json`, 'utf8'));
    const lists = item.find((/** @type {any} */ { linkId }) => linkId === 'safety').item;
    const rows = lists.flatMap((/** @type {any} */ list) =>
      list.item.filter((/** @type {any} */ { type }) => type === 'choice'),
    );
    assert.ok(rows.length >= 13);
    for (const { linkId, text } of rows)
      assert.ok(
        await element()
          .getByText(texts[`item.${linkId}`] ?? text)
          .first()
          .isVisible(),
        linkId,
      );
    // What more a row says is one press away.
    const [folded] = await element().locator('.signs-list summary').all();
    const more = element().locator('.signs-list small').first();
    assert.equal(await more.isVisible(), false);
    await folded.click();
    assert.ok(await more.isVisible());
    await page.emulateMedia({ media: 'print' });
    assert.ok(await element().locator('.signs-list small').last().isVisible(), 'on paper nothing is folded');
  });

  test(`no question takes more than two and a half screens: ${language}`, async () => {
    const page = await open(language, 'check');
    const pages = await walk(page, (address) => isShort(`${language} ${address}`, 2.5));
    await arrives('result');
    assert.ok(pages >= 9, `${pages}`);
    assert.ok((await screens()) <= 3, `the result: ${await screens()}`);
  });
}
