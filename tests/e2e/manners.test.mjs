// A guest with manners: what the page around does (shortcuts, a fixed head, a frame without dialogs, a machine that translates) takes
// nothing from the person, and nothing of ours stays behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, serveSite, storedOffline, unfold, where } from '../support/harness.mjs';

useApp();

/** A clinic's page with this around the tag. @param {string} body @param {string} [head] */
async function open(body, head = '') {
  const { page } = app.opened;
  await page.route(`${app.site.origin}/`, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({
      response,
      headers,
      body: `<!doctype html><html lang="en"><title>Clinic</title>${head}<script type="module" src="/charley/charley.js"></script>${body}`,
    });
  });
  await page.goto(`${app.site.origin}/`);
  await element().locator('.check-row').first().waitFor();
  return page;
}

test('one-letter shortcuts of the page take nothing that is typed into our fields; others still work', async () => {
  const page = await open(`<p>Taken: <output></output></p><charley-check region="GB"></charley-check><script>
    document.addEventListener('keydown', (event) => {
      if (event.target.matches('input, textarea, select')) return;
      if (!['s', '/', 'Escape'].includes(event.key)) return;
      event.preventDefault();
      document.querySelector('output').textContent += event.key;
    });</script>`);
  await answerAll(page, {}, (current) => current === 'health-page');
  await page.locator('#medicine-search').click();
  await page.keyboard.type('simvastatin/s');
  assert.equal(await page.locator('#medicine-search').inputValue(), 'simvastatin/s');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('output').textContent(), 'Escape', 'keys that are no letters are the page’s too');
});

test('a fixed head of the page does not cover the heading that has the focus, nor a notice', async () => {
  const page = await open(
    '<header style="position:sticky;top:0;height:120px;background:#036;z-index:9"></header><main style="padding-top:900px"><charley-check region="GB" style="--charley-sticky-top: 120px"></charley-check><div style="height:1500px"></div></main>',
  );
  await goOn(page);
  const top = () =>
    page.evaluate(() => {
      const { shadowRoot } = /** @type {any} */ (document.querySelector('charley-check'));
      return [shadowRoot.activeElement.localName, shadowRoot.activeElement.getBoundingClientRect().top];
    });
  const [name, y] = await top();
  assert.equal(name, 'h2');
  assert.ok(y >= 120 && y < 500, `${y}`);
  await page.route(/\/ask-[\w-]+\.js$/, (route) => route.abort());
  await page.evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.go('ask'));
  await page.evaluate(() => scrollBy(0, 300));
  const notice = await element().locator('.trouble').boundingBox();
  assert.ok(Number(notice?.y) >= 119, JSON.stringify(notice));
});

test('in a frame that may open no dialogs erasing asks in the check, and printing says that it cannot', async () => {
  const { page } = app.opened;
  await page.route('**/outside', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Outside</title><iframe title="check" width="400" height="740" sandbox="allow-scripts allow-same-origin allow-forms allow-downloads" src="${app.site.origin}/frame/index.html?region=GB"></iframe>`,
    }),
  );
  await page.goto(`${app.site.origin}/outside`);
  const frame = page.frameLocator('iframe').locator('charley-check');
  await frame.locator('.check-row label.option').first().click();
  await page
    .frames()[1]
    .evaluate(() => /** @type {any} */ (document.querySelector('charley-check')).shell.go('result'));
  await frame.locator('article.result').waitFor();
  await frame.locator('.fold.take > h3 > button').click();
  for (const name of ['Print all', 'One page for your visit']) {
    await frame.getByRole('button', { name, exact: true }).click();
    await frame.getByText('This page does not let the check print.').waitFor();
    await frame.locator('.summary').waitFor({ state: 'detached' }); // nothing of the printed page stays
  }
  await frame.getByRole('button', { name: 'Erase my answers' }).click();
  const question = frame.locator('.trouble', { hasText: 'Erase all answers on this device?' });
  await question.waitFor();
  await question.getByRole('button', { name: 'Close' }).click();
  await frame.locator('article.result').waitFor();
  await frame.getByRole('button', { name: 'Erase my answers' }).click();
  await question.getByRole('button', { name: 'Erase my answers' }).click();
  await frame.getByText('Your answers are erased.').waitFor();
  assert.equal(await frame.locator('.check-row.on').count(), 0);
});

test('opening and removing the sensor screen 25 times leaves no worker', async () => {
  const page = await open('<main></main><charley-check></charley-check>');
  await page.evaluate(() => document.querySelector('charley-check')?.remove());
  for (let turn = 0; turn < 25; ++turn) {
    await page.evaluate(() => {
      const check = document.createElement('charley-check');
      check.setAttribute('start', 'sensor');
      document.querySelector('main')?.append(check);
    });
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('charley-check')).shell.address === 'sensor',
    );
    await page.evaluate(() => document.querySelector('charley-check')?.remove());
  }
  for (let i = 0; page.workers().length && i < 100; ++i) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
});

/** Stands for a machine that translates: every text node, also of what comes later, becomes an element with other words. */
const TRANSLATE = () => {
  const { shadowRoot } = /** @type {any} */ (document.querySelector('charley-check'));
  const swap = (/** @type {Node} */ root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const found = [];
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode);
      if (text.data.trim() && !text.parentElement?.closest('style, font, select')) found.push(text);
    }
    for (const text of found) {
      const font = document.createElement('font');
      font.textContent = `«${text.data.trim()}»`;
      text.replaceWith(font);
    }
  };
  swap(shadowRoot);
  new MutationObserver((changes) =>
    changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => node.nodeType === 1 && swap(node))),
  ).observe(shadowRoot, { subtree: true, childList: true });
};

test('a machine that replaces our text nodes never leaves the heading or the rows of another question', async () => {
  const page = await open('<charley-check region="GB"></charley-check>');
  await page.evaluate(TRANSLATE);
  const press = element().locator('button.primary').last();
  const plain = async (/** @type {import('playwright-core').Locator} */ locator) =>
    (await locator.innerText()).replace(/[«»]/g, '').replace(/\s+/g, ' ').trim();
  assert.match(await plain(press), /^None/);
  await element().locator('.check-row label.option').first().click();
  assert.doesNotMatch(await plain(press), /^None/, 'the button follows what is ticked');
  await element().locator('.check-row label.option').first().click();
  assert.match(await plain(press), /^None/);

  let checklists = 0;
  await answerAll(page, {}, async (current) => {
    if (current === 'emergency-now') return;
    const shown = await page.evaluate(() => {
      const { session } = /** @type {any} */ (document.querySelector('charley-check')).shell;
      const { course, content } = session;
      const screen = course.flow.screens.find((/** @type {any} */ { item }) => item === course.current);
      return {
        heading: content.items.get(course.current).text,
        kind: screen.kind,
        rows: (screen.rows ?? []).map((/** @type {string} */ row) => content.items.get(row).text),
      };
    });
    assert.equal(await plain(element().locator('h2#question')), shown.heading.replace(/\s+/g, ' ').trim());
    if (shown.kind !== 'checklist') return;
    checklists += 1;
    const rows = element().locator('.check-row > label:first-child');
    assert.equal(await rows.count(), shown.rows.length);
    for (const [at, text] of shown.rows.entries())
      assert.equal(await plain(rows.nth(at)), text.replace(/\s+/g, ' ').trim());
  });
  assert.ok(checklists >= 3, `${checklists}`);
  assert.equal(await element().locator('article.result').getAttribute('data-tier'), 'self-care');
  // Back, and an answer that is changed, are no other.
  await unfold(page, 'answers');
  await element()
    .getByRole('button', { name: /Change/ })
    .nth(3)
    .click();
  const { current } = await where(page);
  const heading = await page.evaluate(
    (linkId) =>
      /** @type {any} */ (document.querySelector('charley-check')).shell.session.content.items.get(linkId).text,
    current,
  );
  assert.equal(await plain(element().locator('h2#question')), heading);
});

test('the app works without a network at any address that a letter or a link may have', async () => {
  const site = await serveSite();
  const { page } = app.opened;
  await page.goto(`${site.origin}/app/`);
  await storedOffline(page);
  await site.close();
  for (const address of [
    '/app/?utm_source=letter',
    '/app/?fbclid=x&utm_medium=mail',
    '/app/?audience=clinician',
    '/app/index.html',
    '/app/index.html?start=check&region=GB',
  ]) {
    await page.goto(`${site.origin}${address}`);
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('charley-check'))?.shell?.session.content.questionnaire,
    );
  }
});
