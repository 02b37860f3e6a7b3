// Which module answers which call. The small one has the questions and the result; the whole one takes its place for a
// clinic's own content, for asking, for files to take along, and for what other answers would change.
import createCheckModule from './check-module.js';

/** @typedef {import('./module-files.js').ModuleFiles} ModuleFiles */
/** @typedef {import('../../../wasm/whole.d.ts').WholeModule} WholeModule */
/** @typedef {import('../../../wasm/check.d.ts').CheckModule} CheckModule */

/** JSON of the content. @typedef {{knowledge: () => Promise<string> | string, words: () => Promise<string> | string}} Content */

/** Only the whole module has these. */
const WHOLE_ONLY = ['check', 'askLoad', 'ask', 'fhir'];

/** @param {ModuleFiles} files @returns {Promise<WholeModule>} */
async function createWhole({ whole, wholeWasm }) {
  const { default: create } = await import(/* @vite-ignore */ whole).catch((reason) => {
    throw { code: 'network', message: String(reason), where: whole };
  });
  return create({ locateFile: () => wholeWasm, printErr: () => {} });
}

/** @param {string} text an envelope */
function unwrap(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw envelope.error;
  return envelope.value;
}

/** The functions of wasm/, by name; JSON in, values out. */
export class CoreModules {
  #files;
  /** @type {CheckModule | WholeModule} */
  #small;
  /** @type {WholeModule | undefined} */
  #whole;
  /** The whole one is on its way; a second call waits for the same one. @type {Promise<WholeModule> | undefined} */
  #becoming;
  /** @type {Content} */
  #content = { knowledge: () => '', words: () => '' };

  /** @param {ModuleFiles} files @param {CheckModule | WholeModule} module @param {WholeModule} [whole] */
  constructor(files, module, whole) {
    this.#files = files;
    this.#small = module;
    this.#whole = whole;
  }

  /** @param {ModuleFiles} files @param {boolean} whole with a clinic's own content, which has to be checked first */
  static async create(files, whole) {
    if (!whole) return new CoreModules(files, await createCheckModule(files.check));
    const module = await createWhole(files);
    return new CoreModules(files, module, module);
  }

  /** @param {string} knowledge JSON @param {Content} content the same, should it be wanted once more, and what it leaves out */
  load(knowledge, content) {
    this.#content = content;
    return unwrap(this.#small.load(knowledge));
  }

  /** @param {string} name @param {any[]} args */
  async call(name, args) {
    // Recordings, and what other answers would change, are beyond the small module.
    const beyond = WHOLE_ONLY.includes(name) || (name === 'assess' && args.slice(1).some(Boolean));
    const module = this.#whole ?? (beyond ? await this.#become() : this.#small);
    const functions = /** @type {Record<string, (...args: any[]) => string>} */ (/** @type {unknown} */ (module));
    const give = () => unwrap(functions[name](...args));
    try {
      return give();
    } catch (error) {
      // The words of people are loaded when the first are written.
      if (/** @type {any} */ (error).code !== 'not-loaded') throw error;
      unwrap(module.loadWords(await this.#content.words()));
      return give();
    }
  }

  #become() {
    this.#becoming ??= Promise.all([createWhole(this.#files), this.#content.knowledge()])
      .then(([module, knowledge]) => {
        // A clinic's content is checked before there is any knowledge; then there is none to load again.
        if (knowledge) unwrap(module.load(knowledge));
        this.#whole = module;
        return module;
      })
      .finally(() => (this.#becoming = undefined));
    return this.#becoming;
  }
}
