// The main paths in three engines. Firefox and WebKit have no Web Bluetooth: the sensor screen says so once, kindly, and
// everything else works.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ENGINES, press, until, untilText } from '../support/engines.mjs';
import { ORDINARY, charley, serveSite } from '../support/harness.mjs';

/** @type {{origin: string, close: () => Promise<void>}} */ let site;
const folder = mkdtempSync(join(tmpdir(), 'charley-engines-'));

before(async () => {
  site = await serveSite();
  execFileSync('build/native/tests/charley_recordings', [folder]);
  assert.equal(charley(['convert', join(folder, 'umyo.charley'), join(folder, 'night.edf')]).status, 0);
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const HOST = "document.querySelector('charley-check')";

/** Begins to wait for the service worker; window.stored says when it has everything. */
const CACHED =
  "(navigator.serviceWorker.ready.then(async ({ active }) => { while (active.state !== 'activated') await new Promise((r) => setTimeout(r, 50)); window.stored = true; }), true)";

/** Answers by pressing what a person presses. @param {import('../support/engines.mjs').Engine} engine */
async function answerAll(engine) {
  for (let step = 0; step < 40; ++step) {
    const { address, current, rows } = await engine.evaluate(
      `const { address, session } = ${HOST}.shell; const { flow, current } = session.course;
      const screen = flow?.screens.find(({ item }) => item === current);
      return { address, current, rows: screen?.kind === 'page' ? screen.rows : [current] }`,
    );
    if (address === 'result') return;
    for (const linkId of current ? rows : []) {
      const label = /** @type {Record<string, string>} */ (ORDINARY)[linkId];
      if (label) await press(engine, label, `#q-${linkId}`);
    }
    await engine.evaluate(
      `${HOST}.shadowRoot.querySelector('button.primary[type=submit], .actions button.primary').click(); return true`,
    );
    await until(
      engine,
      `const { shell } = ${HOST}; return !shell.steps.busy && shell.address !== ${JSON.stringify(address)}`,
      `the screen after ${address}`,
    );
  }
  assert.fail('the check did not end');
}

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name}: from the first question to the result, and a file of a sensor`, { timeout: 180_000 }, async () => {
    const engine = await start();
    try {
      await engine.goto(`${site.origin}/app/?start=check`);
      await until(engine, `return Boolean(${HOST}?.shadowRoot?.querySelector('h2'))`, 'the first screen');
      await answerAll(engine);
      assert.equal(await engine.evaluate(`return ${HOST}.shell.session.conclusion.result.tier`), 'self-care');
      await press(engine, 'Use a leg sensor');
      await untilText(engine, 'This browser cannot connect to sensors.');
      await engine.chooseFile(join(folder, 'night.edf'));
      await untilText(engine, 'What this file shows');
      const report = JSON.parse(
        await engine.evaluate(`return JSON.stringify(${HOST}.shell.places.opened('sensor').state.shown.report)`),
      );
      assert.deepEqual(report, JSON.parse(charley(['analyze', join(folder, 'night.edf')]).stdout));
      await press(engine, 'Use this in my result');
      await press(engine, 'Back to the check');
      await press(engine, 'Open all');
      await untilText(engine, 'Your sensor saw the muscle tighten for 42 s next to your mark.');
    } finally {
      await engine.close();
    }
  });

  test(`${name}: the front door, and from there to the help with a cramp and back`, { timeout: 90_000 }, async () => {
    const engine = await start();
    try {
      await engine.goto(`${site.origin}/app/?lang=en`);
      await untilText(engine, 'Leg cramps at night');
      await press(engine, 'I have a cramp now');
      await untilText(engine, 'Pull the toes up');
      assert.equal(await engine.evaluate('return location.hash'), '#charley/now');
      await engine.evaluate('history.back(); return true');
      await untilText(engine, 'Check my cramps');
      await press(engine, 'Emergency signs');
      await untilText(engine, 'Chest pain, trouble breathing');
    } finally {
      await engine.close();
    }
  });

  test(`${name}: Back and Forward lead through the questions, a link to a place`, { timeout: 180_000 }, async () => {
    const engine = await start();
    const at = (/** @type {string} */ address) =>
      until(
        engine,
        `const shell = ${HOST}?.shell; return shell?.address === ${JSON.stringify(address)} && !shell.steps.busy`,
        address,
      );
    const said = () => engine.evaluate(`return JSON.stringify([...${HOST}.shell.session.answers.all])`);
    const move = (/** @type {'back' | 'forward'} */ way) => engine.evaluate(`history.${way}(); return true`);
    try {
      await engine.goto(`${site.origin}/app/?lang=en&start=check`);
      await until(engine, `return ${HOST}?.shell?.session.content.items.size > 0`, 'the core');
      await answerAll(engine);
      const answers = await said();
      await move('back');
      await at('check/tried');
      assert.match(await engine.evaluate('return document.title'), / – Night leg cramp check$/);
      await move('back');
      await at('check/lately');
      await move('forward');
      await at('check/tried');
      await move('forward');
      await at('result');
      assert.equal(await said(), answers);
      assert.equal(await engine.evaluate('return location.hash'), '#charley/result');
      await engine.goto(`${site.origin}/app/?lang=en&linked#charley/ask`);
      await at('ask');
      await untilText(engine, 'Ask in your own words');
    } finally {
      await engine.close();
    }
  });

  test(
    `${name}: a reload of the app keeps the question and the answers, and stores none`,
    { timeout: 180_000 },
    async () => {
      const engine = await start();
      const said = () => engine.evaluate(`return JSON.stringify([...${HOST}.shell.session.answers.all])`);
      try {
        await engine.goto(`${site.origin}/app/?lang=en&start=check`);
        await until(engine, `return ${HOST}?.shell?.session.content.items.size > 0`, 'the core');
        await until(engine, 'return Boolean(navigator.serviceWorker.controller)', 'the service worker');
        await engine.evaluate(
          `${HOST}.shadowRoot.querySelector('button.primary[type=submit]').click(); window.before = true; return true`,
        );
        await until(engine, `return ${HOST}.shell.address.startsWith('check/')`, 'the next question');
        const [answers, address] = [await said(), await engine.evaluate(`return ${HOST}.shell.address`)];
        await engine.evaluate(`${HOST}.shell.renewal.reload(); return true`);
        await until(
          engine,
          `return !window.before && ${HOST}?.shell?.address === ${JSON.stringify(address)}`,
          'the question',
        );
        assert.equal(await said(), answers);
        assert.deepEqual(await engine.evaluate('return [localStorage.length, sessionStorage.length]'), [0, 0]);
      } finally {
        await engine.close();
      }
    },
  );

  test(`${name}: the demonstration is recorded and kept over a reload`, { timeout: 180_000 }, async () => {
    const engine = await start();
    try {
      await engine.goto(`${site.origin}/app/?start=check`);
      await press(engine, 'Use a leg sensor');
      await press(engine, 'Try it without a sensor');
      await press(engine, 'Start recording');
      await untilText(engine, 'kB kept on this device');
      await new Promise((resolve) => setTimeout(resolve, 4000));
      await press(engine, 'Stop and show what it saw');
      await untilText(engine, 'What the sensor saw');
      await engine.goto(`${site.origin}/app/?again&start=check`);
      await press(engine, 'Use a leg sensor');
      await press(engine, 'Show');
      await untilText(engine, 'What the sensor saw');
      const report = JSON.parse(
        await engine.evaluate(`return JSON.stringify(${HOST}.shell.places.opened('sensor').state.shown.report)`),
      );
      assert.ok(report.streams[0].received > 2000, JSON.stringify(report.streams));
    } finally {
      await engine.close();
    }
  });

  test(`${name}: languages, keeping answers, the page for the visit, and no server`, { timeout: 180_000 }, async () => {
    const engine = await start();
    const own = await serveSite();
    let stopped = false;
    try {
      await engine.goto(`${own.origin}/app/?lang=en&start=check`);
      await until(engine, `return ${HOST}?.shell?.session.content.items.size > 0`, 'the core');
      await answerAll(engine);
      const answers = await engine.evaluate(`return JSON.stringify([...${HOST}.shell.session.answers.all])`);
      for (const [language, title] of [
        ['es', 'Puede tratarlo en casa'],
        ['ar', 'يمكنك العناية بهذا في البيت'],
      ]) {
        await engine.evaluate(
          `const select = ${HOST}.shadowRoot.querySelector('#language'); select.value = ${JSON.stringify(language)};
          select.dispatchEvent(new Event('change')); return true`,
        );
        await untilText(engine, title);
        assert.equal(
          await engine.evaluate(`return ${HOST}.shadowRoot.querySelector('.frame').dir`),
          language === 'ar' ? 'rtl' : 'ltr',
        );
      }
      assert.equal(await engine.evaluate(`return JSON.stringify([...${HOST}.shell.session.answers.all])`), answers);
      await engine.evaluate(
        `window.print = () => { window.printed = ${HOST}.shadowRoot.querySelector('.summary')?.textContent; }; return true`,
      );
      await engine.evaluate(`${HOST}.shadowRoot.querySelector('.fold.take > h3 > button').click(); return true`);
      await press(engine, 'صفحة واحدة لزيارتك');
      await until(engine, `return Boolean(window.printed)`, 'the page for the visit');
      assert.match(await engine.evaluate('return window.printed'), /تشنجات الساق الليلية/);
      await engine.evaluate(
        `window.dispatchEvent(new Event('afterprint')); ${HOST}.shadowRoot.querySelector('.save input').click(); return true`,
      );
      await until(engine, `return Boolean(localStorage.getItem('charley:answers'))`, 'the answers to be kept');
      // The whole app is stored before the server goes.
      await until(engine, `return ${CACHED}`, 'the app to be stored');
      await until(engine, `return Boolean(window.stored)`, 'the app to be stored');
      await own.close();
      stopped = true;
      await engine.goto(`${own.origin}/app/?start=check`);
      await until(engine, `return ${HOST}?.shell?.session.content.items.size > 0`, 'the core without a server');
      await press(engine, 'تابع بها');
      await untilText(engine, 'يمكنك العناية بهذا في البيت');
      // What was filled in and confirmed is kept as an answer like any other.
      assert.equal(
        await engine.evaluate(`return JSON.stringify([...${HOST}.shell.session.answers.all])`),
        answers.replaceAll(',"expected":true', ''),
      );
    } finally {
      await engine.close();
      if (!stopped) await own.close();
    }
  });
}
