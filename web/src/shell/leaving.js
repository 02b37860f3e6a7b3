// Who leaves the page with answers that are not kept is asked once: it takes minutes to give them again.

/** Calls and mail leave no page: nothing may stand between a person and a call. */
const STAYS = 'a[href^="tel:"], a[href^="mailto:"], a[target="_blank"]';
const CALL_MS = 2000;

export class Leaving {
  #loses;
  #asked = false;
  /** Until when a press is on its way that leaves no page. */
  #staysUntil = 0;

  /** @param {() => boolean} loses whether answers would be lost */
  constructor(loses) {
    this.#loses = loses;
  }

  /** Answers have changed. A page that nobody has to ask about is left as it is: browsers keep such pages for Back. */
  update() {
    const act = this.#loses() ? 'addEventListener' : 'removeEventListener';
    window[act]('beforeunload', this.#ask);
    window[act]('click', this.#press, true);
  }

  end() {
    removeEventListener('beforeunload', this.#ask);
    removeEventListener('click', this.#press, true);
  }

  /** Something is about to happen that only looks like leaving. */
  stays() {
    this.#staysUntil = Date.now() + CALL_MS;
  }

  /** @param {Event} event */
  #press = (event) => {
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(STAYS)) this.stays();
  };

  /** @param {Event} event */
  #ask = (event) => {
    if (this.#asked || Date.now() < this.#staysUntil || !this.#loses()) return;
    this.#asked = true;
    event.preventDefault();
  };
}
