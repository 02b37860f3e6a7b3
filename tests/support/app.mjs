// A browser, the built site and a fresh page for each test: what the tests of one file share.
import { after, afterEach, before, beforeEach } from 'node:test';

import { launch, openPage, serveSite } from './harness.mjs';

/** Ready once the hooks of {@link useApp} have run. */
export const app = {
  browser: /** @type {import('playwright-core').Browser} */ (/** @type {unknown} */ (undefined)),
  site: { origin: '', close: async () => {} },
  opened: /** @type {Awaited<ReturnType<typeof openPage>>} */ (/** @type {unknown} */ (undefined)),
};

export function useApp() {
  before(async () => {
    app.browser = await launch();
    app.site = await serveSite();
  });
  after(async () => {
    await app.browser.close();
    await app.site.close();
  });
  beforeEach(async () => {
    app.opened = await openPage(app.browser);
  });
  afterEach(async () => {
    await app.opened.context.close();
  });
}

/** The answers, as text. */
export const answered = () =>
  app.opened.page.evaluate(() =>
    JSON.stringify([.../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all]),
  );

/** Waits until the element is there. @param {string} wanted an address */
export const arrives = (wanted) =>
  app.opened.page.waitForFunction((at) => {
    const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
    return !shell.steps.busy && shell.address === at;
  }, wanted);

/** The check on the page of the test. */
export const element = () => app.opened.page.locator('charley-check');
