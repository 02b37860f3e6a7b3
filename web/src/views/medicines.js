// The medicine picker: search by name, brand or class, tolerant of typing errors (the core searches).
import { html, nothing } from 'lit';

import { optionsOf } from '../answers.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../types.d.ts').GivenAnswer} GivenAnswer */

const LIMIT = 6;

/** @param {GivenAnswer} a @param {GivenAnswer} b */
const same = (a, b) => a.code === b.code && a.text === b.text && a.display === b.display;

/** @param {Host} host */
export function medicinesView(host) {
  const { texts } = host;
  const item = /** @type {import('../types.d.ts').FhirItem} */ (host.items.get('medicines'));
  const options = optionsOf(item);
  const given = host.answers.get('medicines') ?? [];
  const exclusive = new Set(options.filter((option) => option.exclusive).map(({ code }) => code));
  const chosen = given.filter(({ code }) => !exclusive.has(code ?? ''));
  /** @param {GivenAnswer} answer */
  const name = (answer) =>
    answer.text ?? answer.display ?? options.find(({ code }) => code === answer.code)?.display ?? answer.code ?? '';
  /** @param {GivenAnswer} answer */
  const add = (answer) => {
    if (!given.some((each) => same(each, answer))) host.setAnswer('medicines', [...given, answer]);
    host.medicineQuery = '';
    host.medicineMatches = [];
    host.focusInside('#medicine-search');
  };
  /** @param {GivenAnswer} answer */
  const remove = (answer) => {
    host.setAnswer(
      'medicines',
      given.filter((each) => !same(each, answer)),
    );
    host.focusInside('#medicine-search');
  };
  /** @param {Event} event */
  const search = async (event) => {
    const query = /** @type {HTMLInputElement} */ (event.target).value;
    host.medicineQuery = query;
    const matches = query.trim() ? await host.core.searchMedicines(query, LIMIT) : [];
    if (host.medicineQuery === query) host.medicineMatches = matches;
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key !== 'Enter' || !host.medicineQuery.trim()) return;
    event.preventDefault();
    const [best] = host.medicineMatches;
    add(best ? { code: best.code, display: best.name } : { text: host.medicineQuery.trim() });
  };
  return html`
    <label class="field-label" for="medicine-search">${texts.get('medicines.search')}</label>
    <input
      id="medicine-search"
      class="text-input"
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="done"
      .value=${host.medicineQuery}
      aria-describedby="medicine-status"
      @input=${search}
      @keydown=${onKey}
    />
    <p id="medicine-status" class="help" role="status">
      ${
        host.medicineQuery.trim()
          ? host.medicineMatches.length
            ? texts.count('medicines.matches', host.medicineMatches.length)
            : texts.get('medicines.no-match')
          : ''
      }
    </p>
    ${
      host.medicineQuery.trim()
        ? html`<ul class="matches">
            ${host.medicineMatches.map(
              (match) =>
                html`<li>
                  <button type="button" class="option" @click=${() => add({ code: match.code, display: match.name })}>
                    <span
                      >${match.name}${
                        match.generic && match.generic !== match.name ? html` <small>${match.generic}</small>` : nothing
                      }<small class="class-name"
                        >${options.find(({ code }) => code === match.code)?.display}</small
                      ></span
                    >
                  </button>
                </li>`,
            )}
            <li>
              <button type="button" class="option" @click=${() => add({ text: host.medicineQuery.trim() })}>
                ${texts.get('medicines.add', { name: host.medicineQuery.trim() })}
              </button>
            </li>
          </ul>`
        : nothing
    }
    ${
      chosen.length
        ? html`<h3 class="minor">${texts.get('medicines.chosen')}</h3>
            <ul class="chips">
              ${chosen.map(
                (answer) =>
                  html`<li>
                    <span
                      >${name(answer)}${answer.text ? html` <small>${texts.get('medicines.unknown')}</small>` : nothing}</span
                    >
                    <button
                      type="button"
                      aria-label=${texts.get('medicines.remove', { name: name(answer) })}
                      @click=${() => remove(answer)}
                    >
                      ×
                    </button>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
    <details class="all-medicines">
      <summary>${texts.get('medicines.list')}</summary>
      ${optionList(
        host,
        options.filter(({ exclusive: alone }) => !alone),
      )}
    </details>
    ${optionList(
      host,
      options.filter(({ exclusive: alone }) => alone),
    )}
  `;
}

/** @param {Host} host @param {{code: string, display: string}[]} options */
function optionList(host, options) {
  const given = host.answers.get('medicines') ?? [];
  return html`<ul class="options">
    ${options.map(
      ({ code, display }) =>
        html`<li>
          <label class="option ${given.some((each) => each.code === code) ? 'on' : ''}">
            <input
              type="checkbox"
              .checked=${given.some((each) => each.code === code)}
              @change=${() => host.toggleOption('medicines', code)}
            />
            <span>${display}</span>
          </label>
        </li>`,
    )}
  </ul>`;
}
