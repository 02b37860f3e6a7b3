// Promise API over the worker. A module that crashed is replaced once and the call repeated.
import workerUrl from './core-worker.js?worker&url';

import { CoreError } from './error.js';
import { CONTENT_FILES, MODULE_FILES } from './module-files.js';
import { scriptUrl } from './trusted.js';

export class CoreClient {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: CoreError) => void}>} */
  #waiting = new Map();
  #lastId = 0;
  /** A new worker is on its way; everybody waits for the same one. @type {Promise<unknown> | undefined} */
  #repair;
  #dataUrl = '';
  #language = 'en';

  /**
   * @param {string} [dataUrl] a clinic's own data folder @param {string} [language] of its texts
   * @returns {Promise<import('./types.d.ts').PageData>}
   */
  async load(dataUrl = this.#dataUrl, language = this.#language) {
    if (typeof WebAssembly !== 'object') throw new CoreError({ code: 'no-webassembly' });
    this.#dataUrl = dataUrl;
    this.#language = language;
    this.#start();
    return this.#send('load', [MODULE_FILES, CONTENT_FILES, dataUrl, language]);
  }

  /** @param {string} response @param {string} after @param {boolean} [quick] @returns {Promise<import('./types.d.ts').FlowValue>} */
  flow(response, after, quick = false) {
    return this.#call('flow', [response, after, quick]);
  }

  /**
   * @param {string} response @param {string} [reports] JSON array of sensor reports
   * @param {boolean} [changes] with what other answers would change
   * @returns {Promise<import('./types.d.ts').ResultValue>}
   */
  assess(response, reports = '', changes = true) {
    return this.#call('assess', [response, reports, changes]);
  }

  /** @param {object} texts texts and words of the language @param {string} response @param {string} question @returns {Promise<import('../../../wasm/check.d.ts').AskValue>} */
  async ask(texts, response, question) {
    await this.#call('askLoad', [JSON.stringify(texts)]);
    return this.#call('ask', [response, question]);
  }

  /** @param {string} response @param {string} context see core/report/fhir_bundle.h @returns {Promise<object>} */
  fhir(response, context) {
    return this.#call('fhir', [response, context]);
  }

  /** @param {string} query @param {number} limit @returns {Promise<import('../../../wasm/check.d.ts').MedicineMatch[]>} */
  searchMedicines(query, limit) {
    return this.#call('searchMedicines', [query, limit]);
  }

  /** @param {string} text any number of medicines, as people type or paste them @returns {Promise<import('../../../wasm/check.d.ts').MedicineReading>} */
  readMedicines(text) {
    return this.#call('readMedicines', [text]);
  }

  /** An answer is due. */
  get waits() {
    return this.#waiting.size > 0;
  }

  /** Ends the worker; calls that wait are rejected. */
  close() {
    this.#worker?.terminate();
    this.#worker = undefined;
    // Not "core-failed": whoever closes it wants no new one for these calls.
    this.#rejectAll({ code: 'closed' });
  }

  #start() {
    this.#worker?.terminate();
    // What others still wait for dies with it: they wait for the new one.
    this.#rejectAll({ code: 'core-failed', message: 'replaced' });
    // Browsers start no worker from another origin, whatever headers it has.
    if (new URL(workerUrl, location.href).origin !== location.origin) throw new CoreError({ code: 'other-origin' });
    this.#worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'charley-core' });
    this.#worker.addEventListener('message', ({ data }) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.value);
      else waiting?.reject(new CoreError(data.error));
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#rejectAll({ code: 'network', message: event.message ?? 'the worker did not start' });
    });
  }

  /** @param {{code: string, message?: string}} error */
  #rejectAll(error) {
    for (const { reject } of this.#waiting.values()) reject(new CoreError(error));
    this.#waiting.clear();
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  #send(method, args) {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, method, args });
      if (!this.#worker) this.#rejectAll({ code: 'not-loaded' });
    });
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  async #call(method, args) {
    try {
      return await this.#send(method, args);
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'core-failed' || !this.#worker) throw error;
      await (this.#repair ??= this.load().finally(() => (this.#repair = undefined)));
      return this.#send(method, args);
    }
  }
}
