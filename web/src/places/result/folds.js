// What is opened on the result stays open: when it is drawn anew, and when one comes back to it.
import { html } from 'lit';

/** In the order of the page; each has an address: "result/plan". */
export const SECTIONS = ['why', 'fits', 'part', 'plan', 'not', 'sooner', 'answers', 'take', 'sure'];

/** A `details` within a section is known by its words. @param {Element} details */
const nameOf = (details) => details.querySelector('summary')?.textContent?.replace(/\s+/g, ' ') ?? '';

export class Folds {
  /** The section that the address names: there the focus goes. */
  arrived = '';
  /** @type {Set<string>} */
  #open = new Set();
  #screen;
  #opened;

  /** @param {import('../place.d.ts').Screen} screen @param {(id: string) => Promise<void> | undefined} [opened] hears which one is opened, and says when all of it is there */
  constructor(screen, opened = () => undefined) {
    this.#screen = screen;
    this.#opened = opened;
  }

  /** @param {string} id */
  has(id) {
    return this.#open.has(id);
  }

  /** @param {string} id @param {boolean} open */
  set(id, open) {
    this.#open[open ? 'add' : 'delete'](id);
    this.#screen.redraw();
    return open ? this.#opened(id) : undefined;
  }

  get allOpen() {
    return SECTIONS.every((id) => this.has(id));
  }

  /** Every section, and with `details` what folds within them. @param {boolean} open */
  async setAll(open, details = false) {
    await Promise.all(SECTIONS.map((id) => this.set(id, open)));
    await this.#screen.drawn();
    if (details) for (const each of this.#details) each.open = open;
  }

  /** After each drawing. @returns {Promise<boolean>} whether a `details` had to be opened again */
  async restore() {
    await this.#screen.drawn();
    const closed = this.#details.filter((each) => !each.open && this.has(nameOf(each)));
    for (const each of closed) each.open = true;
    return closed.length > 0;
  }

  /** The events of `details` do not bubble. */
  listener = {
    capture: true,
    handleEvent: (/** @type {Event} */ { target }) => {
      const details = /** @type {HTMLDetailsElement} */ (target);
      this.#open[details.open ? 'add' : 'delete'](nameOf(details));
    },
  };

  get #details() {
    const { root } = this.#screen;
    return /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll('article details')]);
  }
}

/** A section that folds. Searching in the page finds what is folded away. @param {Folds} folds @param {string} id @param {unknown} heading @param {unknown} body */
export function fold(folds, id, heading, body) {
  const open = folds.has(id);
  return html`<section class="fold ${id}">
    <h3>
      <button
        type="button"
        aria-expanded=${open}
        aria-controls="fold-${id}"
        ?data-arrived=${folds.arrived === id}
        @click=${() => folds.set(id, !open)}
      >
        <span>${heading}</span>
      </button>
    </h3>
    <div
      id="fold-${id}"
      class="fold-body"
      .hidden=${open ? false : 'until-found'}
      @beforematch=${() => folds.set(id, true)}
    >
      ${body}
    </div>
  </section>`;
}
