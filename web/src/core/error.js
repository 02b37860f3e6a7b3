/** An error with a code of core/base/error.h, or network, no-webassembly, core-failed. */
export class CoreError extends Error {
  /** @param {{code: string, message?: string, where?: string}} data */
  constructor({ code, message = '', where = '' }) {
    super(`${code}: ${message} ${where}`.trim());
    this.code = code;
    this.where = where;
  }
}

/** Code that a place is made of, loaded when it is first wanted. @template T @param {Promise<T>} loading @returns {Promise<T>} */
export const lateCode = (loading) =>
  loading.catch((reason) => {
    throw new CoreError({ code: 'network', message: String(reason) });
  });
