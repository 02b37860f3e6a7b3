// Part of the service worker: the answers of a tab that is loaded anew. They are in memory alone, for half a minute at most, and
// are given back once, to the tab that they came from.
const HOLD_MS = 30_000;
/** By the number of the tab. */
const held = new Map();
/** What ends each holding early: a worker that still holds something keeps its successor waiting. */
const ends = new Set();

self.addEventListener('message', (event) => {
  const { type, tab } = event.data ?? {};
  if (type === 'charley-release') for (const end of ends) end();
  if (type === 'charley-take') {
    event.ports[0].postMessage(held.get(tab));
    held.delete(tab);
  }
  if (type !== 'charley-hold') return;
  const mine = event.data.held;
  held.set(tab, mine);
  event.waitUntil(
    new Promise((resolve) => {
      const end = () => {
        if (held.get(tab) === mine) held.delete(tab);
        ends.delete(end);
        resolve();
      };
      ends.add(end);
      setTimeout(end, HOLD_MS);
    }),
  );
});

// The address without its last slash: what it loads is named from the folder.
self.addEventListener('fetch', (event) => {
  const folder = new URL('.', self.location.href);
  const { pathname, search } = new URL(event.request.url);
  if (event.request.mode === 'navigate' && `${pathname}/` === folder.pathname)
    event.respondWith(Response.redirect(`${folder.href}${search}`));
});
