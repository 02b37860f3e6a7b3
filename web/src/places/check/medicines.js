// The medicine picker: search by name, brand or class, tolerant of typing errors; what is written or pasted as a whole is
// read by the core, and what it does not understand is kept as such.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import { optionList } from '../../parts/options.js';
import { screenOf } from '../../session/course.js';
import { optionsOf } from '../../texts/items.js';

/** @typedef {import('../../core/types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {import('../../texts/items.js').Item} Item */
/** @typedef {import('../../../../wasm/check.d.ts').MedicineMatch} MedicineMatch */

const LIMIT = 6;
const ITEM = 'medicines';

/** @param {GivenAnswer} a @param {GivenAnswer} b */
const same = (a, b) => a.code === b.code && a.text === b.text && a.display === b.display;

export class Medicines {
  #here;
  #query = '';
  /** @type {MedicineMatch[]} */
  #matches = [];

  /** @param {import('../place.d.ts').Here} here */
  constructor(here) {
    this.#here = here;
  }

  /** @param {string} label id of its heading */
  view(label) {
    const item = this.#item;
    const options = optionsOf(item);
    const list = (/** @type {boolean} */ exclusive) =>
      optionList(
        this.#here.session,
        item,
        label,
        options.filter((option) => option.exclusive === exclusive),
      );
    return html`
      ${this.#searchField()} ${this.#found()} ${this.#chosen()}
      <details class="all-medicines">
        <summary>${this.#texts.get('medicines.list')}</summary>
        ${list(false)}
      </details>
      ${list(true)}
    `;
  }

  /** Something is written, and what fits is listed. */
  get searching() {
    return this.#isAsked && this.#query.trim() !== '';
  }

  get #isAsked() {
    const { flow, current } = this.#here.session.course;
    return screenOf(flow, ITEM)?.item === current;
  }

  get #texts() {
    return this.#here.session.content.texts;
  }

  get #item() {
    return /** @type {Item} */ (this.#here.session.content.items.get(ITEM));
  }

  get #given() {
    return this.#here.session.answers.get(ITEM);
  }

  // ---- what is drawn

  #searchField() {
    const texts = this.#texts;
    const found = this.#matches.length;
    const none = this.#query.trim() ? texts.get('medicines.no-match') : '';
    const said = found ? texts.count('medicines.matches', found) : none;
    return html`<label class="visually-hidden" for="medicine-search">${texts.get('medicines.search')}</label>
      <input
        id="medicine-search"
        class="text-input"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="done"
        .value=${this.#query}
        aria-describedby="medicine-status"
        @focus=${this.#prepare}
        @input=${this.#search}
        @keydown=${this.#onKey}
        @paste=${this.#onPaste}
      />
      <p id="medicine-status" class="help" role="status">${keyed(said, html`<span>${said}</span>`)}</p>`;
  }

  #found() {
    const name = this.#query.trim();
    if (!name) return nothing;
    return html`<ul class="matches">
      ${this.#matches.map((match) => keyed(match.code + match.name, this.#match(match)))}
      <li>
        <button type="button" class="option" @click=${() => this.#take(name)}>
          ${keyed(name, html`<span>${this.#texts.get('medicines.add', { name })}</span>`)}
        </button>
      </li>
    </ul>`;
  }

  /** @param {MedicineMatch} match */
  #match({ code, name, generic }) {
    const kind = optionsOf(this.#item).find((option) => option.code === code)?.display;
    return html`<li>
      <button type="button" class="option" @click=${() => this.#add({ code, display: name })}>
        <span
          >${name}${generic && generic !== name ? html` <small>${generic}</small>` : nothing}<small class="class-name"
            >${kind}</small
          ></span
        >
      </button>
    </li>`;
  }

  #chosen() {
    const options = optionsOf(this.#item);
    const isExclusive = (/** @type {GivenAnswer} */ { code }) =>
      options.some((option) => option.exclusive && option.code === code);
    const chosen = this.#given.filter((answer) => !isExclusive(answer));
    if (!chosen.length) return nothing;
    return html`<h3 class="minor">${this.#texts.get('medicines.chosen')}</h3>
      <ul class="chips">
        ${chosen.map((answer) => {
          const kind = options.find(({ code }) => code === answer.code)?.display;
          return keyed(JSON.stringify(answer), this.#chip(answer, kind));
        })}
      </ul>`;
  }

  /** @param {GivenAnswer} answer @param {string | undefined} kind */
  #chip(answer, kind) {
    const texts = this.#texts;
    const name = answer.text ?? answer.display ?? kind ?? answer.code ?? '';
    return html`<li>
      <span>${name}${answer.text ? html` <small>${texts.get('medicines.unknown')}</small>` : nothing}</span>
      <button
        type="button"
        aria-label=${texts.get('medicines.remove', { name })}
        @click=${() => this.#set(this.#given.filter((each) => !same(each, answer)))}
      >
        ×
      </button>
    </li>`;
  }

  // ---- what is done

  /** @param {GivenAnswer[]} given */
  #set(given) {
    this.#here.session.answers.set(ITEM, given);
    this.#here.shell.screen.focus('#medicine-search');
  }

  /** @param {GivenAnswer[]} more */
  #add(...more) {
    this.#query = '';
    this.#matches = [];
    // "No medicines" stays beside a name until the person says which is right: the core asks.
    this.#set([...this.#given, ...more.filter((answer) => !this.#given.some((each) => same(each, answer)))]);
  }

  /** Takes what stands in the field as a whole. @param {string} text */
  async #read(text) {
    const { found, unknown } = await this.#here.session.core.readMedicines(text);
    const [best] = this.#matches;
    const begins = (/** @type {string} */ name) => name.toLowerCase().startsWith(text.toLowerCase());
    // Half a name may be completed; another name that is only spelt alike is never put in its place.
    if (!found.length && best && (begins(best.name) || begins(best.generic)))
      return this.#add({ code: best.code, display: best.name });
    return this.#add(
      ...found.map(({ code, words }) => ({ code, display: words })),
      ...unknown.map((words) => ({ text: words })),
    );
  }

  /** @param {string} text */
  #take(text) {
    return this.#here.shell.beside(() => this.#read(text));
  }

  /** What was written and not added yet is taken along when the person goes on. */
  async finish() {
    const text = this.#query.trim();
    if (text && this.#isAsked) await this.#read(text);
  }

  /** The names of medicines come when somebody is about to write one; a failure is told when they are needed. */
  #prepare = () => this.#here.session.core.readMedicines('').catch(() => {});

  /** @param {Event} event */
  #search = async (event) => {
    const { session, shell } = this.#here;
    const query = /** @type {HTMLInputElement} */ (event.target).value;
    this.#query = query;
    await shell.beside(async () => {
      const matches = query.trim() ? await session.core.searchMedicines(query, LIMIT) : [];
      if (this.#query === query) this.#matches = matches;
    });
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const text = this.#query.trim();
    if (event.key !== 'Enter' || !text) return;
    event.preventDefault();
    this.#take(text);
  };

  /** A list is read at once: the field would lose its lines. @param {ClipboardEvent} event */
  #onPaste = (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[,;\n]/.test(text)) return;
    event.preventDefault();
    this.#take(text);
  };
}
