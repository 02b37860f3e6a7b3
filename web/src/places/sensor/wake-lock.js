// Keeps the screen on while recording: a phone that sleeps stops the radio. The lock is lost whenever the page is
// hidden, so it is asked for again each time the page is seen.
export class WakeLock {
  /** @type {any} */
  #sentinel;
  #wanted = false;
  #onChange;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  get held() {
    return Boolean(this.#sentinel && !this.#sentinel.released);
  }

  async want() {
    this.#wanted = true;
    await this.refresh();
  }

  async refresh() {
    if (!this.#wanted || this.held || document.visibilityState !== 'visible') return;
    try {
      this.#sentinel = await /** @type {any} */ (navigator).wakeLock.request('screen');
      this.#sentinel.addEventListener('release', this.#onChange);
    } catch {
      // Low battery, an old browser, a policy: the page says that the screen may go off.
    }
    this.#onChange();
  }

  async release() {
    this.#wanted = false;
    await this.#sentinel?.release().catch(() => {});
    this.#sentinel = undefined;
  }
}
