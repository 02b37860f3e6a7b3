import { launch, openPage, serveSite, answerAll } from './support/harness.mjs';
const browser = await launch(); const site = await serveSite();
const [,, lang='es', ...steps] = process.argv;
for (const [w, scheme] of [[360,'light'],[1280,'dark']]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: 800 }, colorScheme: scheme, locale: lang });
  const page = await ctx.newPage();
  page.on('pageerror', (e) => console.log('pageerror', e.message)); page.on('console', (m) => m.type()==='error' && console.log(m.text()));
  await page.goto(site.origin + '/app/');
  await page.waitForFunction(() => document.querySelector('charley-check').items.size > 0);
  await page.screenshot({ path: `/tmp/shots/${lang}-${w}-first.png`, fullPage: true });
  await page.locator('charley-check').locator('button.primary').click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/shots/${lang}-${w}-q.png`, fullPage: true });
  await ctx.close();
}
await browser.close(); await site.close();
