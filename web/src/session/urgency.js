// How urgent the answers on the screen are known to be: said at once, before anything is pressed.
/** @typedef {import('../core/types.d.ts').FlowValue['urgent']} Urgent */

export class Urgency {
  /** @type {Urgent} */
  tier = null;
  /** LinkId of the screen on which it became known; "" for the first one. */
  since = '';
  #onChange;

  /** @param {() => void} [onChange] */
  constructor(onChange = () => {}) {
    this.#onChange = onChange;
  }

  /** @param {Urgent} tier @param {string} linkId of the screen */
  become(tier, linkId) {
    if (tier === this.tier) return;
    this.tier = tier;
    this.since = linkId;
    this.#onChange();
  }
}
