// Recordings on this device: with erase.js the only user of OPFS and IndexedDB. Runs in the worker. Which of both works is found by
// trying, since private windows refuse the one or the other without saying so beforehand.
import { openDB } from 'idb';

import { DATABASE, FOLDER } from './erase.js';

/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */

const infoName = (/** @type {string} */ id) => `${id}.json`;
const dataName = (/** @type {string} */ id) => `${id}.charley`;

/** Files in the origin's private file system; appended through a synchronous handle. */
class FileStore {
  /** @type {any} */
  #folder;
  /** @type {Map<string, any>} */
  #open = new Map();

  static async open() {
    const store = new FileStore();
    const root = await navigator.storage.getDirectory();
    store.#folder = await root.getDirectoryHandle(FOLDER, { create: true });
    const probe = await store.#folder.getFileHandle('probe', { create: true });
    const handle = await probe.createSyncAccessHandle();
    handle.close();
    await store.#folder.removeEntry('probe');
    return store;
  }

  async infos() {
    /** @type {RecordingInfo[]} */
    const infos = [];
    for await (const [name, handle] of this.#folder.entries()) {
      if (!name.endsWith('.json')) continue;
      try {
        infos.push(JSON.parse(await (await handle.getFile()).text()));
      } catch {
        // Torn while it was written: the recording itself is whole, its name is lost.
        const id = name.replace('.json', '');
        infos.push({
          id,
          name: id,
          device: '',
          profile: '',
          startedAtMs: 0,
          durationS: 0,
          bytes: 0,
          ended: true,
          demo: false,
        });
      }
    }
    return infos;
  }

  /** @param {RecordingInfo} info */
  async saveInfo(info) {
    const file = await this.#folder.getFileHandle(infoName(info.id), { create: true });
    const handle = await file.createSyncAccessHandle();
    try {
      const bytes = new TextEncoder().encode(JSON.stringify(info));
      handle.truncate(0);
      handle.write(bytes, { at: 0 });
      handle.flush();
    } finally {
      handle.close();
    }
  }

  /** @param {string} id @param {Uint8Array} bytes */
  async append(id, bytes) {
    let handle = this.#open.get(id);
    if (!handle) {
      const file = await this.#folder.getFileHandle(dataName(id), { create: true });
      handle = await file.createSyncAccessHandle();
      this.#open.set(id, handle);
    }
    const at = handle.getSize();
    const written = handle.write(bytes, { at });
    if (written !== bytes.length) throw new DOMException('the disk is full', 'QuotaExceededError');
    handle.flush();
  }

  /** @param {string} id @param {number} size */
  async cut(id, size) {
    this.release(id);
    const file = await this.#folder.getFileHandle(dataName(id), { create: true });
    const handle = await file.createSyncAccessHandle();
    handle.truncate(size);
    handle.flush();
    this.#open.set(id, handle);
  }

  /** @param {string} id */
  release(id) {
    this.#open.get(id)?.close();
    this.#open.delete(id);
  }

  /** @param {string} id @returns {Promise<Blob>} */
  async blob(id) {
    this.release(id);
    return (await this.#folder.getFileHandle(dataName(id))).getFile();
  }

  /** @param {string} id */
  async remove(id) {
    this.release(id);
    for (const name of [dataName(id), infoName(id)]) await this.#folder.removeEntry(name).catch(() => {});
  }
}

/** The same in IndexedDB: a chunk an append. */
class DatabaseStore {
  /** @type {import('idb').IDBPDatabase} */
  #db = /** @type {any} */ (undefined);

  static async open() {
    const store = new DatabaseStore();
    store.#db = await openDB(DATABASE, 1, {
      upgrade(db) {
        db.createObjectStore('infos', { keyPath: 'id' });
        db.createObjectStore('chunks', { autoIncrement: true }).createIndex('recording', 'id');
      },
    });
    return store;
  }

  /** @returns {Promise<RecordingInfo[]>} */
  infos() {
    return this.#db.getAll('infos');
  }

  /** @param {RecordingInfo} info */
  async saveInfo(info) {
    await this.#db.put('infos', info);
  }

  /** @param {string} id @param {Uint8Array} bytes */
  async append(id, bytes) {
    await this.#db.add('chunks', { id, bytes });
  }

  release() {}

  /** @param {string} id @returns {Promise<Blob>} */
  async blob(id) {
    const chunks = await this.#db.getAllFromIndex('chunks', 'recording', id);
    return new Blob(chunks.map(({ bytes }) => bytes));
  }

  /** @param {string} id @param {number} size */
  async cut(id, size) {
    const whole = new Uint8Array(await (await this.blob(id)).arrayBuffer()).slice(0, size);
    await this.#removeChunks(id);
    await this.append(id, whole);
  }

  /** @param {string} id */
  async #removeChunks(id) {
    const transaction = this.#db.transaction('chunks', 'readwrite');
    for (const key of await transaction.store.index('recording').getAllKeys(id)) await transaction.store.delete(key);
    await transaction.done;
  }

  /** @param {string} id */
  async remove(id) {
    await this.#removeChunks(id);
    await this.#db.delete('infos', id);
  }
}

/** @typedef {FileStore | DatabaseStore} Store */

/** @returns {Promise<Store | undefined>} nothing when the browser stores nothing for this page */
export async function openStore() {
  try {
    return await FileStore.open();
  } catch {
    try {
      return await DatabaseStore.open();
    } catch {
      return undefined;
    }
  }
}
