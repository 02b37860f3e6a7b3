// What a page can say to the element by its attributes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { app, element, useApp } from '../support/app.mjs';
import { answerAll, openPage, unfold } from '../support/harness.mjs';

useApp();

/** Opens the app with these attributes. @param {string} attributes @param {string} [path] */
async function open(attributes, path = '/app/') {
  await app.opened.page.route('**/app/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<charley-check', `<charley-check ${attributes}`);
    await route.fulfill({ response, body });
  });
  await app.opened.page.goto(`${app.site.origin}${path}`);
}

test('start="ask" and start="sensor" begin there, and lead back to the check', async () => {
  await open('start="ask"', '/app/#');
  await element().getByRole('heading', { name: 'Ask in your own words' }).waitFor();
  await element().getByLabel('Your question').fill('can I rub my leg');
  await element().getByRole('button', { name: 'Look it up' }).click();
  // Nothing is answered yet: what may harm somebody waits for the questions.
  await element().getByText('We have not asked you all of this yet').first().waitFor();
  await element().getByRole('button', { name: 'Back' }).click();
  await answerAll(app.opened.page);
  assert.equal(await element().locator('article.result').getAttribute('data-tier'), 'self-care');
  await app.opened.context.close();
  app.opened = await openPage(app.browser);
  await open('start="sensor"', '/app/#');
  await element().getByRole('heading', { name: 'Watch your calf with a sensor' }).waitFor();
});

test('an unknown start begins with the check and warns', async () => {
  await open('start="moon"', '/app/#');
  await element().getByRole('heading', { name: 'Night leg cramp check' }).waitFor();
  await app.opened.page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('charley-check')).shell.session.content.items.size > 0,
  );
  assert.ok(
    app.opened.problems.some((text) => text.includes('start="moon" is not known')),
    app.opened.problems.join(),
  );
});

test('features lists the parts that are shown', async () => {
  await open('features="print"');
  assert.equal(await element().getByRole('button', { name: 'Use a leg sensor' }).count(), 0);
  await answerAll(app.opened.page);
  await unfold(app.opened.page, 'take');
  await element().getByRole('button', { name: 'Print all' }).waitFor();
  for (const name of ['Use a leg sensor', 'Ask a question', 'Copy as text'])
    assert.equal(await element().getByRole('button', { name }).count(), 0, name);
  assert.equal(await element().getByText('Keep my answers on this device').count(), 0);
  assert.equal(await element().getByText('I am a clinician').count(), 0);
});

test('the page for appointments is offered when a visit can wait, and only as a page', async () => {
  await open('contact-url="/book" contact-name="Riverside" contact-phone="0123"');
  await answerAll(app.opened.page, { frequency: 'Every night' });
  const link = element().getByRole('link', { name: 'Book an appointment' });
  assert.equal(await link.getAttribute('href'), `${app.site.origin}/book`);
  await element().getByRole('link', { name: 'Call Riverside' }).waitFor();
  for (const hostile of ['javascript:alert(1)', 'data:text/html,x', 'http://[']) {
    await app.opened.page.evaluate(
      (url) => document.querySelector('charley-check').setAttribute('contact-url', url),
      hostile,
    );
    await app.opened.page.waitForTimeout(50);
    assert.equal(await link.count(), 0, hostile);
  }
});

test("the clinic's own header and footer stand around the check", async () => {
  await open('');
  await app.opened.page.evaluate(() => {
    const host = document.querySelector('charley-check');
    for (const slot of ['header', 'footer'])
      host.append(Object.assign(document.createElement('p'), { slot, textContent: `Riverside ${slot}` }));
  });
  const top = async (/** @type {string} */ text) => (await app.opened.page.getByText(text).first().boundingBox()).y;
  assert.ok((await top('Riverside header')) < (await top('Do you have any of these now')));
  assert.ok((await top('Riverside footer')) > (await top('Do you have any of these now')));
});

test('a data folder that is no address is refused', async () => {
  await open('data-url="http://["');
  await element().getByText('it cannot be used. You see the standard content instead.').waitFor();
  await answerAll(app.opened.page);
  assert.equal(await element().locator('article.result').getAttribute('data-tier'), 'self-care');
});

test('hostile attributes neither run nor break out', async () => {
  const payload = '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;${7*7}';
  await open(
    `contact-name="${payload}" contact-phone="${payload}" contact-url="${payload}" region="${payload}" theme="${payload}"
     lang="${payload}" audience="${payload}" features="${payload} print" data-url="${payload}"`,
  );
  await answerAll(app.opened.page, { frequency: 'Every night' });
  assert.equal(await element().locator('img').count(), 0);
  assert.equal(await app.opened.page.locator('img').count(), 0);
  assert.ok(app.opened.requests.every((url) => url.startsWith(app.site.origin)));
  assert.deepEqual(
    app.opened.problems.filter((text) => text.startsWith('error:')),
    [],
  );
});
