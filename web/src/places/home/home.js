// The front door: what this is, and where one can go from here. Asks nothing, and needs no core.
import { css, html, nothing } from 'lit';

import { kept, newVersion } from '../../parts/begin.js';
import { refusedNote, smallPrint } from '../../parts/cards.js';
import { scene } from './scene.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('../place.d.ts').Here} Here */

/** @implements {Place} */
export class Home {
  static styles = css`
    .scene {
      display: block;
      inline-size: min(100%, 360px);
      margin: 4px auto 0;
      fill: none;
      stroke: currentColor;
      stroke-width: 2.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .scene .thing {
      stroke: var(--_line);
      stroke-width: 1.5;
    }
    .scene .show {
      stroke: var(--_accent);
    }
    .doors {
      display: grid;
      gap: 10px;
      margin-block: 16px;
    }
    .door {
      display: block;
      inline-size: 100%;
      padding: 10px 16px;
      font-size: calc(1.18 * var(--_charley-rem));
      text-align: start;
    }
    .door small {
      margin-top: 2px;
      font-weight: 400;
    }
    .door.primary {
      padding-block: 16px;
      font-size: calc(1.3 * var(--_charley-rem));
    }
    .door.primary small {
      color: inherit;
    }
    .door.quiet {
      border-color: var(--_line);
    }
    .door.quiet small {
      line-height: 1.35;
    }
  `;

  #here;

  /** @param {Here} here */
  constructor(here) {
    this.#here = here;
  }

  open() {
    return this.#here.session.content.load('home').then(() => undefined);
  }

  view() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    const ours = /** @type {('sensor' | 'ask')[]} */ (['sensor', 'ask']).filter((place) => session.settings.has(place));
    return html`${scene}
      <h2 tabindex="-1">${texts.get('home.title')}</h2>
      <p role="status" class="help notice">${shell.screen.notice}</p>
      ${newVersion(session, shell.offline)} ${kept(session, shell)} ${refusedNote(session)}
      <div class="doors">
        ${this.#door('now', 'primary')} ${this.#goOn()} ${this.#door('check', '')}
        ${ours.map((place) => this.#door(place, 'quiet'))}
      </div>
      ${smallPrint(session)}`;
  }

  /** @param {string} place @param {string} look */
  #door(place, look) {
    const { session, shell } = this.#here;
    return door(session, place, look, () => shell.go(place));
  }

  /** Back to the answers of this visit. */
  #goOn() {
    const { session, shell } = this.#here;
    if (!session.answers.all.size) return nothing;
    return door(session, 'go-on', '', () => shell.run(async () => shell.go(await session.course.resume())));
  }
}

/** @param {import('../../session/session.js').Session} session @param {string} name @param {string} look @param {() => void} go */
const door = ({ content: { texts } }, name, look, go) =>
  html`<button type="button" class="door ${look}" @click=${go}>
    ${texts.get(`home.${name}`)} <small>${texts.get(`home.${name}.about`)}</small>
  </button>`;
