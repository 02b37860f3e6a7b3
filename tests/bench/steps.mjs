// From pressing the button to the next question on the screen, over a whole ordinary check; and the heap at the result.
// Over the browser's debugging protocol alone: what a driver injects would be a good part of our heap.
import { ORDINARY, launch, openPage, serveSite } from '../support/harness.mjs';

/** In the page: ticks what is asked; whether there was something to ask. */
const TICK = `(answers) => {
  const host = document.querySelector('charley-check');
  const root = host.shadowRoot;
  if (host.shell.address === 'result') return false;
  const { flow, current } = host.shell.session.course;
  const screen = flow?.screens.find(({ item }) => item === current);
  const page = screen?.kind === 'page';
  for (const linkId of page ? screen.rows : [current]) {
    const place = page ? root.querySelector('#q-' + linkId).closest('.page-question') : root;
    const label = [...place.querySelectorAll('label.option')].find((each) => each.textContent.includes(answers[linkId]));
    if (label) label.click();
    else if (answers[linkId] !== undefined) throw new Error('no ' + answers[linkId] + ' for ' + linkId);
  }
  return true;
}`;

/** In the page: the middle of the button that goes on. */
const PLACE = `(() => {
  const button = [...document.querySelector('charley-check').shadowRoot.querySelectorAll('button.primary')].at(-1);
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
})()`;

/** In the page: from the next click to the frame that shows another screen. */
const WAIT = `(() => {
  const host = document.querySelector('charley-check');
  const heading = () => host.shadowRoot.querySelector('h2')?.textContent + host.shell.address;
  const before = heading();
  let pressed = 0;
  addEventListener('click', (event) => (pressed = event.timeStamp), { capture: true, once: true });
  window.next = new Promise((done, fail) => {
    setTimeout(fail, 20_000, new Error('nothing came after ' + before));
    const look = () => {
      if (!pressed || heading() === before) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - pressed);
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
})()`;

/** @param {number} slower factor of the processor @param {number} passes @returns {Promise<{times: number[], heap: number}>} ms; bytes at the result */
export async function answerSteps(slower, passes) {
  const browser = await launch();
  const site = await serveSite();
  const times = [];
  let heap = 0;
  for (let pass = 0; pass < passes; ++pass) {
    const { context, page } = await openPage(browser);
    const session = await context.newCDPSession(page);
    const evaluate = async (/** @type {string} */ expression) => {
      const options = { expression, returnByValue: true, awaitPromise: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    };
    await page.goto(`${site.origin}/`);
    while (
      !(await evaluate(`document.querySelector('charley-check').shell.session.content.questionnaire !== undefined`))
    )
      await page.waitForTimeout(50);
    if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    while (await evaluate(`(${TICK})(${JSON.stringify(ORDINARY)})`)) {
      await page.waitForTimeout(300);
      const place = await evaluate(PLACE);
      await evaluate(WAIT);
      for (const type of /** @type {const} */ (['mousePressed', 'mouseReleased']))
        await session.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
      times.push(await evaluate('window.next'));
    }
    await session.send('HeapProfiler.enable');
    for (let i = 0; i < 3; ++i) await session.send('HeapProfiler.collectGarbage');
    heap = Math.max(heap, (await session.send('Runtime.getHeapUsage')).usedSize);
    await context.close();
  }
  await browser.close();
  await site.close();
  return { times, heap };
}
