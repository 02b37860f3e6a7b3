// What the check takes from the page and the browser around it.

/** Answers from another device: #charley=<code>. */
export const codeInAddress = () => new URLSearchParams(location.hash.slice(1)).get('charley');

/** The answers leave the address, so that nobody finds them in the history. */
export function dropCode() {
  if (codeInAddress()) history.replaceState(history.state, '', location.pathname + location.search);
}

/** What the app's address asks for: ?start=ask&question=...&region=GB&lang=es, also from the list of programs to share with. @param {import('./element.js').CharleyCheck} host */
export function followAddress(host) {
  const wishes = new URLSearchParams(location.search);
  for (const name of /** @type {const} */ (['start', 'question'])) host[name] = wishes.get(name) ?? host[name];
  host.regionCode = wishes.get('region') ?? host.regionCode;
  host.chosenLanguage = wishes.get('lang') ?? host.chosenLanguage;
  if (host.question) host.start = 'ask';
}

/** The page around an iframe cannot see how high its content is. */
export function tellHeight() {
  const heights = new ResizeObserver(() =>
    window.parent.postMessage({ type: 'charley-height', height: document.documentElement.offsetHeight }, '*'),
  );
  heights.observe(document.documentElement);
  return heights;
}

/** Who double-clicks everything must not answer a list that has only just appeared. @param {MouseEvent} event */
export function onlyOnce(event) {
  const button = /** @type {Element} */ (event.target).closest('button[type=submit]');
  if (button && event.detail > 1) event.preventDefault();
}

/** WebKit has no idle callbacks. @param {() => void} run */
export const whenIdle = (run) =>
  'requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 500 }) : setTimeout(run, 50);
