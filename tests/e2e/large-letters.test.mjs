// Letters twice as large on the smallest phone: no word is cut in the middle, nothing leaves the screen. No hyphens are
// counted on: few browsers have them for every language.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage, serveSite } from '../support/harness.mjs';
import { openAt, walk } from '../support/walk.mjs';

/** @type {import('playwright-core').Browser} */ let browser;
let site = { origin: '', close: async () => {} };
before(async () => {
  browser = await launch(['--blink-settings=defaultFontSize=32']);
  site = await serveSite();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Words on more than one line, or out of the screen. @param {import('playwright-core').Page} page */
const cut = (page) =>
  page.evaluate(() => {
    const frame = /** @type {Element} */ (document.querySelector('charley-check')?.shadowRoot?.querySelector('.frame'));
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    const found = [];
    for (
      let text = /** @type {Text | null} */ (walker.nextNode());
      text;
      text = /** @type {Text | null} */ (walker.nextNode())
    ) {
      const around = /** @type {Element} */ (text.parentElement);
      if (!around.checkVisibility() || around.closest('select, svg, .visually-hidden')) continue;
      for (const { index, 0: word } of text.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set(
          [...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top / 8)),
        );
        const { left, right } = range.getBoundingClientRect();
        if (lines.size > 1 || left < 0 || right > innerWidth) found.push(word);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('(the page scrolls sideways)');
    return found;
  });

for (const locale of ['en', 'es', 'ar'])
  test(`at 320 px with letters of 200 % no word is cut: ${locale}`, async () => {
    const { page, context } = await openPage(browser, { locale, viewport: { width: 320, height: 740 } });
    const whole = async (/** @type {string} */ name) => assert.deepEqual(await cut(page), [], `${locale} ${name}`);
    for (const address of ['home', 'now', 'signs', 'ask', 'sensor', 'check']) {
      await openAt(page, site.origin, address, locale);
      await whole(address);
    }
    await walk(page, whole);
    await whole('result');
    await context.close();
  });
