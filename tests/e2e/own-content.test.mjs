// A clinic's own content: used when it is whole, refused with reasons when it is not.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, goOn, openAll, unfold } from '../support/harness.mjs';

useApp();

const tier = () => element().locator('article').getAttribute('data-tier');
const press = (/** @type {string} */ name) => element().getByRole('button', { name, exact: true }).click();

/** Serves a changed copy of data/ as the clinic's own. @param {(name: string, json: any) => any} change */
async function serveOwnData(change) {
  const names = [...readdirSync('data', { recursive: true })].map(String).filter((name) => name.endsWith('.json'));
  await app.opened.page.route('**/own-data/**', async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^.*\/own-data\//, '');
    if (!names.includes(name)) return route.fulfill({ status: 404, body: '' });
    const changed = change(name, JSON.parse(readFileSync(`data/${name}`, 'utf8')));
    if (changed === undefined) return route.fulfill({ status: 404, body: '' });
    const body = typeof changed === 'string' ? changed : JSON.stringify(changed);
    return route.fulfill({ contentType: 'application/json', body });
  });
  await app.opened.page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', '<charley-check data-url="/own-data/"');
    await route.fulfill({ response, body });
  });
}

test("a clinic's own content is used: texts, a new medicine, a review that is overdue", async () => {
  const { page } = app.opened;
  await serveOwnData((name, json) => {
    if (name === 'locales/en.json') json.texts['pattern.night-cramps.body'] = 'Words of <b>Riverside</b>.';
    if (name === 'questionnaire.json') json.item[0].item[0].text = 'Any of these, says Riverside?';
    if (name === 'medicines.json') json.classes[0].members.push({ name: 'riversidol', brands: ['Riverside Forte'] });
    if (name === 'patterns.json') json.patterns[0].review.next = '2020-01-31';
    if (name === 'editorial/en.json') json.sections[0].text = ['Riverside Practice answers for this.'];
    return json;
  });
  await page.goto(`${app.site.origin}/app/`);
  await element().getByRole('heading', { name: 'Any of these, says Riverside?' }).waitFor();
  await answerAll(page, {}, (current) => current === 'health-page');
  await element().getByLabel('Name of a medicine').fill('riversid');
  await element()
    .getByRole('button', { name: /^Riverside Forte/ })
    .click();
  await element().locator('label.option', { hasText: 'Only longer before' }).click();
  await goOn(page);
  await answerAll(page);
  await element().getByText('Words of <b>Riverside</b>.').first().waitFor();
  await openAll(page);
  await element().getByText('Some of this should have been reviewed again by now.').waitFor();
  await element().getByText('Due for review since 31 January 2020.').waitFor();
  await press('How this content is made');
  await element().getByText('Riverside Practice answers for this.').waitFor();
});

const coding = { system: 'https://riverside.example/codes', code: 'feels', display: 'What it feels like' };
const line = { item: 'feels', is: ['sudden-knot'], coding, text: 'What it is, as the person says' };
for (const [what, lines] of /** @type {[string, object[] | undefined][]} */ ([
  ['follows the codes of the clinic, however many', Array.from({ length: 20 }, () => line)],
  ['has no codes where the clinic gives none', undefined],
])) {
  test(`the file for the doctor's system ${what}`, async () => {
    const { page } = app.opened;
    await serveOwnData((name, json) => (name === 'fhir.json' ? lines && { observations: lines } : json));
    await page.goto(`${app.site.origin}/app/`);
    await answerAll(page);
    await unfold(page, 'take');
    const waiting = page.waitForEvent('download');
    await press("Save for the doctor's computer (FHIR)");
    const bundle = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
    assert.deepEqual(
      bundle.entry.slice(1).map((/** @type {any} */ { resource }) => resource.code.coding[0].code),
      [...(lines ?? []).map(() => coding.code), 'urgency'],
    );
  });
}

for (const [name, expected, change] of /** @type {[string, RegExp, (name: string, json: any) => any][]} */ ([
  [
    'a rule without a source',
    /missing-source/,
    (file, json) => {
      if (file === 'triage.json') json.rules[3].sources = [];
      return json;
    },
  ],
  [
    'a rule that can never apply',
    /triage\.json#\/rules\/0: no answers can ever make this condition true \[dead-rule\]/,
    (file, json) => {
      const age = (/** @type {string} */ code) => ({ item: 'age', is: [code] });
      if (file === 'triage.json') json.rules[0].when = { all: [age('18-39'), age('40-59')] };
      return json;
    },
  ],
  [
    'a text that is missing',
    /missing-text/,
    (file, json) => {
      if (file === 'locales/en.json') delete json.texts['cause.alcohol.body'];
      return json;
    },
  ],
  [
    'a provisional result that reassures',
    /out-of-range/,
    (file, json) => {
      if (file === 'triage.json') json.provisionalFloor = 'self-care';
      return json;
    },
  ],
  [
    'words for asking that name no entry',
    /ask\/en\.json.*unknown-id/,
    (file, json) => {
      if (file === 'ask/en.json') json.words['advice.no-such-entry'] = 'anything';
      return json;
    },
  ],
  [
    'an export of an answer that is not there',
    /fhir\.json.*unknown-item/,
    (file, json) => {
      if (file === 'fhir.json') json.observations[0].item = 'no-such-item';
      return json;
    },
  ],
  ['broken JSON', /advice\.json.*json-syntax/, (file, json) => (file === 'advice.json' ? '{"half' : json)],
  [
    'a file outside of the folder',
    /unsupported/,
    (file, json) => {
      if (file === 'manifest.json') json.files.push('../../secret.json');
      return json;
    },
  ],
])) {
  test(`a clinic's own content with ${name} is refused, said, and the standard content used`, async () => {
    const { page } = app.opened;
    await serveOwnData(change);
    await page.goto(`${app.site.origin}/app/`);
    await element().getByText('it cannot be used. You see the standard content instead.').waitFor();
    await element().getByText('For the clinic: what is wrong').click();
    await element().locator('.card.warn li', { hasText: expected }).first().waitFor();
    await answerAll(page);
    assert.equal(await tier(), 'self-care');
    await element().getByText('it cannot be used. You see the standard content instead.').waitFor();
  });
}

test('a data folder on another host is refused without asking it', async () => {
  const { page, requests } = app.opened;
  await page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', '<charley-check data-url="https://evil.example/d/"');
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.site.origin}/app/`);
  await element().getByText('For the clinic: what is wrong').click();
  await element().getByText('must be on the same host').waitFor();
  assert.ok(requests.every((url) => url.startsWith(app.site.origin)));
});
