// Where somebody has been. With history on, each place is an entry of the browser's history and has an address in the
// fragment (#charley/check/when), so that Back, Forward, reload and links work; no answer is ever in it. Without, the way
// back is remembered here alone, and nothing is done to the page's history.

/** @typedef {{address: string, before: string, tab?: string}} Entry "before" is "" where one began; "tab" a number by chance, the same in all of a tab */

const PREFIX = '#charley/';

/** The address in the fragment of the page, or "". Ours need no escapes; one with them is none of ours. */
const addressHere = () => (/^#charley\/[\w/-]+$/.test(location.hash) ? location.hash.slice(PREFIX.length) : '');

/** @returns {Entry | undefined} what we noted at this entry of the history */
const noted = () => history.state?.charley;

export class Trail {
  #on = false;
  /** Without the browser's history. @type {Entry[]} */
  #entries = [];
  /** Where one was last. */
  #last = '';
  /** Of this tab, over a reload; "" without the browser's history. */
  tab = '';
  #onMove;

  /** @param {(address: string) => void} onMove somebody pressed Back or Forward */
  constructor(onMove) {
    this.#onMove = onMove;
  }

  /** @param {boolean} on @param {string} start the address of where one begins, whatever the page's own address says */
  begin(on, start) {
    this.#on = on;
    this.#last = start;
    this.#entries = [{ address: start, before: '' }];
    if (!on) return;
    this.tab ||= noted()?.tab ?? `${Math.random()}`;
    if (!noted()) this.#note({ address: addressHere() || start, before: '' });
    addEventListener('popstate', this.#moved);
  }

  end() {
    removeEventListener('popstate', this.#moved);
  }

  /** Where a link or a reload leads; "" where they say nothing. */
  get linked() {
    return this.#on ? addressHere() : '';
  }

  /** Where one is by this entry of the history. */
  get address() {
    return this.#now.address;
  }

  /** @param {string} address */
  push(address) {
    const before = this.#now.address;
    if (address === before) return;
    const entry = { address, before, tab: this.tab };
    this.#last = address;
    if (this.#on) history.pushState({ ...history.state, charley: entry }, '', PREFIX + address);
    else this.#entries.push(entry);
  }

  /** Another place is shown than the one that was asked for. @param {string} address */
  replace(address) {
    const entry = { ...this.#now, address };
    this.#last = address;
    if (this.#on) this.#note(entry, PREFIX + address);
    else this.#entries[this.#entries.length - 1] = entry;
  }

  /** Back to where one came from. @param {string} [address] only if that is it @returns {boolean} whether it is */
  back(address) {
    const { before } = this.#now;
    if (!before || (address !== undefined && before !== address)) return false;
    if (this.#on) history.back();
    else {
      this.#entries.pop();
      this.#onMove(before);
    }
    return true;
  }

  /** @returns {Entry} */
  get #now() {
    if (this.#on) return noted() ?? { address: this.#last, before: '' };
    return this.#entries[this.#entries.length - 1];
  }

  /** Whatever the page keeps in its entry stays there. @param {Entry} entry @param {string} [url] */
  #note(entry, url) {
    history.replaceState({ ...history.state, charley: { ...entry, tab: this.tab } }, '', url);
  }

  #moved = () => {
    const address = noted()?.address ?? addressHere();
    // An entry of the page itself, such as a link to one of its headings, is none of ours.
    if (!address) return;
    if (!noted()) this.#note({ address, before: this.#last });
    this.#last = address;
    this.#onMove(address);
  };
}
