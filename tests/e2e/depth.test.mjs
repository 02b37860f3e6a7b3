// What the result explains, the short version, asking in one's own words, and a clinician's view.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, unfold, where } from '../support/harness.mjs';

useApp();

const tier = () => element().locator('article.result').getAttribute('data-tier');
const press = (/** @type {string | RegExp} */ name) => element().getByRole('button', { name }).first().click();
/** @param {string} start of the address */
const shows = (start) =>
  app.opened.page.waitForFunction(
    (wanted) => {
      const { shell } = /** @type {any} */ (document.querySelector('charley-check'));
      return !shell.steps.busy && shell.address.startsWith(wanted);
    },
    start,
    { timeout: 30_000 },
  );

test('the short version takes at most 14 screens, never says self-care, and can be made complete', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await press('None, short version');
  await shows('check/');
  let screens = 1;
  await answerAll(page, {}, () => void screens++);
  assert.ok(screens <= 14, `${screens} screens`);
  assert.equal(await tier(), 'routine');
  await element().getByRole('heading', { name: 'This is a first result' }).waitFor();
  await press('Answer the other questions');
  await shows('check/');
  await answerAll(page);
  assert.equal(await tier(), 'self-care');
  assert.equal(await element().getByText('This is a first result').count(), 0);
});

test('an answer can be changed on the result of the short version too', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await press('None, short version');
  await shows('check/');
  await answerAll(page);
  await unfold(page, 'answers');
  await press(/Change.*What does it do to your sleep/);
  await element().locator('label.option', { hasText: 'I lie awake' }).click();
  await goOn(page);
  await shows('result');
  await element().locator('.changed').getByText('Cramps that spoil your sleep or your day').waitFor();
});

test('the full path has at most 18 screens for an ordinary night cramp', async () => {
  await app.opened.page.goto(`${app.site.origin}/app/`);
  let screens = 0;
  await answerAll(app.opened.page, {}, () => void screens++);
  assert.ok(screens <= 18, `${screens} screens`);
});

test('a page of several questions says which answer is missing', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, {}, (current) => current === 'how-often');
  await element().getByText('While asleep in bed').click();
  await element().getByText('1 to 3 times a month').click();
  await element().getByText('Years', { exact: true }).click();
  await element().locator('button.primary').click();
  await element().getByRole('alert').getByText('Choose an answer to go on').waitFor();
  assert.equal(await element().locator('.page-question.missing').count(), 1);
  await element().getByText('It wakes me, then I sleep again').click();
  await goOn(page);
  assert.notEqual((await where(page)).current, 'how-often');
});

test('the result says which answer would change it, one tap away', async () => {
  await app.opened.page.goto(`${app.site.origin}/app/`);
  await answerAll(app.opened.page);
  await unfold(app.opened.page, 'answers');
  await element().getByText('What would change this?').click();
  const today = element().locator('h4', { hasText: 'This becomes: Get medical help today' });
  await today.waitFor();
  await element().locator('h4:has-text("Get medical help today") + ul li', { hasText: 'One leg' }).first().waitFor();
});

test('a changed answer says what it changed, and changed back that it changed back', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page);
  const change = async (/** @type {string} */ label) => {
    await unfold(page, 'answers');
    await element()
      .getByRole('button', { name: /Change.*How often do you get it/ })
      .click();
    await element().locator('label.option', { hasText: label }).click();
    await goOn(page);
  };
  await change('Every night or more');
  const card = element().locator('.changed');
  await card.getByText('Before: You can look after this at home. Now: Talk to a doctor').waitFor();
  await card.getByText('Three or more cramps a week').waitFor();
  await change('1 to 3 times a month');
  await card.getByText('Now: You can look after this at home.').waitFor();
});

test('two things at once are said, and their advice is kept apart', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, { when: ['While asleep in bed', 'Sitting in the evening'] }, async (current) => {
    if (current !== 'restless') return;
    const rows = await element().locator('.check-row label.option:not(.unsure)').all();
    for (const row of rows.slice(0, 5)) await row.click();
  });
  await element().getByText('Two things may be going on:').first().waitFor();
  await unfold(page, 'plan');
  for (const name of ['For: Night leg cramps', 'For: Restless legs']) await element().getByText(name).first().waitFor();
  const restless = element().locator('p.apart:has-text("For: Restless legs") + ul').last();
  await restless.getByText('Say “restless legs”').waitFor();
  assert.equal(await restless.getByText('Stretch it', { exact: true }).count(), 0);
});

test('what need not be asked is skipped and listed', async () => {
  const { page } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, { when: 'During or after dialysis', conditions: 'Dialysis' });
  assert.equal(await tier(), 'within-days');
  await unfold(page, 'answers');
  await element().getByText('Not asked, because no answer could have changed the result:').waitFor();
  const skipped = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.course.flow.skipped.length,
  );
  assert.ok(skipped > 0);
});

test('a clinician sees figures, criteria, codes and sources with links, and the texts load only then', async () => {
  const { page, requests } = app.opened;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  assert.equal(requests.filter((url) => /\/clinician-/.test(url)).length, 0);
  await press('I am a clinician');
  await unfold(page, 'plan');
  await element().getByText('Cochrane 2021: severity MD -1.30 (-1.74 to -0.86)').waitFor();
  assert.equal(requests.filter((url) => /\/clinician-.*\.json/.test(url)).length, 1);
  await unfold(page, 'fits');
  await element().getByText('What this rests on').first().click();
  const fits = element().locator('.fits');
  await fits.getByText(/\d of 7 criteria/).waitFor();
  await fits.getByText('ICD-10-CM G47.62').waitFor();
  const link = element().locator('a[href^="https://doi.org/"]').first();
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  await press('I am a clinician');
  assert.equal(await element().getByText('severity MD -1.30').count(), 0);
});

test('a question in own words is answered by our entries, with the answers in mind, or honestly not', async () => {
  const { page, requests } = app.opened;
  await page.goto(`${app.site.origin}/app/`);
  await answerAll(page, { conditions: 'Kidney disease' });
  const before = requests.length;
  await press('Ask a question');
  const ask = async (/** @type {string} */ question) => {
    await element().getByLabel('Your question').fill(question);
    await press('Look it up');
  };
  await ask('can I take magnesum?');
  const first = element().locator('li.card').first();
  await first.getByRole('heading', { name: 'Magnesium' }).waitFor();
  await first.getByText('Ask your kidney doctor before you take magnesium').waitFor();
  assert.equal(await first.getByText('no better than dummy pills').count(), 0);
  await ask('<img src=x onerror=alert(1)> what is the capital of France');
  await element().getByText('We have nothing on that. Ask your pharmacist or doctor.').waitFor();
  assert.equal(await element().locator('li.card').count(), 0);
  await ask('my foot went cold and white all of a sudden');
  await element().getByText('If this is true for you: Get emergency help now').waitFor();
  await ask('the pain is so bad i want to die');
  await element().getByText('You do not have to carry this alone').waitFor();
  await element().getByText('Call a crisis line where you live').waitFor();
  // The question goes nowhere.
  assert.ok(requests.slice(before).every((url) => url.startsWith(app.site.origin) && !url.includes('France')));
  await press('Back');
  await shows('result');
});

test('a sign for today that somebody asks about says whom to call', async () => {
  await app.opened.page.goto(`${app.site.origin}/app/?region=GB#charley/ask`);
  await element().getByLabel('Your question').fill('my calf is swollen and hot');
  await press('Look it up');
  await element().locator('li.card.same-day a[href="tel:111"]').first().waitFor();
});

test('how the content is made, and what changed in it, can be reached from the result', async () => {
  await app.opened.page.goto(`${app.site.origin}/app/`);
  await answerAll(app.opened.page);
  await unfold(app.opened.page, 'sure');
  await press('How this content is made');
  await element().getByRole('heading', { name: 'How this content is made' }).waitFor();
  await element().getByText('There is no advertising').waitFor();
  const manifest = JSON.parse(readFileSync('data/manifest.json', 'utf8'));
  await element().getByText(`${manifest.version}, `).waitFor();
  await press('Back');
  await shows('result');
});

test('what needs the whole core may be wanted twice at once', async () => {
  const { page } = app.opened;
  const modules = () => app.opened.requests.filter((url) => /whole-[^/]*\.wasm/.test(url)).length;
  await page.goto(`${app.site.origin}/`);
  await answerAll(page);
  const [changes, entries] = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('charley-check'));
    const { content } = host.shell.session;
    const words = await content.load('ask');
    const response = host.shell.session.answers.text();
    const texts = { texts: content.texts.all(), ask: words };
    const [result, asked] = await Promise.all([
      host.shell.session.core.assess(response),
      host.shell.session.core.ask(texts, response, 'magnesium'),
    ]);
    return [result.changes.length, asked.answers.length];
  });
  assert.ok(changes > 0 && entries > 0);
  assert.equal(modules(), 1);
});
