// The only user of service workers: stores the app for use without a network, and says when a new version waits.
// A new version is taken only when the person agrees.
import { scriptUrl } from './trusted.js';

/** @param {() => void} onUpdate called when a new version waits */
export async function keepOffline(onUpdate) {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(scriptUrl(new URL('sw.js', document.baseURI).href));
    const tell = () => registration.waiting && navigator.serviceWorker.controller && onUpdate();
    const watch = () => registration.installing?.addEventListener('statechange', tell);
    tell();
    watch(); // the browser may have begun to look for a new version before this page asked
    registration.addEventListener('updatefound', watch);
  } catch {
    // Private windows and some policies refuse; the check works the same, only not without a network.
  }
}

/** Lets the waiting version take over, then loads it. The old version's sensor part goes; it comes anew when used. */
export async function takeUpdate() {
  await caches.delete('charley-sensor');
  const registration = await navigator.serviceWorker.getRegistration();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
}
