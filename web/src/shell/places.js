// The table of places: one line each. See CONTRIBUTING.md.
import { lateCode } from '../core/error.js';
import { Check } from '../places/check/check.js';
import { Result } from '../places/result/result.js';
import { eraseRecordings } from '../places/sensor/erase.js';
import { Signs } from '../places/signs/signs.js';

/** Where the questions begin: always there, before anything is loaded. */
export const FIRST = 'check';
/** The front door, where a page wants one. */
export const HOME = 'home';
/** The signs of an emergency, to read: one tap from everywhere. */
export const SIGNS = 'signs';

/** @typedef {import('../places/place.d.ts').Place} Place */
/** @typedef {import('../places/place.d.ts').PlaceClass} PlaceClass */
/** @typedef {import('../session/settings.js').Feature} Feature */

/**
 * @typedef {object} Line
 * @property {PlaceClass} [here] in everybody's download: questions, and the word of an emergency, wait for no network
 * @property {() => Promise<PlaceClass>} [load] when it is first opened
 * @property {boolean} [alone] needs nothing of the core
 * @property {Feature} [feature] by which a page switches it off
 * @property {boolean} [start] a page can begin with it
 * @property {() => Promise<void>} [erase] everything that it has stored on this device
 */

/** @type {Record<string, Line>} */
export const PLACES = {
  check: { here: Check, start: true },
  result: { here: Result },
  signs: { here: Signs, alone: true },
  home: { load: () => import('../places/home/home.js').then(({ Home }) => Home), alone: true, start: true },
  now: { load: () => import('../places/now/now.js').then(({ Now }) => Now), alone: true, start: true },
  ask: { load: () => import('../places/ask/ask.js').then(({ Ask }) => Ask), feature: 'ask', start: true },
  sensor: {
    load: () => import('../places/sensor/sensor.js').then(({ Sensor }) => Sensor),
    feature: 'sensor',
    start: true,
    erase: eraseRecordings,
  },
  editorial: { load: () => import('../places/editorial/editorial.js').then(({ Editorial }) => Editorial) },
  take: { load: () => import('../places/take/take.js').then(({ Take }) => Take) },
};

/** @param {string} address "check/when" @returns {[name: string, path: string]} */
export function parse(address) {
  const at = address.indexOf('/');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}

/** The places of one session, each made when it is first opened. */
export class OpenPlaces {
  /** @type {Map<string, Place>} */
  #open = new Map();
  #here;
  #adopt;

  /** @param {import('../places/place.d.ts').Here} here @param {(styles: import('lit').CSSResult | undefined) => void} adopt */
  constructor(here, adopt) {
    this.#here = here;
    this.#adopt = adopt;
  }

  /** One that is open already. @param {string} name */
  opened(name) {
    return this.#open.get(name);
  }

  /** @param {string} name of {@link PLACES} @returns {Place | Promise<Place>} at once where it is in everybody's download */
  get(name) {
    const { here, load } = PLACES[name];
    const open = this.#open.get(name);
    if (open) return open;
    return here ? this.#make(name, here) : this.#load(name, load);
  }

  /** The language has changed. */
  speak() {
    for (const place of this.#open.values()) place.speak?.();
  }

  /** Whatever runs stops; what was entered stays. */
  async stop() {
    const running = [...this.#open].filter(([, place]) => place.end);
    for (const [name] of running) this.#open.delete(name);
    await Promise.all(running.map(([, place]) => place.end?.()));
  }

  /** @param {string} name @param {Line['load']} load */
  async #load(name, load) {
    const Class = await lateCode(/** @type {NonNullable<Line['load']>} */ (load)());
    return this.#open.get(name) ?? this.#make(name, Class);
  }

  /** @param {string} name @param {PlaceClass} Class */
  #make(name, Class) {
    this.#adopt(Class.styles);
    const place = new Class(this.#here);
    this.#open.set(name, place);
    return place;
  }
}
