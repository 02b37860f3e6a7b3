// One person through the whole check by codes instead of labels: the same in every language.
import { goOn, where } from './harness.mjs';

/** Cramps in the calf at night, and nothing else. */
const ANSWERS = {
  age: '60-74',
  pregnancy: 'not-applicable',
  feels: 'sudden-knot',
  where: 'calf',
  side: 'either',
  duration: '1-to-10-minutes',
  'ends-it': 'toes-up',
  soreness: 'under-1-hour',
  when: 'asleep',
  frequency: '1-3-month',
  since: 'years',
  'sleep-effect': 'wakes-back-to-sleep',
  conditions: 'none',
  medicines: 'none',
  lately: 'none',
  tried: 'none',
};

/** Opens an address of the app and waits until it speaks the language. @param {import('playwright-core').Page} page @param {string} origin @param {string} address @param {string} language */
export async function openAt(page, origin, address, language) {
  await page.goto('about:blank');
  await page.goto(`${origin}/app/?region=GB#charley/${address}`);
  await page.locator('charley-check h2').first().waitFor();
  await page.waitForFunction(
    (wanted) =>
      /** @type {any} */ (document.querySelector('charley-check')).shell?.session.content.questionnaire &&
      document.querySelector('charley-check')?.shadowRoot?.querySelector('.frame')?.getAttribute('lang') === wanted,
    language,
  );
}

/** From the first question to the result. @param {import('playwright-core').Page} page @param {(address: string) => Promise<unknown>} look at each screen before it is answered */
export async function walk(page, look) {
  let screens = 0;
  for (let at = await where(page); at.address !== 'result'; at = await where(page)) {
    await look(at.address);
    await page.evaluate(async (wanted) => {
      const { session } = /** @type {any} */ (document.querySelector('charley-check')).shell;
      const { course, answers } = session;
      const screen = course.flow?.screens.find((/** @type {any} */ { item }) => item === course.current);
      if (!screen || screen.kind === 'checklist') return;
      for (const row of screen.rows?.length ? screen.rows : [screen.item]) {
        const code = wanted[/** @type {keyof typeof wanted} */ (row)];
        answers.set(row, [code ? { code } : { number: 6 }]);
      }
    }, ANSWERS);
    await goOn(page);
    screens += 1;
  }
  return screens;
}
