// Printing, and a word where the page around forbids it: a frame without allow-modals prints nothing and says nothing.

const PATIENCE_MS = 700;

/** @param {import('../session/session.js').Session} session @param {{notice: string, reveal: (selector: string) => Promise<void>}} screen @param {() => void} [refused] */
export function print({ content }, screen, refused = () => {}) {
  let begun = false;
  const begin = () => (begun = true);
  window.addEventListener('beforeprint', begin, { once: true });
  window.print();
  if (window.parent === window) return;
  setTimeout(async () => {
    window.removeEventListener('beforeprint', begin);
    if (begun) return;
    refused();
    await content.load('take').catch(() => {}); // its words
    screen.notice = content.texts.get('summary.print-refused');
    await screen.reveal('.notice');
  }, PATIENCE_MS);
}
