// What is easily overlooked: alarm only where there is alarm, nothing covered, and every action shows its outcome.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, openPage, unfold } from '../support/harness.mjs';

useApp();

/** Opens the app with these attributes. @param {string} attributes */
async function open(attributes) {
  await app.opened.page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', `<charley-check ${attributes}`);
    await route.fulfill({ response, body });
  });
  await app.opened.page.goto(`${app.site.origin}/app/`);
}
const grounds = () =>
  element()
    .locator('.call')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).backgroundColor));
const RED = 'rgb(179, 17, 28)';
const CLEAR = 'rgba(0, 0, 0, 0)';

test('red is for what cannot wait: a visit that can is offered calmly, and one of two buttons leads', async () => {
  await open('region="GB" contact-name="Riverside" contact-phone="0123" contact-url="/book"');
  await answerAll(app.opened.page, { frequency: 'Every night' });
  assert.deepEqual(await grounds(), ['rgb(11, 95, 96)', CLEAR]);
  await app.opened.context.close();
  app.opened = await openPage(app.browser);
  await open('region="GB" contact-name="Riverside" contact-phone="0123"');
  await answerAll(app.opened.page, {}, async (current) => {
    if (current === 'leg-today') await element().locator('.check-row label.option').first().click();
  });
  assert.equal(await element().locator('article.result').getAttribute('data-tier'), 'same-day');
  assert.deepEqual(await grounds(), [RED, CLEAR]);
});

test('the bar with the buttons is low, and nothing that one comes to by key lies under it', async () => {
  const { page } = app.opened;
  await open('');
  let bars = 0;
  await answerAll(page, {}, async (current) => {
    // A page of several questions has its buttons at its end, and so has a list whose button says "none".
    if (current === 'lately') await element().locator('label.option', { hasText: 'Sitting for long' }).click();
    const bar = element().locator('.actions');
    if ((await bar.evaluate((each) => getComputedStyle(each).position)) !== 'sticky') return;
    bars += 1;
    assert.ok((await bar.boundingBox()).height <= 72, `${(await bar.boundingBox()).height}`);
    const covered = await page.evaluate(() => {
      const root = document.querySelector('charley-check').shadowRoot;
      const top = () => root.querySelector('.actions').getBoundingClientRect().top;
      return [...root.querySelectorAll('form .option input')]
        .filter((input) => input.checkVisibility())
        .filter((input) => {
          input.focus();
          return input.closest('.option').getBoundingClientRect().bottom > top() + 1;
        })
        .map((input) => input.closest('.option').textContent.trim());
    });
    assert.deepEqual(covered, []);
    await page.evaluate(() => scrollTo(0, 0));
    if (current === 'lately') await element().locator('label.option', { hasText: 'Sitting for long' }).click();
  });
  assert.ok(bars >= 1, `${bars} screens with a bar`);
});

test('on a low screen the bar lies over nothing', async () => {
  const { page } = app.opened;
  await open('');
  const position = () =>
    element()
      .locator('.actions')
      .evaluate((each) => getComputedStyle(each).position);
  await answerAll(page, {}, (current) => current === 'lately');
  await element().locator('label.option', { hasText: 'Sitting for long' }).click();
  assert.equal(await position(), 'sticky');
  await page.setViewportSize({ width: 740, height: 360 });
  assert.equal(await position(), 'static');
});

test('what an action has led to is in sight: a copy, a code, erased answers', async () => {
  const { page, context } = app.opened;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('');
  await answerAll(page);
  const press = (/** @type {string} */ name) => element().getByRole('button', { name, exact: true }).click();
  const inSight = (/** @type {import('playwright-core').Locator} */ what) =>
    what.evaluate((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top >= -1 && bottom <= innerHeight + 1;
    });
  await unfold(page, 'take');
  await press('Copy as text');
  const notice = element().locator('[role=status].notice');
  await notice.filter({ hasText: /\S/ }).waitFor();
  assert.ok(await inSight(notice));
  await press('Continue on another device');
  await element().getByRole('img', { name: 'Code with your answers' }).waitFor();
  await page.waitForFunction(() => document.querySelector('charley-check').shadowRoot.activeElement?.id === 'qr');
  assert.ok(await inSight(element().locator('#qr')));
  page.on('dialog', (dialog) => dialog.accept());
  await press('Erase my answers');
  await notice.filter({ hasText: 'Your answers are erased.' }).waitFor();
  assert.ok(await inSight(notice));
});

test('lang="es_ES", as systems write it, is Spanish, with its dates', async () => {
  await open('lang="es_ES"');
  await element().getByRole('heading', { name: '¿Tiene algo de esto ahora?' }).waitFor();
  await app.opened.page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.content.questionnaire,
  );
  const said = await app.opened.page.evaluate(() => {
    const { texts } = /** @type {any} */ (document.querySelector('charley-check')).shell.session.content;
    return [texts.locale, texts.date('2026-03-01')];
  });
  assert.deepEqual(said, ['es-ES', '1 de marzo de 2026']);
  assert.deepEqual(app.opened.problems, []);
});

test('own colours that are hard to read are said in the console; good ones are not', async () => {
  const colours = (/** @type {string} */ own) =>
    app.opened.page.addInitScript((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`charley-check { ${text} }`);
      document.adoptedStyleSheets = [sheet];
    }, own);
  await colours('--charley-accent: #ffd400; --charley-chosen: rgb(40 40 40)');
  await open('');
  await element().locator('h2').first().waitFor();
  const said = () => app.opened.problems.filter((text) => text.includes('less than 4.5:1'));
  for (let i = 0; i < 50 && said().length < 6; ++i) await app.opened.page.waitForTimeout(100);
  for (const what of [
    '--charley-accent on --charley-paper',
    '--charley-ink on --charley-chosen',
    '--charley-soft on --charley-chosen',
  ])
    assert.ok(
      said().some((text) => text.includes(what)),
      `${what}: ${app.opened.problems.join('\n')}`,
    );
  await app.opened.context.close();
  app.opened = await openPage(app.browser);
  await colours('--charley-accent: #14366b');
  await open('');
  await element().locator('h2').first().waitFor();
  await app.opened.page.waitForTimeout(800);
  assert.deepEqual(app.opened.problems, []);
});

test('leaving with answers that are not kept asks once', async () => {
  const { page } = app.opened;
  /** @type {string[]} */
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await open('region="GB"');
  await page.reload();
  assert.deepEqual(asked, [], 'nothing was answered');
  await element().locator('.check-row label.option').first().click();
  await page.reload();
  assert.deepEqual(asked, ['beforeunload']);
  await answerAll(page, {}, (current) => current === 'about-you-page');
  await element().getByLabel('Keep my answers on this device').check();
  await page.reload();
  assert.deepEqual(asked, ['beforeunload'], 'kept answers are not lost');
});

test('a call and mail are no leaving', async () => {
  const { page } = app.opened;
  /** @type {string[]} */
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await open('');
  await answerAll(page);
  await unfold(page, 'take');
  await element().getByRole('button', { name: 'E-mail' }).click();
  await page.waitForTimeout(500);
  assert.deepEqual(asked, []);
  await app.opened.context.close();
  app.opened = await openPage(app.browser);
  app.opened.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await open('region="GB"');
  await element().locator('.check-row label.option').first().click();
  await element().locator('a.call').click();
  await app.opened.page.waitForTimeout(500);
  assert.deepEqual(asked, []);
});

test('a page in a language of its reader is not translated by a machine; one in another may be', async () => {
  for (const [locale, translate] of [
    ['es-MX', 'no'],
    ['fr-FR', 'yes'],
  ]) {
    const { page, context } = await openPage(app.browser, { locale });
    await page.goto(`${app.site.origin}/`);
    assert.equal(await page.locator('charley-check .frame').getAttribute('translate'), translate, locale);
    await context.close();
  }
});
