// Spanish and Arabic: chosen by the page, by the browser or by the person, at any time and without losing an answer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, openAll, openPage } from '../support/harness.mjs';

useApp();

const texts = (/** @type {string} */ language) =>
  JSON.parse(readFileSync(`data/locales/${language}.json`, 'utf8')).texts;
/** @param {string} path below the session */
const state = (path) =>
  app.opened.page.evaluate(
    (names) =>
      names.reduce(
        (/** @type {any} */ at, name) => at[name],
        /** @type {any} */ (document.querySelector('charley-check')).shell.session,
      ),
    path.split('.'),
  );
const choose = (/** @type {string} */ language) => element().locator('#language').selectOption(language);
const ready = () =>
  app.opened.page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.content.items.size > 0,
  );

/** Opens the clinic's page with these attributes of the element. @param {string} attributes @param {string} [page] */
async function clinicPage(attributes, page = '<html lang="en">') {
  await app.opened.page.route(`${app.site.origin}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace('<html lang="en">', page)
      .replace('<charley-check', `<charley-check ${attributes}`);
    await route.fulfill({ response, body });
  });
  await app.opened.page.goto(`${app.site.origin}/`);
  await ready();
}

for (const [what, attributes, page, language] of /** @type {const} */ ([
  ['the attribute', 'lang="es-MX"', '<html lang="en">', 'es'],
  ["the page's language", '', '<html lang="ar-EG">', 'ar'],
  ['the attribute before the page', 'lang="es"', '<html lang="ar">', 'es'],
  ['English where neither is known', 'lang="tlh"', '<html lang="fr">', 'en'],
  ['English where the attribute is no language', 'lang="<img src=x onerror=alert(1)>"', '<html>', 'en'],
])) {
  test(`${what} decides the language`, async () => {
    await clinicPage(attributes, page);
    assert.equal(await state('content.locale.language'), language);
    await element()
      .getByRole('heading', { name: texts(language)['app.title'] })
      .waitFor();
    const frame = element().locator('.frame');
    assert.equal(await frame.getAttribute('lang'), language);
    assert.equal(await frame.getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
    assert.deepEqual(app.opened.problems, []);
  });
}

test("a later change of the page's attribute is followed", async () => {
  await clinicPage('lang="en"');
  await app.opened.page.evaluate(() => document.querySelector('charley-check')?.setAttribute('lang', 'es'));
  await element()
    .getByRole('heading', { name: texts('es')['app.title'] })
    .waitFor();
});

test("the app takes the browser's language, and its page with it", async () => {
  await app.opened.context.close();
  app.opened = await openPage(app.browser, { locale: 'ar-EG' });
  await app.opened.page.goto(`${app.site.origin}/app/`);
  await element()
    .getByRole('heading', { name: texts('ar')['app.title'] })
    .waitFor();
  assert.equal(
    await app.opened.page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`),
    'ar rtl',
  );
  assert.equal(await app.opened.page.title(), texts('ar')['app.title']);
});

test('a switch in the middle keeps the answers, the screen and the result; numbers call by region, not by language', async () => {
  await clinicPage('');
  await answerAll(app.opened.page, {}, (current) => current === 'where-page');
  const before = await app.opened.page.evaluate(() => [
    .../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all,
  ]);
  await choose('es');
  await element()
    .getByRole('heading', { name: texts('es')['item.where-page'] })
    .waitFor();
  assert.deepEqual(
    await app.opened.page.evaluate(() => [
      .../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all,
    ]),
    before,
  );
  await choose('en');
  await element()
    .getByRole('heading', { name: texts('en')['item.where-page'] ?? 'Where and how bad' })
    .waitFor();
  await answerAll(app.opened.page);
  const result = JSON.stringify(await state('conclusion.result'));
  await openAll(app.opened.page);
  for (const language of ['es', 'ar']) {
    await choose(language);
    await element()
      .getByRole('heading', { name: texts(language)['tier.self-care.title'] })
      .waitFor();
    assert.equal(JSON.stringify(await state('conclusion.result')), result);
    const shown = await element().locator('article').innerText();
    assert.ok(shown.includes(texts(language)['plan.title']));
    // Nothing is left in English but names of sources and places that are not open.
    for (const word of ['What fits', 'Your answers', 'Commonly advised', 'Print'])
      assert.ok(!shown.includes(word), `${language}: ${word}`);
    await element()
      .getByRole('button', { name: texts(language)['result.erase'], exact: true })
      .waitFor();
  }
  await choose('en');
  await element().getByRole('button', { name: 'Start' }).or(element().locator('h2')).first().waitFor();
  await app.opened.page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    return host.shell.go('check');
  });
  await choose('ar');
  // The page says GB: 999 in every language.
  await element().getByText('999').first().waitFor();
  assert.deepEqual(app.opened.problems, []);
});

test('every screen of the way passes axe in Arabic and Spanish, without sideways scrolling at 320 px', async () => {
  const { page } = app.opened;
  await page.setViewportSize({ width: 320, height: 640 });
  await clinicPage('');
  /** @param {string} language */
  const speak = async (language) => {
    await choose(language);
    await page.waitForFunction(
      (wanted) =>
        /** @type {any} */ (document.querySelector('charley-check')).shell.session.content.locale.language === wanted,
      language,
    );
  };
  /** In both, and back to English, in which the screens are answered. @param {string} where */
  const look = async (where) => {
    for (const language of ['ar', 'es']) {
      await speak(language);
      const { violations, incomplete } = await new AxeBuilder({ page }).include('charley-check').analyze();
      assert.deepEqual(
        [...violations, ...incomplete].map(
          ({ id, nodes }) => `${where}, ${language}: ${id} ${nodes[0].html.slice(0, 100)}`,
        ),
        [],
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${where}, ${language}: ${wide}`);
    }
    await speak('en');
  };
  let screens = 0;
  await answerAll(page, {}, async (current) => {
    ++screens;
    await look(current);
  });
  assert.ok(screens >= 11, `${screens} screens`);
  await openAll(page);
  await look('result');
});

test('asking, the editorial page and the sensor speak the language too; the choice survives a reload once answers are kept', async () => {
  await clinicPage('');
  await choose('es');
  await element()
    .getByRole('button', { name: texts('es')['ask.open'] })
    .click();
  await element().getByLabel(texts('es')['ask.label']).fill('¿puedo tomar magnesio?');
  await element()
    .getByRole('button', { name: texts('es')['ask.button'], exact: true })
    .click();
  await element().getByRole('heading', { name: 'Magnesio', exact: true }).waitFor();
  await choose('ar');
  await element()
    .getByRole('heading', { name: texts('ar')['ask.title'] })
    .waitFor();
  await element()
    .getByRole('button', { name: texts('ar')['question.back'] })
    .click();
  await element()
    .getByRole('button', { name: texts('ar')['sensor.open'] })
    .click();
  await element()
    .getByRole('heading', { name: texts('ar')['sensor.title'] })
    .waitFor();
  await choose('es');
  await element()
    .getByRole('heading', { name: texts('es')['sensor.title'] })
    .waitFor();
  await element()
    .getByRole('button', { name: texts('es')['sensor.back'] })
    .click();
  await goOn(app.opened.page); // past the two lists of emergency signs
  await goOn(app.opened.page);
  await element().getByLabel(texts('es')['save.label']).check();
  await app.opened.page.reload();
  await ready();
  await element()
    .getByRole('button', { name: texts('es')['save.resume.yes'] })
    .waitFor();
  assert.deepEqual(app.opened.problems, []);
});

test('of two switches the last one counts, also where its texts come first', async () => {
  const { page } = app.opened;
  await clinicPage('lang="es"');
  await element()
    .getByRole('button', { name: texts('es')['ask.open'] })
    .click();
  await element()
    .getByRole('heading', { name: texts('es')['ask.title'] })
    .waitFor();
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(/(texts|ask)-(ar|en)-/, async (route) => {
    await held;
    await route.continue();
  });
  await choose('ar');
  await choose('en');
  await choose('es');
  release();
  await page.waitForTimeout(700);
  await element()
    .getByRole('heading', { name: texts('es')['ask.title'] })
    .waitFor();
  assert.equal(await state('content.locale.language'), 'es');
  await choose('ar');
  await element()
    .getByRole('heading', { name: texts('ar')['ask.title'] })
    .waitFor();
});

test('a language that does not load leaves the page in the one it had', async () => {
  await clinicPage('');
  await app.opened.page.route(/texts-es/, (route) => route.abort());
  await choose('es');
  await element().getByRole('button', { name: 'Try again' }).waitFor();
  await element().getByRole('heading', { name: 'Night leg cramp check' }).waitFor();
  await app.opened.page.unroute(/texts-es/);
  await element().getByRole('button', { name: 'Try again' }).click();
  await element().getByRole('heading', { name: 'Prueba de calambres nocturnos en las piernas' }).waitFor();
});

test('texts that are slow to come do not hold back the signs of an emergency', async () => {
  const { page } = app.opened;
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(/texts-ar/, async (route) => {
    await held;
    await route.continue();
  });
  await page.route(`${app.site.origin}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('<charley-check', '<charley-check lang="ar"'),
    });
  });
  await page.goto(`${app.site.origin}/`, { waitUntil: 'commit' });
  await element()
    .getByRole('heading', { name: texts('en')['app.title'] })
    .waitFor();
  const first = element().getByRole('checkbox').first();
  await first.check();
  await element().getByText(texts('en')['tier.emergency.title']).waitFor();
  release();
  await element().getByText(texts('ar')['tier.emergency.title']).waitFor();
  assert.ok(await element().getByRole('checkbox').first().isChecked());
});

test('features without "language" show no choice', async () => {
  await clinicPage('features="save print"');
  assert.equal(await element().locator('#language').count(), 0);
});
