// The only user of navigator.bluetooth: choose, connect, subscribe, start, reconnect. Passes bytes on, never decodes.

/** @typedef {import('./types.d.ts').Profile} Profile */
/** @typedef {import('./types.d.ts').LinkListener} LinkListener */

/** Delays before each attempt to reconnect; the last one repeats for the rest of the night. */
export const BACK_OFF_S = [1, 2, 4, 8, 16];
const CONNECT_TIMEOUT_MS = 20_000;
const OPTIONAL_TIMEOUT_MS = 5_000;
const SILENT_AFTER_MS = 8_000;
const STANDARD_SERVICES = ['0000180f-0000-1000-8000-00805f9b34fb', '0000180a-0000-1000-8000-00805f9b34fb'];

/** A failure with a code that data/locales explains. */
export class LinkError extends Error {
  /** @param {string} code @param {unknown} [cause] */
  constructor(code, cause) {
    super(`${code}${cause instanceof Error ? `: ${cause.name}: ${cause.message}` : ''}`);
    this.code = code;
  }
}

/** @returns {any} */
const bluetooth = () => /** @type {any} */ (navigator).bluetooth;

/** Why sensors cannot be used here, or '' when they can. */
export async function unavailable() {
  if (!globalThis.isSecureContext) return 'bluetooth-insecure';
  if (!bluetooth()) return 'bluetooth-missing';
  const policy = /** @type {any} */ (document).featurePolicy;
  if (policy && !policy.allowsFeature('bluetooth')) return 'bluetooth-blocked';
  const there = await bluetooth()
    .getAvailability()
    .catch(() => false);
  if (there) return '';
  return window.top === window ? 'bluetooth-off' : 'bluetooth-blocked';
}

/** What the chooser is asked for. @param {Profile[]} profiles @param {boolean} all */
export function chooserOptions(profiles, all) {
  const services = new Set(STANDARD_SERVICES);
  for (const { characteristics } of profiles) for (const { service } of characteristics) services.add(service);
  const optionalServices = [...services];
  if (all) return { acceptAllDevices: true, optionalServices };
  const prefixes = new Set(profiles.flatMap(({ namePrefixes }) => namePrefixes));
  const advertised = profiles.filter(({ advertises }) => advertises).flatMap((profile) => profile.services);
  return {
    filters: [
      ...[...prefixes].map((namePrefix) => ({ namePrefix })),
      ...advertised.map((service) => ({ services: [service] })),
    ],
    optionalServices,
  };
}

/** The profiles with the longest prefix of the name: mostly one. @param {Profile[]} profiles @param {string} [name] */
export function profilesFor(profiles, name = '') {
  const fit = ({ namePrefixes } = profiles[0]) =>
    Math.max(0, ...namePrefixes.filter((prefix) => name.startsWith(prefix)).map(({ length }) => length));
  const longest = Math.max(0, ...profiles.map(fit));
  return longest ? profiles.filter((profile) => fit(profile) === longest) : [];
}

/** @param {unknown} error */
function chooserError(error) {
  const { name = '', message = '' } = /** @type {Error} */ (error);
  if (name === 'NotFoundError') return new LinkError('chooser-cancelled', error);
  if (name === 'SecurityError')
    return new LinkError(/gesture/i.test(message) ? 'gesture-missing' : 'bluetooth-blocked', error);
  return new LinkError('bluetooth-off', error);
}

/** Asks the person for a device. Needs a press of a button. @param {Profile[]} profiles @param {boolean} all */
export async function choose(profiles, all) {
  const why = await unavailable();
  if (why) throw new LinkError(why);
  try {
    return await bluetooth().requestDevice(chooserOptions(profiles, all));
  } catch (error) {
    throw chooserError(error);
  }
}

/** Devices that this page was allowed to use before; none where the browser does not tell. @param {string} name */
export async function knownDevice(name) {
  const devices =
    (await bluetooth()
      ?.getDevices?.()
      .catch(() => [])) ?? [];
  return devices.find((/** @type {any} */ device) => device.name === name);
}

/** @template T @param {Promise<T>} promise @param {number} ms @returns {Promise<T>} */
function within(promise, ms) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new LinkError('device-out-of-reach')), ms);
  });
  return /** @type {Promise<T>} */ (Promise.race([promise, late])).finally(() => clearTimeout(timer));
}

/** @param {number} ms @param {AbortSignal} signal */
const pause = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });

const fromHex = (/** @type {string} */ text) =>
  Uint8Array.from(text.replaceAll(' ', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** One device: connected, lost and found again until it is closed. */
export class SensorLink {
  #device;
  #profiles;
  #listener;
  #which;
  /** @type {Profile | undefined} */
  #profile;
  #abort = new AbortController();
  /** @type {{characteristic: any, listener: (event: any) => void}[]} */
  #subscribed = [];
  /** @type {any[]} by index of the profile's characteristics; holes where the device lacks one */
  #found = [];
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;
  #attempt = 0;
  #up = false;

  /**
   * @param {any} device @param {Profile[]} profiles @param {LinkListener} listener
   * @param {(some: Profile[]) => Promise<Profile | undefined>} which asks the person where several fit
   */
  constructor(device, profiles, listener, which) {
    this.#device = device;
    this.#profiles = profiles;
    this.#listener = listener;
    this.#which = which;
    device.addEventListener('gattserverdisconnected', this.#lost);
  }

  get name() {
    return this.#device.name ?? '';
  }

  /** Connects for the first time. Rejects with a LinkError. @returns {Promise<Profile>} */
  async connect() {
    try {
      await this.#establish();
    } catch (error) {
      this.close();
      throw error instanceof LinkError ? error : new LinkError('device-out-of-reach', error);
    }
    return /** @type {Profile} */ (this.#profile);
  }

  /** Stop command, stop notifications, disconnect: in this order, or some systems hold the link. */
  async close() {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    clearTimeout(this.#silence);
    this.#device.removeEventListener('gattserverdisconnected', this.#lost);
    if (this.#device.gatt.connected && this.#profile) {
      await this.#write(this.#profile.stop).catch(() => {});
      for (const { characteristic } of this.#subscribed)
        await this.#serial(() => characteristic.stopNotifications()).catch(() => {});
    }
    this.#unsubscribe();
    this.#device.gatt.disconnect();
  }

  /** GATT operations of one device run one after the other; two at once are refused by the browser. @param {() => Promise<any>} operation */
  #serial(operation) {
    const done = this.#queue.then(operation, operation);
    this.#queue = done.catch(() => {});
    return done;
  }

  async #establish() {
    this.#unsubscribe();
    const { gatt } = this.#device;
    try {
      await within(
        this.#serial(() => gatt.connect()),
        CONNECT_TIMEOUT_MS,
      );
    } catch (error) {
      gatt.disconnect(); // a connect that hangs would hold the next one up
      this.#queue = Promise.resolve();
      throw error;
    }
    this.#profile ??= await this.#recognise(gatt);
    await within(this.#subscribe(gatt, this.#profile), CONNECT_TIMEOUT_MS);
    await this.#write(this.#profile.start);
    this.#up = true;
    this.#attempt = 0;
    this.#listenForSilence();
  }

  /** By its name, else by its services: names can be changed by their owners. @param {any} gatt @returns {Promise<Profile>} */
  async #recognise(gatt) {
    const named = profilesFor(this.#profiles, this.#device.name);
    const some = named.length ? named : await this.#profilesByService(gatt);
    if (!some.length) throw new LinkError('device-unknown');
    const profile = some.length > 1 ? await this.#which(some) : some[0];
    if (!profile) throw new LinkError('chooser-cancelled');
    return profile;
  }

  /** @param {any} gatt */
  async #profilesByService(gatt) {
    const some = [];
    for (const profile of this.#profiles) {
      const found = await this.#serial(() => gatt.getPrimaryService(profile.services[0])).catch(() => undefined);
      if (found) some.push(profile);
    }
    return some;
  }

  /** Old services and characteristics are dead after a reconnect: all are fetched again. @param {any} gatt @param {Profile} profile */
  async #subscribe(gatt, profile) {
    this.#found = [];
    for (const [index, description] of profile.characteristics.entries()) {
      let characteristic;
      try {
        const service = await this.#serial(() => gatt.getPrimaryService(description.service));
        characteristic = await this.#serial(() => service.getCharacteristic(description.uuid));
      } catch (error) {
        if (!gatt.connected) throw error;
        if (description.optional) continue;
        throw new LinkError('device-firmware', error);
      }
      this.#found[index] = characteristic;
      if (description.notify) await this.#notify(characteristic, index, Boolean(description.optional));
      if (description.read) await this.#read(characteristic, index);
    }
  }

  /** @param {any} characteristic @param {number} index @param {boolean} optional */
  async #notify(characteristic, index, optional) {
    const listener = (/** @type {any} */ event) => {
      const { value } = event.target;
      // Copied at once: the view may be reused, and its buffer may be longer than it is.
      const bytes = new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
      this.#listener.value(index, bytes);
      this.#listenForSilence();
    };
    characteristic.addEventListener('characteristicvaluechanged', listener);
    this.#subscribed.push({ characteristic, listener });
    try {
      await this.#serial(() => characteristic.startNotifications());
    } catch (error) {
      if (!optional) throw error;
    }
  }

  /** @param {any} characteristic @param {number} index */
  async #read(characteristic, index) {
    try {
      const value = await within(
        this.#serial(() => characteristic.readValue()),
        OPTIONAL_TIMEOUT_MS,
      );
      this.#listener.value(
        index,
        new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)),
      );
    } catch {
      // A value that cannot be read is not told; the stream does not depend on it.
    }
  }

  /** @param {{characteristic: string, bytes: string}[]} writes */
  async #write(writes) {
    for (const { characteristic, bytes } of writes) {
      const index = this.#profile?.characteristics.findIndex(({ id }) => id === characteristic) ?? -1;
      const target = this.#found[index];
      if (target) await this.#serial(() => target.writeValueWithResponse(fromHex(bytes)));
    }
  }

  #unsubscribe() {
    for (const { characteristic, listener } of this.#subscribed)
      characteristic.removeEventListener('characteristicvaluechanged', listener);
    this.#subscribed = [];
  }

  #listenForSilence() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#listener.state('silent', 'device-silent'), SILENT_AFTER_MS);
  }

  #lost = async () => {
    if (!this.#up || this.#abort.signal.aborted) return;
    this.#up = false;
    clearTimeout(this.#silence);
    this.#unsubscribe();
    this.#queue = Promise.resolve();
    this.#listener.state('reconnecting', 'lost');
    while (!this.#abort.signal.aborted) {
      await pause(BACK_OFF_S[Math.min(this.#attempt++, BACK_OFF_S.length - 1)] * 1000, this.#abort.signal);
      if (this.#abort.signal.aborted) return;
      try {
        await this.#establish();
        this.#listener.state('connected', 'connected');
        return;
      } catch {
        // Tried again after the next pause, all night if need be.
      }
    }
  };
}
