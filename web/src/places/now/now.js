// A cramp right now: what to do, before any question. What answers of this visit speak against is left out, and said.
import { css, html, nothing } from 'lit';

import { callLinks, safetyNet, smallPrint, tierAdvice, urgencyBand } from '../../parts/cards.js';
import { picture } from '../../parts/drawings.js';
import { late } from '../../parts/facts.js';

/** @typedef {import('../place.d.ts').Place} Place */
/** @typedef {import('../place.d.ts').Here} Here */
/** @typedef {import('../../core/types.d.ts').PartData['now']} Steps */
/** @typedef {import('../../../../wasm/check.d.ts').ResultValue['plan']['withheld'][number]} Withheld */

/** No answer yet: the words on the page say for whom a step is not. */
const OPEN = 'reason.not-answered';

/** @implements {Place} */
export class Now {
  static styles = css`
    .careful {
      padding-inline-start: 14px;
      border-inline-start: 4px solid var(--_same-day);
    }
    .steps {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .steps li {
      display: flow-root;
      margin-block: 12px;
    }
    .steps h3 {
      margin-block: 0 4px;
    }
    .steps .drawing {
      inline-size: 120px;
      margin-block: 0 4px;
    }
    @media (min-width: 19em) {
      .steps .drawing {
        float: inline-end;
        margin-inline-start: 12px;
      }
    }
  `;

  #here;
  /** @type {Steps | undefined} */
  #data;
  /** What the answers of this visit speak against, by id. @type {Map<string, Withheld>} */
  #withheld = new Map();
  /** There are answers, and the core could not weigh them: no step is given on top of them. */
  #unweighed = false;

  /** @param {Here} here */
  constructor(here) {
    this.#here = here;
  }

  async open() {
    const { content } = this.#here.session;
    this.#data = await content.load('now');
    // A clinic's own content without steps: its questions say what to do.
    if (!this.#data.steps.length) return 'check';
    this.#withheld = await this.#heldBack();
    return undefined;
  }

  title() {
    return this.#here.session.content.texts.get('now.title');
  }

  view() {
    const { session } = this.#here;
    const { texts } = session.content;
    const { tier } = session.urgency;
    const all = this.#unweighed ? [] : (this.#data?.steps ?? []);
    const steps = all.filter(({ advice }) => !this.#withheld.has(advice));
    return html`${tier ? urgencyBand(session, tier) : nothing}
      <h2 tabindex="-1">${this.title()}</h2>
      <p class="careful">${this.#careful()}</p>
      ${this.#unweighed ? html`<p role="status">${texts.get('now.unweighed')}</p>` : nothing}
      <ol class="steps">
        ${steps.map((each) => this.#step(each))}
      </ol>
      ${this.#notForYou()}
      <p class="evidence">${texts.get('now.evidence')}</p>
      ${this.#after()} ${safetyNet(session)} ${smallPrint(session, true)}`;
  }

  /** @param {Steps['steps'][number]} step */
  #step({ advice, text = `advice.${advice}.body`, unless }) {
    const { texts } = this.#here.session.content;
    return html`<li>
      <h3>${texts.get(`advice.${advice}.title`)}</h3>
      ${picture(texts, advice)}
      <p>${unless ? html`<strong>${texts.get(unless)}</strong>` : nothing} ${late(this.#here.session, text)}</p>
    </li>`;
  }

  #careful() {
    const { content, settings } = this.#here.session;
    const number = settings.region?.urgent;
    const { text } = /** @type {Steps} */ (this.#data).careful;
    return number ? content.texts.get(`${text}-number`, { number }) : content.texts.get(text);
  }

  #notForYou() {
    const { texts } = this.#here.session.content;
    const some = (this.#data?.steps ?? []).filter(({ advice }) => this.#withheld.has(advice));
    return some.map(
      ({ advice }) =>
        html`<p>
          <strong>${texts.get('plan.withheld.title')}: ${texts.get(`advice.${advice}.title`)}.</strong>
          ${texts.get(this.#withheld.get(advice)?.reason ?? '')}.
        </p>`,
    );
  }

  #after() {
    const { session, shell } = this.#here;
    const { texts } = session.content;
    return html`<section class="card">
        <h3>${texts.get('now.long')}</h3>
        <p>${tierAdvice(session, 'same-day')}</p>
        ${callLinks(session, 'same-day')}
      </section>
      <h3>${texts.get('now.then')}</h3>
      <p>${texts.get('now.then.about')}</p>
      <div class="actions still">
        <button type="button" class="primary" @click=${() => shell.go('check')}>${texts.get('now.check')}</button>
        <button type="button" class="back" @click=${() => shell.back()}>${texts.get('question.back')}</button>
      </div>`;
  }

  /** Nobody is asked anything here; but what somebody has answered already counts. */
  async #heldBack() {
    const { answers, core } = this.#here.session;
    this.#unweighed = false;
    if (!answers.all.size) return new Map();
    const result = await core.assess(answers.text(), '', false).catch(() => undefined);
    this.#unweighed = !result;
    const against = (result?.plan.withheld ?? []).filter(({ reason }) => reason !== OPEN);
    return new Map(against.map((each) => [each.id, each]));
  }
}
