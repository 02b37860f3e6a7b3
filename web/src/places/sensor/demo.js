// A sensor that is not there: packets of a uMyo with a made-up muscle, through the same path as real ones.
const RATE_HZ = 1116;
const SAMPLES = 24;
const STEP_UV = 3.6e6 / 16384 / 80;
/** Seconds of rest, then seconds of contraction, over and over. */
const REST_S = 14;
const TIGHT_S = 12;

/** @param {number} second @returns {number} strength of the muscle, uV */
function strength(second) {
  const at = second % (REST_S + TIGHT_S);
  if (at < REST_S) return 2;
  return 90 * Math.min(1, at - REST_S, REST_S + TIGHT_S - at) + 2;
}

const gauss = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

export class DemoLink {
  #listener;
  #index = 0;
  #smooth = 0;
  #slow = 0;
  #started = performance.now();
  #timer;

  name = 'uMyo-DEMO';

  /** @param {import('./types.d.ts').LinkListener} listener */
  constructor(listener) {
    this.#listener = listener;
    this.#timer = setInterval(() => this.#send(), 40);
  }

  async connect() {}

  async close() {
    clearInterval(this.#timer);
  }

  #send() {
    const due = ((performance.now() - this.#started) / 1000) * RATE_HZ;
    // A tab that slept does not catch up on hours.
    if (due - this.#index > RATE_HZ * 5) this.#index = Math.floor(due / SAMPLES) * SAMPLES;
    for (; this.#index + SAMPLES <= due; this.#index += SAMPLES) this.#listener.value(0, this.#packet());
    const aux = new DataView(new ArrayBuffer(26));
    aux.setInt16(4, 16384, true);
    aux.setInt16(18, 32000, true);
    this.#listener.value(0, new Uint8Array(aux.buffer));
  }

  #packet() {
    const view = new DataView(new ArrayBuffer(4 + 2 * SAMPLES));
    view.setUint32(0, this.#index, true);
    for (let i = 0; i < SAMPLES; ++i) {
      // Band of a muscle: what is left of noise between a fast and a slow average.
      this.#smooth += 0.5 * (gauss() - this.#smooth);
      this.#slow += 0.15 * (this.#smooth - this.#slow);
      const microvolts = (this.#smooth - this.#slow) * 2.6 * strength((this.#index + i) / RATE_HZ);
      view.setInt16(4 + 2 * i, 8000 + Math.round(microvolts / STEP_UV), true);
    }
    return new Uint8Array(view.buffer);
  }
}
