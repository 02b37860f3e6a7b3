// The front door: what somebody meets who opens the app at three in the morning.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, openPage, where } from '../support/harness.mjs';

useApp();

/** The app as people open it. */
const FRONT = '/app/#';
/** @param {string} [path] */
const open = (path = FRONT) => app.opened.page.goto(app.site.origin + path);
const button = (/** @type {string} */ name) => element().getByRole('button', { name });
const heading = (/** @type {string} */ name) => element().getByRole('heading', { name });
/** @param {string} wanted */
const arrives = (wanted) =>
  app.opened.page.waitForFunction((at) => {
    const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
    return !shell.steps.busy && shell.address === at;
  }, wanted);
const ready = () =>
  app.opened.page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell?.session.content.questionnaire,
  );

test('one tap leads from opening the app to the first instruction, and neither needs the core', async () => {
  const { page } = app.opened;
  await page.route(/\.wasm$/, (route) => route.abort());
  await open();
  await button('I have a cramp now').click();
  await heading('Stretch it').waitFor();
  assert.equal(await page.evaluate(() => location.hash), '#charley/now');
  // Nothing is asked before it.
  assert.equal(await element().locator('input, select:not(#language)').count(), 0);
  const top = async (/** @type {string} */ text) => (await element().getByText(text).first().boundingBox())?.y ?? 0;
  assert.ok((await top('do not rub or stretch it')) < (await top('Pull the toes up')));
  assert.ok((await top('Pull the toes up')) < 600, 'the first instruction is in the first screen of a small phone');
  assert.ok(
    (await element()
      .getByRole('img', { name: /^Drawing: sitting/ })
      .count()) === 1,
  );
});

test('each door leads where it says, with address, title, Back and Forward', async () => {
  const { page } = app.opened;
  await open();
  await heading('Leg cramps at night').waitFor();
  assert.equal(await page.title(), 'Night leg cramp check');
  await ready();
  for (const [door, address, title] of [
    ['I have a cramp now', 'now', 'A cramp now: what to do – Night leg cramp check'],
    ['Check my cramps', 'check', 'Night leg cramp check'],
    ['Leg sensor', 'sensor', 'Watch your calf with a sensor – Night leg cramp check'],
    ['Ask a question', 'ask', 'Ask in your own words – Night leg cramp check'],
  ]) {
    await button(door).click();
    await arrives(address);
    assert.equal(await page.title(), title);
    assert.equal(await page.evaluate(() => location.hash), `#charley/${address}`);
    await page.goBack();
    await arrives('home');
    await page.goForward();
    await arrives(address);
    await page.goBack();
    await arrives('home');
  }
  assert.deepEqual(app.opened.problems, []);
});

test('links open the front door and the help with a cramp, and a reload stays there', async () => {
  const { page } = app.opened;
  for (const [hash, name] of [
    ['#charley/now', 'Stretch it'],
    ['#charley/home', 'Leg cramps at night'],
    ['#charley/signs', 'Emergency signs'],
  ]) {
    await page.goto('about:blank');
    await open(`/app/${hash}`);
    await heading(name).waitFor();
    await ready();
    await page.reload();
    await heading(name).waitFor();
  }
  await page.goto('about:blank');
  await open('/app/?start=now');
  await heading('Stretch it').waitFor();
});

test('the signs of an emergency are one tap away on every screen, at the same spot', async () => {
  const { page } = app.opened;
  await open();
  await ready();
  /** @type {Set<string>} */
  const spots = new Set();
  const note = async () => {
    const box = await button('Emergency signs').boundingBox();
    const { x, y } = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
    spots.add(JSON.stringify([Math.round((box?.x ?? 0) + x), Math.round((box?.y ?? 0) + y)]));
  };
  await note();
  for (const door of ['I have a cramp now', 'Leg sensor', 'Ask a question']) {
    await button(door).click();
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('charley-check')).shell.address !== 'home',
    );
    await note();
    await page.goBack();
    await arrives('home');
  }
  await button('Check my cramps').click();
  await goOn(page);
  await note();
  const { address } = await where(page);
  await button('Emergency signs').click();
  await heading('Emergency signs').waitFor();
  await element().locator('li', { hasText: 'Chest pain, trouble breathing' }).waitFor();
  await button('Back').click();
  await arrives(address);
  await answerAll(page);
  await note();
  assert.equal(spots.size, 1, [...spots].join());
});

test('one goes on where one stopped: with the answers of this visit, and with those that were kept', async () => {
  const { page } = app.opened;
  await open();
  await ready();
  assert.equal(await button('Go on where you stopped').count(), 0);
  await button('Check my cramps').click();
  await arrives('check');
  let screens = 0;
  await answerAll(page, {}, () => ++screens > 3);
  await element().getByLabel('Keep my answers on this device').check();
  await button('Charley, to the start').click();
  await arrives('home');
  await button('Go on where you stopped').click();
  await page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('charley-check')).shell.address.startsWith('check/'),
  );
  await page.goto('about:blank');
  await open();
  await element().getByText('You have answers from').waitFor();
  await button('Go on with them').click();
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.size > 5,
  );
});

test('what was answered counts: with a possible clot nothing is stretched, rubbed or warmed', async () => {
  const { page } = app.opened;
  await open('/app/?start=check');
  await answerAll(page, {}, async (current) => {
    if (current !== 'leg-today') return false;
    await element().locator('.check-row label.option').first().click();
    return true;
  });
  await goOn(page);
  await page.evaluate(() => (location.hash = '#charley/now'));
  await heading('A cramp now').waitFor();
  for (const step of ['Stretch it', 'Rub the muscle', 'Stand up and walk', 'Warmth'])
    assert.equal(await heading(step).count(), 0, step);
  await element().getByText('Not for you: Rub the muscle').waitFor();
  assert.equal(await element().locator('.band.same-day').count(), 1);
});

test('a clinic begins with the front door by start="home"; without it nothing is added to its page', async () => {
  const { page } = app.opened;
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', '<charley-check start="home"');
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/`);
  await heading('Leg cramps at night').waitFor();
  await ready();
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body', 'the page keeps its focus');
  const length = await page.evaluate(() => history.length);
  await button('I have a cramp now').click();
  await element().locator('.careful', { hasText: 'Call your doctor or 111 today' }).waitFor();
  await button('Back').click();
  await arrives('home');
  assert.equal(await page.evaluate(() => history.length), length);
  await page.unroute('**/');
  await page.goto(`${app.site.origin}/`);
  await heading('Do you have any of these now').waitFor();
  assert.equal(await button('Charley, to the start').count(), 0);
});

test('in Spanish and Arabic the front door comes in that language, and a switch there stays there', async () => {
  for (const [locale, title, now] of [
    ['es', 'Calambres en las piernas por la noche', 'Estire la pierna'],
    ['ar', 'تشنجات الساق ليلًا', 'مدّد الساق'],
  ]) {
    const { page, context, problems } = await openPage(app.browser, { locale });
    await page.goto(app.site.origin + FRONT);
    await page.locator('charley-check').getByRole('heading', { name: title }).waitFor();
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('charley-check')).shell?.session.content.questionnaire,
    );
    await page.locator('charley-check').getByRole('combobox').selectOption('en');
    await page.locator('charley-check').getByRole('heading', { name: 'Leg cramps at night' }).waitFor();
    await page.locator('charley-check').getByRole('combobox').selectOption(locale);
    await page.locator('charley-check .door.primary').click();
    await page.locator('charley-check').getByRole('heading', { name: now }).waitFor();
    assert.equal(await page.getByText(/\bnow\.|advice\.|home\./).count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  }
});

test('when the front door does not come, the signs of an emergency do', async () => {
  const { page } = app.opened;
  await page.route(/\/home-/, (route) => route.abort());
  await open();
  await heading('Do you have any of these now').waitFor();
  await ready();
  await page.waitForTimeout(300);
  assert.equal((await where(page)).address, 'check');
  await goOn(page);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing at the front door, ${colorScheme}`, async () => {
    const { page, context } = await openPage(app.browser, { colorScheme });
    for (const hash of ['home', 'now', 'signs']) {
      await page.goto('about:blank');
      await page.goto(`${app.site.origin}/app/#charley/${hash}`);
      await page.locator('charley-check h2').waitFor();
      const { violations, incomplete } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      assert.deepEqual(
        [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join()}`)),
        [],
        hash,
      );
    }
    await context.close();
  });
}

test('answers that cannot be weighed hold back every step of a cramp now, and it is said', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'age');
  await page.evaluate(() => {
    const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
    shell.session.core.assess = () => Promise.reject(new Error('broken on purpose'));
    return shell.go('now');
  });
  await page.locator('charley-check .careful').waitFor();
  assert.equal(await page.locator('charley-check .steps li').count(), 0);
  assert.match(await page.locator('charley-check .careful + [role=status]').innerText(), /could not weigh the answers/);
});
