// Seconds since the recording began: as even as the monotonic clock, and right again after the machine slept, which
// stops that clock on some systems.
const SLEPT_MS = 2000;

export class RecorderClock {
  #startMs;
  #atStart;

  /** @param {number} startedAtMs since 1970 */
  constructor(startedAtMs) {
    this.#startMs = startedAtMs;
    this.#atStart = performance.now() - (Date.now() - startedAtMs);
  }

  now() {
    const even = performance.now() - this.#atStart;
    const wall = Date.now() - this.#startMs;
    if (wall - even > SLEPT_MS) this.#atStart -= wall - even;
    return (performance.now() - this.#atStart) / 1000;
  }
}
