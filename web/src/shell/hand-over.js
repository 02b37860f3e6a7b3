// Answers over a reload of the app, without storing them: as the page goes, the app's service worker takes them into its
// memory, for half a minute, and gives them back once, to the same tab. Nothing is written anywhere (web/build/hold.js).

/** Nobody waits longer for a worker that may have nothing. */
const PATIENCE_MS = 500;

/** @typedef {import('../session/session.js').Carried} Held */

export class HandOver {
  #tab;
  #offer;

  /** @param {() => string} tab a number of its own for each tab, "" where there is none @param {() => Held | undefined} offer what there is to hand over */
  constructor(tab, offer) {
    this.#tab = tab;
    this.#offer = offer;
  }

  begin() {
    addEventListener('pagehide', this.#give);
  }

  end() {
    removeEventListener('pagehide', this.#give);
  }

  /** Somebody is there to hold the answers. */
  get possible() {
    return Boolean(this.#tab() && this.#worker);
  }

  /** What the page before has handed over. @returns {Promise<Held | undefined>} */
  async take() {
    if (!this.possible) return undefined;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(resolve, PATIENCE_MS);
    });
    this.#worker?.postMessage({ type: 'charley-take', tab: this.#tab() }, [port2]);
    return answer.finally(() => port1.close());
  }

  get #worker() {
    return navigator.serviceWorker?.controller;
  }

  #give = () => {
    const held = this.#offer();
    if (held && this.possible) this.#worker?.postMessage({ type: 'charley-hold', tab: this.#tab(), held });
  };
}
