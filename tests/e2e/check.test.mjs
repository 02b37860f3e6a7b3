// The check in real Chromium, under the strict policy of vite.config.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import {
  ORDINARY,
  answerAll,
  charley,
  clinicalCases,
  goOn,
  nativeResults,
  withWholeSources,
  unfold,
  where,
} from '../support/harness.mjs';

useApp();

const tick = (/** @type {string} */ text) =>
  element().locator('.check-row label.option:not(.unsure)', { hasText: text }).first().click();
const tier = () => element().locator('article.result').getAttribute('data-tier');

test('the whole check by keyboard alone: Tab, arrows, Space and Enter', async () => {
  const { page, problems } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  const focused = () =>
    page.evaluate(() => {
      const active = document.querySelector('charley-check').shadowRoot.activeElement;
      if (!active) return { kind: 'none', name: '', label: '' };
      const label = active.closest('label')?.textContent ?? active.textContent ?? '';
      return {
        kind: active.getAttribute('type') ?? active.localName,
        name: active.getAttribute('name') ?? '',
        label: label.replace(/\s+/g, ' ').trim(),
      };
    });
  /** @param {(at: {kind: string, name: string, label: string}) => boolean} wanted */
  const tabTo = async (wanted) => {
    for (let i = 0; i < 200; ++i) {
      await page.keyboard.press('Tab');
      if (wanted(await focused())) return;
    }
    throw new Error(`cannot reach it by Tab at ${JSON.stringify(await where(page))}`);
  };
  for (let step = 0; step < 60; ++step) {
    const { address, current, rows } = await where(page);
    if (address === 'result') break;
    for (const linkId of current ? (rows ?? [current]) : []) {
      const label = ORDINARY[/** @type {keyof typeof ORDINARY} */ (linkId)];
      if (!label) continue;
      await tabTo(({ kind, name }) => (kind === 'radio' || kind === 'checkbox') && (!rows || name === linkId));
      if ((await focused()).kind === 'radio') {
        await page.keyboard.press('Space');
        for (let i = 0; i < 12 && !(await focused()).label.startsWith(label); ++i)
          await page.keyboard.press('ArrowDown');
      } else {
        if (!(await focused()).label.startsWith(label)) await tabTo((at) => at.label.startsWith(label));
        await page.keyboard.press('Space');
      }
      assert.ok((await focused()).label.startsWith(label), `${linkId}: ${(await focused()).label}`);
    }
    await tabTo(({ kind, label: text }) => kind === 'submit' && text.length > 0);
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => {
      const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
      return !shell.steps.busy && shell.address !== before;
    }, address);
    const heading = await page.evaluate(
      () => document.querySelector('charley-check').shadowRoot.activeElement?.localName,
    );
    assert.equal(heading, 'h2', `focus moves to the heading after ${address}`);
  }
  assert.equal(await tier(), 'self-care');
  assert.deepEqual(problems, []);
});

test('the browser gives the bytes of the native program for every clinical case', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  const cases = clinicalCases();
  const native = nativeResults(cases);
  const same = await page.evaluate(
    async (responses) => {
      const host = /** @type {any} */ (document.querySelector('charley-check'));
      await new Promise((resolve) =>
        host.shell.session.content.items.size
          ? resolve(0)
          : host.addEventListener('charley-ready', resolve, { once: true }),
      );
      const results = [];
      for (const response of responses)
        results.push(JSON.stringify(await host.shell.session.core.assess(JSON.stringify(response))));
      return results;
    },
    cases.map(({ response }) => response),
  );
  cases.forEach(({ id }, index) => {
    assert.equal(JSON.stringify(withWholeSources(JSON.parse(same[index]))), native[index], id);
  });
});

test('answers given on the screen reach the core as the command line reads them', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, { lately: ['Sitting for long', 'Alcohol on most days'], 'sleep-effect': 'I lie awake' });
  const { response, shown } = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    await host.shell.session.conclusion.explain();
    const item = [...host.shell.session.answers.all].map(([linkId, given]) => ({
      linkId,
      answer: given.map((/** @type {any} */ each) =>
        each.number === undefined ? { valueCoding: { code: each.code } } : { valueInteger: each.number },
      ),
    }));
    return {
      response: { resourceType: 'QuestionnaireResponse', item },
      shown: host.shell.session.conclusion.result,
    };
  });
  const native = charley(['assess', '-', '--data', 'data'], JSON.stringify(response)).stdout.trim();
  assert.equal(native, JSON.stringify(withWholeSources(shown)));
  assert.equal(await tier(), 'routine');
});

test('back and edit lose no answer, and going on without one says what is missing', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'one-cramp');
  await element().locator('button.primary').click();
  await element().getByRole('alert').getByText('Choose an answer to go on').waitFor();
  await element().getByRole('button', { name: 'Back' }).click();
  assert.equal((await where(page)).current, 'where-page');
  assert.equal(await element().getByLabel('Sometimes left').isChecked(), true);
  assert.equal(await element().getByRole('checkbox', { name: 'Calf' }).isChecked(), true);
  await goOn(page);
  assert.equal((await where(page)).current, 'one-cramp');
});

test('"none" with something ticked is asked about, not dropped', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  await element().getByRole('checkbox', { name: 'Diabetes', exact: true }).check();
  await element().getByLabel('None of these').check();
  await element().locator('button.primary').click();
  await element().getByRole('alert').getByText('You ticked “None of these” and something else').waitFor();
  assert.equal(await element().getByRole('checkbox', { name: 'Diabetes', exact: true }).isChecked(), true);
  await element().getByLabel('None of these').uncheck();
  await goOn(page);
  assert.notEqual((await where(page)).current, 'health-page');
});

test('one answer can be changed on the result, and changed back', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  assert.equal(await tier(), 'self-care');
  const before = await page.evaluate(() =>
    JSON.stringify(/** @type {any} */ (document.querySelector('charley-check')).shell.session.conclusion.result),
  );
  const change = async (/** @type {string} */ label) => {
    await unfold(page, 'answers');
    await element()
      .getByRole('button', { name: /Change.*How often do you get it/ })
      .click();
    await element().locator('label.option', { hasText: label }).click();
    await goOn(page);
  };
  await change('Every night or more');
  assert.equal(await tier(), 'routine');
  await change('1 to 3 times a month');
  assert.equal(
    await page.evaluate(() =>
      JSON.stringify(/** @type {any} */ (document.querySelector('charley-check')).shell.session.conclusion.result),
    ),
    before,
  );
});

test('an emergency found later interrupts at once', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page, {}, (current) => current === 'leg-today');
  await tick('One leg or foot is colder');
  await goOn(page);
  await tick('Did it come on suddenly');
  await goOn(page);
  assert.equal(await tier(), 'emergency');
  await element().getByRole('link', { name: 'Call 999' }).waitFor();
  assert.equal(await element().getByText('When a cramp comes').count(), 0);
  await element().getByRole('button', { name: 'Go on with the questions' }).click();
  await answerAll(page);
  assert.equal(await tier(), 'emergency');
});

test('one tap on the legs says place and side, and the lists show what it said', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'where-page');
  const leg = (/** @type {string} */ place, /** @type {string} */ side) =>
    element().locator(`path[data-region="${place}"][data-side="${side}"]`);
  const chosen = () => element().locator('.page-question:not(:last-of-type) .option.on').allInnerTexts();
  await leg('calf', 'left').click();
  assert.deepEqual(await chosen(), ['Calf', 'Always the left leg']);
  await leg('behind-knee', 'left').click();
  assert.deepEqual(await chosen(), ['Calf', 'Behind the knee', 'Always the left leg']);
  await leg('behind-knee', 'left').click();
  await leg('calf', 'right').click();
  assert.deepEqual(await chosen(), ['Calf', 'Sometimes left, sometimes right']);
  assert.equal(await element().locator('path.on').count(), 2);
  await leg('calf', 'left').click();
  assert.deepEqual(await chosen(), ['Calf', 'Always the right leg']);
  await leg('calf', 'right').click();
  assert.deepEqual(await chosen(), []);
  // From the lists to the drawing.
  await element().getByLabel('Shin').check();
  assert.equal(await element().locator('path[data-region="shin"].on').count(), 2);
  await leg('shin', 'left').click();
  assert.deepEqual(await chosen(), ['Shin', 'Always the left leg']);
  await element().getByLabel('Both legs at once').check();
  assert.equal(await element().locator('path[data-region="shin"].on').count(), 2);
  await leg('shin', 'left').click();
  assert.deepEqual(await chosen(), ['Shin', 'Always the right leg']);
});

test('a question that an answer opens is asked on the same page, and none of it is left out', async () => {
  const { page, problems } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'health-page');
  const button = element().locator('button.primary').last();
  assert.equal(await button.innerText(), 'Continue: None of these, No medicines');
  const since = element().getByRole('heading', { name: 'Did you start one of them' });
  await element().getByLabel('Name of a medicine').fill('simvastatin');
  assert.equal(await since.count(), 0);
  await button.click();
  await since.waitFor();
  assert.equal(await element().locator('.error-summary').count(), 0, 'a name that was written is no mistake');
  assert.equal((await where(page)).current, 'health-page');
  await element().getByLabel('Only longer before').check();
  assert.equal(await button.innerText(), 'Continue');
  await goOn(page);
  assert.notEqual((await where(page)).current, 'health-page');
  assert.deepEqual(problems, []);
});

test('what the age all but settles is filled in and said so, and goes with the age that it came from', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'about-you-page');
  const no = element().getByLabel('No, or does not apply to me');
  const said = element().getByText('Filled in because of your age');
  await element().getByLabel('18 to 39').check();
  assert.equal(await no.isChecked(), false);
  await element().getByLabel('75 or over').check();
  assert.equal(await no.isChecked(), true);
  await said.waitFor();
  await element().getByLabel('40 to 59').check();
  assert.equal(await no.isChecked(), false, 'an age that was a slip settles nothing');
  assert.equal(await said.count(), 0);
  // What the person said stays.
  await element().getByLabel('Gave birth in the last 6 weeks').check();
  await element().getByLabel('60 to 74').check();
  assert.equal(await element().getByLabel('Gave birth in the last 6 weeks').isChecked(), true);
  assert.equal(await said.count(), 0);
});

test('no page of questions is higher than two and a half small phone screens', async (t) => {
  const { page } = app.opened;
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${app.site.origin}/app/`);
  /** @type {string[]} */
  const heights = [];
  await answerAll(page, {}, async (current) => {
    if (current === 'emergency-now') return;
    const end = await element()
      .locator('form')
      .evaluate((form) => Math.round(form.getBoundingClientRect().bottom + scrollY));
    heights.push(`${current} ${end}`);
    assert.ok(end <= 2.5 * 640, `${current}: ${end}`);
  });
  t.diagnostic(heights.join(', '));
  assert.ok(heights.length > 9);
});

test('a double-click answers one list, not also the next, which nobody has read', async () => {
  const { page } = app.opened;
  const button = element().locator('button.primary').last();
  const shows = (/** @type {string} */ linkId) =>
    page.waitForFunction(
      (wanted) => /** @type {any} */ (document.querySelector('charley-check')).shell.session.course.current === wanted,
      linkId,
    );
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'leg-today');
  await button.click();
  await shows('between-cramps');
  await button.evaluate((pressed) =>
    pressed.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true, composed: true })),
  );
  await page.waitForTimeout(300);
  await shows('between-cramps');
  const answered = await page.evaluate(() => [
    .../** @type {any} */ (document.querySelector('charley-check')).shell.session.answers.all.keys(),
  ]);
  assert.ok(answered.includes('dirty-wound') && !answered.includes('losing-fluid'), `${answered}`);
  await button.click();
  await shows('where-page');
});

test('two widgets on one page do not disturb each other', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await page.evaluate(() => document.querySelector('main').append(document.createElement('charley-check')));
  const second = page.locator('charley-check').nth(1);
  await second.locator('.check-row label.option', { hasText: 'Chest pain' }).first().click();
  await second.getByText('Get emergency help now').waitFor();
  assert.equal(await page.locator('charley-check').nth(0).getByText('Get emergency help now').count(), 0);
});

test('events say where a person is and never what was answered', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).seen = [];
    for (const type of ['charley-ready', 'charley-step', 'charley-result', 'charley-error']) {
      addEventListener(type, (event) =>
        /** @type {any} */ (globalThis).seen.push([type, JSON.stringify(/** @type {CustomEvent} */ (event).detail)]),
      );
    }
  });
  await answerAll(page);
  const seen = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
  assert.equal(seen.at(-1)[0], 'charley-result');
  assert.ok(seen.filter(([type]) => type === 'charley-step').length > 8);
  for (const [type, detail] of seen) assert.equal(detail, '{}', type);
});

test('a same-day sign speaks when it is ticked, in sight on a small phone, and the questions can be finished', async () => {
  const { page, problems } = app.opened;
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'leg-today');
  const band = element().locator('form .band.strip.same-day');
  assert.equal(await band.count(), 0);
  await element()
    .locator('.check-row', { hasText: 'A vein feels hard and sore' })
    .locator('label.option.unsure')
    .click();
  await band.waitFor();
  assert.match(await band.innerText(), /today/);
  const { top, height } = await band.evaluate((each) => each.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && top + height <= 640 && height <= 320, `${top} ${height}`);
  assert.equal(await element().locator('form [role=alert] .band').count(), 1);
  // Said again on the next question, which can be answered; the tick taken back takes the words back.
  await element().locator('form button.primary').click();
  await element().locator('h2#question', { hasNotText: 'Look at your legs' }).waitFor();
  assert.equal(await band.count(), 1);
  await element().locator('button.back').click();
  await element().locator('h2#question', { hasText: 'Look at your legs' }).waitFor();
  await element()
    .locator('.check-row', { hasText: 'A vein feels hard and sore' })
    .locator('label.option.unsure')
    .click();
  await band.waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});
