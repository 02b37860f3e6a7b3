// The result, in the order of urgency: what to do, what fits, what plays a part, the plan, what to leave,
// when to come back, the answers to change, and how sure all this is.
import { html, nothing } from 'lit';

import { optionsOf } from '../answers.js';
import { callLinks, icon, longDate, refusedNote, safetyNet, smallPrint, tierAdvice } from './parts.js';
import { answerText, evidence, factList, isOverdue, openList, optionText, sourceItem, why } from './facts.js';
import { audience, changed, otherAnswers, together, whatIf } from './explain.js';
import { planSection } from './plan.js';
import { saveBox } from './question.js';

/** @typedef {import('../element.js').CharleyCheck} Host */
/** @typedef {import('../../../wasm/check.d.ts').Entry} Entry */
/** @typedef {import('../../../wasm/check.d.ts').ResultValue} ResultValue */

/** @param {Host} host */
export function resultView(host) {
  const result = /** @type {ResultValue} */ (host.result);
  const emergency = result.tier === 'emergency';
  return html`
    <article class="result" part="result" data-tier=${result.tier} @click=${host.explainOpened}>
      ${band(host, result)} ${consent(host)} ${refusedNote(host)} ${changed(host)} ${provisional(host, result)}
      ${triggers(host, result)} ${contradictions(host, result)} ${whatIf(host, result)} ${patterns(host, result)}
      ${sensorFindings(host, result)} ${hints(host, result)} ${emergency ? nothing : planSection(host, result)}
      ${safetyNet(host)} ${answers(host)} ${actions(host)} ${audience(host)} ${certainty(host, result)}
    </article>
    ${saveBox(host)} ${smallPrint(host)}
  `;
}

/** @param {Host} host @param {ResultValue} result */
function band(host, { tier }) {
  const { texts } = host;
  return html`<section class="band ${tier}" part="band">
    <p class="band-word">${icon(tier)}${texts.get(`tier.${tier}.word`)}</p>
    <h2 tabindex="-1" class="band-title">${texts.get(`tier.${tier}.title`)}</h2>
    <p>${tierAdvice(host, tier)}</p>
    ${callLinks(host, tier)}
  </section>`;
}

/** @param {Host} host @param {ResultValue} result */
function provisional(host, result) {
  const { texts } = host;
  if (!result.provisional) return nothing;
  return html`<section class="card warn">
    <h3>${texts.get(host.quick ? 'result.quick.title' : 'result.provisional.title')}</h3>
    ${
      result.couldBe !== result.tier
        ? html`<p>${texts.get('result.could-be')} <strong>${texts.get(`tier.${result.couldBe}.title`)}</strong></p>`
        : nothing
    }
    ${
      host.quick
        ? html`<p>${texts.get('result.quick.text')}</p>
            <p class="row no-print">
              <button type="button" class="primary" @click=${host.continueQuestions}>
                ${texts.get('result.quick.go-on')}
              </button>
            </p>`
        : nothing
    }
    <ul>
      ${questionsOf(openScreens(host))
        .filter(({ item, rows }) => rows || !host.answers.has(item))
        .map(
          ({ item }) =>
            html`<li>
              ${host.items.get(item)?.text}
              <button type="button" class="link" @click=${() => host.changeAnswer(item)}>
                ${texts.get('result.answer-now')}<span class="visually-hidden">: ${host.items.get(item)?.text}</span>
              </button>
            </li>`,
        )}
    </ul>
  </section>`;
}

/** @param {Host} host */
const openScreens = (host) => (host.flow?.screens ?? []).filter((screen) => !screen.complete);

/** A page of several questions, question by question. @param {import('../../../wasm/check.d.ts').FlowScreen[]} screens */
const questionsOf = (screens) =>
  screens.flatMap(({ item, kind, rows = [] }) =>
    kind === 'page'
      ? rows.map((row) => ({ item: row, rows: undefined }))
      : [{ item, rows: kind === 'checklist' ? rows : undefined }],
  );

/** @param {Host} host @param {ResultValue} result */
function triggers(host, result) {
  const { texts } = host;
  if (!result.triggers.length) return nothing;
  return html`<section>
    <h3>${texts.get('result.why')}</h3>
    <ul class="plain-list">
      ${result.triggers.map(
        (trigger) =>
          html`<li class="card tiered ${trigger.tier}">
            <p class="card-word">${icon(trigger.tier)}${texts.get(`tier.${trigger.tier}.word`)}</p>
            <h4>${texts.get(`${trigger.text}.title`)}</h4>
            <p>${texts.get(`${trigger.text}.why`)}</p>
            ${texts.has(`${trigger.text}.do`) ? html`<p><strong>${texts.get(`${trigger.text}.do`)}</strong></p>` : nothing}
            ${why(
              host,
              trigger,
              trigger.facts,
              texts.get(`${trigger.text}.title`),
              otherAnswers(host, trigger.changes, ({ tier }) => `tier.${tier}.title`),
            )}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {Host} host @param {ResultValue} result */
function contradictions(host, result) {
  const { texts } = host;
  if (!result.contradictions.length) return nothing;
  return html`<section class="card warn">
    <h3>${texts.get('result.contradictions.title')}</h3>
    ${result.contradictions.map((each) => {
      const option = optionsOf(/** @type {any} */ (host.items.get(each.items[0]))).find(
        ({ code }) => code === each.exclusive,
      );
      return html`<p>${texts.get(each.text, { exclusive: option?.display ?? '' })}</p>
        <p class="row">
          ${each.items.map(
            (item) =>
              html`<button type="button" class="link" @click=${() => host.changeAnswer(item)}>
                ${texts.get('result.change')}: ${host.items.get(item)?.text}
              </button>`,
          )}
        </p>`;
    })}
  </section>`;
}

/** In an emergency a harmless explanation must not stand beside "call now": it is folded away. @param {Host} host @param {ResultValue} result */
function patterns(host, result) {
  const { texts } = host;
  const fits = result.patterns.filter(({ fit }) => fit === 'well' || fit === 'partly');
  const rest = result.patterns.filter(({ fit }) => fit === 'not' || fit === 'unclear');
  const calmer = result.tier === 'emergency' ? fits.filter(({ urgency }) => urgency !== 'emergency') : [];
  const first = fits.filter((pattern) => !calmer.includes(pattern));
  return html`<section>
    ${first.length || !calmer.length ? html`<h3>${texts.get('result.patterns.title')}</h3>` : nothing}
    ${first.length > 1 ? html`<p class="help">${texts.get('result.patterns.lead')}</p>` : nothing}
    ${together(host, result)} ${fits.length ? nothing : html`<p>${texts.get('result.patterns.none')}</p>`}
    <ul class="plain-list">
      ${first.map((pattern) => patternCard(host, result, pattern))}
    </ul>
    ${
      calmer.length
        ? html`<details>
            <summary>${texts.get('result.patterns.calmer')}</summary>
            <ul class="plain-list">
              ${calmer.map((pattern) => patternCard(host, result, pattern))}
            </ul>
          </details>`
        : nothing
    }
    <details>
      <summary>${texts.get('result.patterns.not')}</summary>
      <ul>
        ${rest.map(
          (pattern) =>
            html`<li>
              ${texts.get(`${pattern.text}.title`)}: ${texts.get(`fit.${pattern.fit}`)}
              ${factList(host, 'result.for', pattern.for)} ${factList(host, 'result.against', pattern.against)}
            </li>`,
        )}
      </ul>
    </details>
  </section>`;
}

/** @param {Host} host @param {ResultValue} result @param {import('../../../wasm/check.d.ts').PatternEntry} pattern */
function patternCard(host, result, pattern) {
  const { texts } = host;
  const title = texts.get(`${pattern.text}.title`);
  return html`<li class="card">
    <h4>${title} <span class="fit ${pattern.fit}">${texts.get(`fit.${pattern.fit}`)}</span></h4>
    <p>${texts.get(`${pattern.text}.body`)}</p>
    <details>
      <summary>${texts.get('result.reasons')}<span class="visually-hidden">: ${title}</span></summary>
      ${factList(host, 'result.for', pattern.for)} ${findingList(host, result, pattern.sensorFor)}
      ${factList(host, 'result.against', pattern.against)} ${findingList(host, result, pattern.sensorAgainst)}
      ${openList(host, pattern.open)} ${otherAnswers(host, pattern.changes, ({ fit }) => `fit.${fit}`)}
      ${evidence(host, pattern)}
    </details>
  </li>`;
}

/** @param {Host} host @param {import('../../../wasm/check.d.ts').SensorFinding} finding */
const findingText = ({ texts }, finding) =>
  texts.get(finding.text, { seconds: Math.round(finding.longestS ?? 0), count: finding.count });

/** What a sensor adds to one pattern. @param {Host} host @param {ResultValue} result @param {string[] | undefined} ids */
function findingList(host, result, ids) {
  const findings = (result.sensor ?? []).flatMap(({ findings: each }) => each).filter(({ id }) => ids?.includes(id));
  return findings.length
    ? html`<ul class="facts">
        ${findings.map((finding) => html`<li>${findingText(host, finding)}</li>`)}
      </ul>`
    : nothing;
}

/** @param {Host} host @param {ResultValue} result */
function sensorFindings(host, { sensor = [] }) {
  const { texts } = host;
  if (!sensor.some(({ findings }) => findings.length)) return nothing;
  return html`<section>
    <h3>${texts.get('sensor.result.title')}</h3>
    <p class="help">${texts.get('sensor.result.lead')}</p>
    <ul class="plain-list">
      ${sensor.map(
        ({ startedAtMs, findings }) =>
          html`<li class="card">
            ${
              startedAtMs
                ? html`<h4>
                    ${texts.get('sensor.result.from', { date: longDate(host, new Date(startedAtMs).toISOString()) })}
                  </h4>`
                : nothing
            }
            ${findings.map(
              (finding) =>
                html`<p>${findingText(host, finding)}</p>
                  ${evidence(host, finding)}`,
            )}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {Host} host @param {ResultValue} result */
function hints(host, result) {
  const { texts } = host;
  if (!result.hints.length) return nothing;
  /** @param {import('../../../wasm/check.d.ts').HintEntry} hint */
  const card = (hint) =>
    html`<li class="card">
      <h4>${hint.medicine ? optionText(host, 'medicines', hint.medicine) : texts.get(`${hint.text}.title`)}</h4>
      <p>
        ${hint.medicine ? texts.get('medicine.linked.body') : texts.get(`${hint.text}.body`)}
        ${hint.medicine && hint.text ? texts.get(hint.text) : nothing}
        ${hint.timing ? texts.get('medicine.timing') : nothing}
      </p>
      ${why(host, hint, hint.facts, hint.medicine ? optionText(host, 'medicines', hint.medicine) : texts.get(`${hint.text}.title`))}
    </li>`;
  const later = result.hints.filter(({ first }) => !first);
  return html`<section>
    <h3>${texts.get('result.hints.title')}</h3>
    <p class="help">${texts.get('result.hints.lead')}</p>
    <ul class="plain-list">
      ${result.hints.filter(({ first }) => first).map(card)}
    </ul>
    ${
      later.length
        ? html`<details>
            <summary>${texts.get('result.hints.more', { count: later.length })}</summary>
            <ul class="plain-list">
              ${later.map(card)}
            </ul>
          </details>`
        : nothing
    }
  </section>`;
}

/** @param {Host} host */
function answers(host) {
  const { texts } = host;
  return html`<details class="answers">
    <summary>${texts.get('result.answers.title')}</summary>
    <p class="help">${texts.get('result.answers.lead')}</p>
    <dl>
      ${questionsOf(host.flow?.screens ?? []).map(({ item, rows }) => {
        const question = host.items.get(item);
        return html`<div>
          <dt>${question?.text}</dt>
          <dd>
            ${answerText(host, item, rows)}
            <button type="button" class="link no-print" @click=${() => host.changeAnswer(item)}>
              ${texts.get('result.change')}<span class="visually-hidden">: ${question?.text}</span>
            </button>
          </dd>
        </div>`;
      })}
    </dl>
    ${
      host.flow?.skipped.length
        ? html`<p class="facts-label">${texts.get('result.skipped')}</p>
            <ul class="facts">
              ${host.flow.skipped.map((item) => html`<li>${host.items.get(item)?.text ?? item}</li>`)}
            </ul>`
        : nothing
    }
  </details>`;
}

/** A page that asks for the result gets it only from the person. @param {Host} host */
function consent(host) {
  const { texts } = host;
  if (!host.shareResult) return nothing;
  if (host.consent === 'yes') return html`<p role="status" class="help no-print">${texts.get('consent.given')}</p>`;
  return host.consent
    ? nothing
    : html`<section class="card no-print">
        <h3>${texts.get('consent.title')}</h3>
        <p>${texts.get('consent.text')}</p>
        <div class="row">
          <button type="button" @click=${() => host.answerConsent('yes')}>${texts.get('consent.yes')}</button>
          <button type="button" @click=${() => host.answerConsent('no')}>${texts.get('consent.no')}</button>
        </div>
      </section>`;
}

/** @param {Host} host */
function actions(host) {
  const { texts } = host;
  /** @param {Parameters<Host['has']>[0]} part @param {string} key @param {() => unknown} act */
  const button = (part, key, act) =>
    host.has(part) ? html`<button type="button" @click=${act}>${texts.get(key)}</button>` : nothing;
  return html`<div class="row no-print">
      ${
        openScreens(host).length
          ? html`<button type="button" class="primary" @click=${host.continueQuestions}>
              ${texts.get('emergency.continue')}
            </button>`
          : nothing
      }
      ${button('ask', 'ask.open', host.openAsk)} ${button('sensor', 'sensor.open', host.openSensor)}
    </div>
    <section class="no-print">
      <h3>${texts.get('result.take')}</h3>
      <div class="row">
        ${button('print', 'result.print-summary', () => host.takeAlong('print'))}
        ${button('print', 'result.print', host.print)} ${button('copy', 'result.copy', host.copyText)}
        ${'share' in navigator ? button('share', 'result.share', () => host.takeAlong('share')) : nothing}
        ${button('share', 'result.email', () => host.takeAlong('mail'))}
        ${button('qr', 'result.qr', () => host.takeAlong('showCode'))}
        ${button('fhir', 'result.fhir', () => host.takeAlong('fhir'))}
        <button type="button" @click=${host.eraseAll}>${texts.get('result.erase')}</button>
      </div>
      <p role="status" class="help">${host.notice}</p>
      ${host.take?.view() ?? nothing}
    </section>`;
}

/** @param {Host} host @param {ResultValue} result */
function certainty(host, result) {
  const { texts } = host;
  const fits = result.patterns.filter(({ fit }) => fit === 'well' || fit === 'partly');
  const { now, prevent, ask, avoid } = result.plan;
  /** @type {Entry[]} */
  const shown = [
    ...result.triggers,
    ...fits,
    ...(result.sensor ?? []).flatMap(({ findings }) => findings),
    ...result.hints,
    ...now,
    ...prevent,
    ...ask,
    ...avoid,
  ];
  const ids = new Set(shown.flatMap(({ sources }) => sources));
  const statuses = ['submitted', 'under-review', 'approved'];
  const status = statuses.find((each) => shown.some(({ review }) => review.status === each)) ?? 'submitted';
  const dates = shown.map(({ review }) => review.date).sort();
  return html`<section>
    <h3>${texts.get('certainty.title')}</h3>
    <p>${texts.get('about.not-diagnosis')} ${status === 'approved' ? '' : texts.get('about.not-reviewed')}</p>
    <p>
      ${texts.get('about.status')}: ${texts.get(`about.review.${status}`)},
      ${longDate(host, dates[0] ?? result.dataDate)}.
    </p>
    <p>${texts.get('about.version')} ${result.dataVersion}, ${longDate(host, result.dataDate)}.</p>
    ${shown.some(isOverdue) ? html`<p><strong>${texts.get('about.overdue.some')}</strong></p>` : nothing}
    <p class="no-print">
      <button type="button" class="link" @click=${host.openEditorial}>${texts.get('editorial.title')}</button>
    </p>
    <details @toggle=${host.toggleSources}>
      <summary>${texts.get('result.sources')}</summary>
      <ul>
        ${[...ids].map((id) => sourceItem(host, id))}
      </ul>
    </details>
  </section>`;
}
