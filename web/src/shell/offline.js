// The only user of service workers: stores the app for use without a network, and says when a new version waits.
// A new version is taken only when the person agrees.
import { scriptUrl } from '../core/trusted.js';

/** @typedef {import('../places/place.d.ts').Offline} Offline */

/** @implements {Offline} */
export class AppOffline {
  waits = false;
  /** Another version has taken over since the page was loaded: of ours there may be nothing more to get. */
  renewed = false;
  #redraw;

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.#redraw = redraw;
  }

  async keep() {
    if (!('serviceWorker' in navigator)) return;
    try {
      const { serviceWorker } = navigator;
      let ours = serviceWorker.controller;
      serviceWorker.addEventListener('controllerchange', () => {
        this.renewed ||= Boolean(ours);
        ours = serviceWorker.controller;
      });
      const worker = scriptUrl(new URL('sw.js', document.baseURI).href);
      // Also for the address without its last slash, where the server lets us.
      const scope = new URL('.', document.baseURI).href.slice(0, -1);
      const registration = await serviceWorker.register(worker, { scope }).catch(() => serviceWorker.register(worker));
      const tell = () => registration.waiting && serviceWorker.controller && this.#tell();
      const watch = () => registration.installing?.addEventListener('statechange', tell);
      tell();
      watch(); // the browser may have begun to look for a new version before this page asked
      registration.addEventListener('updatefound', watch);
    } catch {
      // Private windows and some policies refuse; the check works the same, only not without a network.
    }
  }

  /**
   * Lets the waiting version take over, then loads it. The old version's sensor part goes; it comes anew when used. What the old
   * worker holds for a reload of some tab would keep the new one waiting for half a minute: it is let go.
   */
  async take() {
    await caches.delete('charley-sensor');
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.getRegistration();
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    serviceWorker.controller?.postMessage({ type: 'charley-release' });
    registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  }

  #tell() {
    this.waits = true;
    this.#redraw();
  }
}
