// Calm, large, honest. Every colour, radius and space is a custom property a clinic can set on the element.
import { css } from 'lit';

/** Night values of the colours; the same for the system's dark mode and for theme="dark". */
const dark = css`
  --_paper: var(--charley-paper-dark, #171512);
  --_ink: var(--charley-ink-dark, #ddd6ca);
  --_soft: var(--charley-soft-dark, #b0a799);
  --_line: var(--charley-line-dark, #8a8174);
  --_card: var(--charley-card-dark, #221f1b);
  --_accent: var(--charley-accent-dark, #6fcfc8);
  --_on-accent: var(--charley-on-accent-dark, #10201f);
  --_chosen: var(--charley-chosen-dark, #1d3432);
  --_emergency: #ff8f88;
  --_same-day: #ff8f88;
  --_within-days: #f0b65c;
  --_routine: #93bdf2;
  --_self-care: #93bdf2;
  --_emergency-ground: #4a0b0f;
  color-scheme: dark;
`;

export const styles = css`
  :host {
    --_paper: var(--charley-paper, #fbf9f4);
    --_ink: var(--charley-ink, #1d1b18);
    --_soft: var(--charley-soft, #5a554d);
    --_line: var(--charley-line, #8b8478);
    --_card: var(--charley-card, #ffffff);
    --_accent: var(--charley-accent, #0b5f60);
    --_on-accent: var(--charley-on-accent, #ffffff);
    --_chosen: var(--charley-chosen, #e2f0ee);
    --_emergency: #b3111c;
    --_same-day: #b3111c;
    --_within-days: #7a4b00;
    --_routine: #1a4e8a;
    --_self-care: #1a4e8a;
    --_emergency-ground: #1d1b18;
    --_radius: var(--charley-radius, 10px);
    --_font: var(--charley-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    display: block;
    background: var(--_paper);
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .frame {
    all: initial;
    /* What rem would be without the page: pages with html { font-size: 62.5% } are common. running.js puts in what the
       person has set in the browser ("medium"). */
    --_charley-rem: 16px;
    display: block;
    max-width: 42em;
    margin: 0 auto;
    padding: 16px 16px 32px;
    overflow-wrap: anywhere;
    font: 400 medium/1.5 var(--_font);
    color: var(--_ink);
    color-scheme: inherit;
    text-align: start;
  }
  :where(.frame > *) {
    font-size: calc(1.125 * var(--_charley-rem));
  }
  h2,
  h3,
  h4,
  h5,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: calc(1.55 * var(--_charley-rem));
    line-height: 1.25;
    font-weight: 650;
    margin-block: 8px;
  }
  h3 {
    font-size: calc(1.3 * var(--_charley-rem));
    line-height: 1.3;
    font-weight: 650;
    margin-block: 32px 8px;
  }
  h4 {
    font-size: calc(1.125 * var(--_charley-rem));
    font-weight: 650;
    margin-block: 16px 4px;
  }
  h3.minor {
    font-size: calc(1.125 * var(--_charley-rem));
    margin-block: 16px 4px;
  }
  h5 {
    font-size: calc(1.125 * var(--_charley-rem));
    font-weight: 650;
    margin: 0;
  }
  p + p {
    margin-top: 8px;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  ul.options,
  ul.checklist,
  ul.plain-list,
  ul.chips,
  ul.matches,
  ul.plan-list {
    list-style: none;
    padding: 0;
  }
  a {
    color: var(--_accent);
  }
  .lead {
    font-size: calc(1.2 * var(--_charley-rem));
  }
  .help,
  .progress,
  .small-print,
  .evidence {
    color: var(--_soft);
  }
  .small-print {
    margin-top: 32px;
    padding-top: 16px;
    border-top: 1px solid var(--_line);
    font-size: var(--_charley-rem);
  }
  .language {
    display: flex;
    justify-content: flex-end;
    align-items: center;
    gap: 8px;
    font-size: var(--_charley-rem);
    color: var(--_soft);
  }
  .language label {
    display: flex;
    align-items: center;
    min-block-size: 44px;
  }
  select {
    min-block-size: 44px;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
  }
  .drawing {
    display: block;
    inline-size: min(100%, 220px);
    margin-block: 8px;
    color: var(--_ink);
    fill: none;
    stroke: currentColor;
    stroke-width: 4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .drawing .thing {
    stroke: var(--_line);
    stroke-width: 3;
  }
  .drawing .show {
    stroke: var(--_accent);
  }
  .evidence {
    font-size: var(--_charley-rem);
    margin-top: 4px;
  }
  .progress {
    font-size: var(--_charley-rem);
    font-variant-numeric: tabular-nums;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-top: 4px;
    accent-color: var(--_accent);
  }
  h2:focus,
  .error-summary:focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline: none;
  }

  /* choices */
  .options li + li,
  .check-row + .check-row,
  .matches li + li {
    margin-top: 8px;
  }
  .options,
  .checklist,
  .scale,
  .matches {
    margin-block: 16px;
  }
  .option {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 10px 14px;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    color: inherit;
    font: inherit;
    font-size: calc(1.18 * var(--_charley-rem));
    line-height: 1.35;
    text-align: start;
    cursor: pointer;
  }
  .option.plain {
    border-color: transparent;
    background: none;
    font-size: calc(1.05 * var(--_charley-rem));
    padding-inline: 0;
  }
  .option input {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .option.on,
  .check-row.on {
    border-color: var(--_accent);
    background: var(--_chosen);
  }
  .option.on {
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .option:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .option input:focus-visible {
    outline: none;
  }
  .check-row {
    display: flex;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
  }
  .check-row .option {
    border: 0;
    background: none;
    font-size: calc(1.125 * var(--_charley-rem));
  }
  .check-row .unsure {
    flex: none;
    inline-size: auto;
    min-inline-size: 76px;
    flex-direction: column;
    justify-content: center;
    gap: 4px;
    padding: 6px;
    border-inline-start: 1px solid var(--_line);
    border-radius: 0;
    font-size: var(--_charley-rem);
    color: var(--_soft);
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(76px, 1fr));
    gap: 8px;
  }
  .scale .option {
    padding: 8px;
    white-space: nowrap;
    justify-content: center;
    font-variant-numeric: tabular-nums;
  }
  small {
    display: block;
    font-size: var(--_charley-rem);
    color: var(--_soft);
  }
  .field-label {
    display: block;
    margin-block: 16px 4px;
  }
  .text-input {
    inline-size: 100%;
    min-block-size: 52px;
    padding: 8px 14px;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    color: inherit;
    font: inherit;
    font-size: calc(1.18 * var(--_charley-rem));
  }
  .chips li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding-inline-start: 14px;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_chosen);
    margin-top: 8px;
  }
  .chips button {
    border: 0;
    min-inline-size: 52px;
    font-size: calc(1.5 * var(--_charley-rem));
  }

  /* buttons */
  button {
    min-block-size: 48px;
    padding: 10px 20px;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 650;
    cursor: pointer;
  }
  button.option {
    border-color: var(--_line);
    color: inherit;
    font-weight: 400;
  }
  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button[disabled] {
    opacity: 0.6;
    cursor: progress;
  }
  button.link {
    border: 0;
    padding: 10px 4px;
    text-decoration: underline;
  }
  .actions {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    gap: 8px;
    margin-top: 24px;
    padding-block: 12px;
    background: var(--_paper);
    border-top: 1px solid var(--_line);
  }
  /* A checklist is read to its end before its button is met. */
  .actions.still {
    position: static;
  }
  .actions button {
    inline-size: 100%;
  }
  .actions .back {
    border-color: transparent;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block: 16px;
  }
  .save {
    margin-top: 16px;
  }

  /* cards and urgency */
  .card,
  .error-summary {
    margin-block: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
  }
  .page-question + .page-question {
    margin-top: 28px;
    padding-top: 20px;
    border-top: 1px solid var(--_line);
  }
  .page-question.missing {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_emergency);
  }
  h4 > .icon {
    margin-inline-end: 8px;
  }
  .apart {
    margin-block: 16px 4px;
    font-weight: 700;
  }
  .changed {
    border: 2px solid var(--_accent);
  }
  .card h3,
  .error-summary h3,
  .card h4 {
    margin-top: 0;
  }
  .card.warn {
    border: 2px solid var(--_within-days);
  }
  .error-summary {
    border: 3px solid var(--_emergency);
  }
  .band {
    margin-block: 8px 16px;
    padding: 20px;
    border: 3px solid currentColor;
    border-radius: var(--_radius);
    background: var(--_card);
  }
  .band > * {
    color: var(--_ink);
  }
  .band .band-word,
  .card-word {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 650;
    color: inherit;
  }
  .band .band-title {
    font-size: calc(1.6 * var(--_charley-rem));
    line-height: 1.25;
    font-weight: 650;
    margin-block: 4px 8px;
  }
  .band.emergency {
    color: #ffffff;
    background: var(--_emergency-ground);
    border-color: var(--_emergency);
  }
  .band.emergency > * {
    color: #ffffff;
  }
  .band.emergency .icon {
    color: #ff8f88;
  }
  .band.same-day,
  .tiered.emergency .card-word,
  .tiered.same-day .card-word {
    color: var(--_same-day);
  }
  .band.within-days,
  .tiered.within-days .card-word {
    color: var(--_within-days);
  }
  .band.routine,
  .band.self-care,
  .tiered.routine .card-word {
    color: var(--_routine);
  }
  .icon {
    flex: none;
    inline-size: 1.4em;
    block-size: 1.4em;
    fill: currentColor;
  }
  .calls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 12px;
  }
  .call {
    display: inline-flex;
    align-items: center;
    min-block-size: 52px;
    padding: 8px 24px;
    border-radius: var(--_radius);
    background: #b3111c;
    color: #ffffff;
    font-size: calc(1.25 * var(--_charley-rem));
    font-weight: 650;
    text-decoration: none;
  }
  .band.emergency .call {
    background: #ffffff;
    color: #8d0d16;
  }
  .call-words {
    font-size: calc(1.25 * var(--_charley-rem));
    font-weight: 650;
  }
  .fit {
    display: inline-block;
    margin-inline-start: 8px;
    padding: 0 10px;
    border: 1px solid var(--_line);
    border-radius: 99px;
    font-size: var(--_charley-rem);
    font-weight: 400;
  }
  .fit.well {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  details {
    margin-top: 8px;
  }
  summary {
    min-block-size: 44px;
    padding-block: 8px;
    color: var(--_accent);
    text-decoration: underline;
    cursor: pointer;
  }
  .facts-label {
    font-weight: 650;
    margin-top: 8px;
  }
  .plan-list li {
    margin-top: 12px;
  }
  dl div {
    padding-block: 8px;
    border-bottom: 1px solid var(--_line);
  }
  dt {
    color: var(--_soft);
  }
  .safety-net {
    margin-top: 32px;
    padding: 16px;
    border: 2px solid var(--_same-day);
    border-radius: var(--_radius);
  }
  .safety-net h3 {
    margin-top: 0;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* drawing */
  .body-map {
    display: block;
    inline-size: 100%;
    max-inline-size: 340px;
    margin: 8px auto;
    color: var(--_ink);
  }
  .body-map .region {
    fill: var(--_card);
    stroke: currentColor;
    stroke-width: 2;
    cursor: pointer;
  }
  .body-map .region.on {
    fill: var(--_accent);
  }
  .body-map .line {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    pointer-events: none;
  }
  .body-map .knee {
    fill: var(--_card);
    stroke: currentColor;
    stroke-width: 2;
  }
  .body-map-words {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    max-inline-size: 360px;
    margin: 0 auto 8px;
    text-align: center;
    font-size: 0.9em;
  }
  .body-map-words strong {
    grid-column: span 2;
  }

  @media (min-width: 40rem) {
    .frame {
      padding: 32px;
    }
    .actions {
      position: static;
      flex-direction: row;
      border: 0;
    }
    .actions button {
      inline-size: auto;
    }
  }
  @media (forced-colors: active) {
    .option.on,
    .check-row.on,
    .chips li {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
    .body-map .region.on {
      fill: Highlight;
    }
  }
  @media print {
    :host,
    :host([theme]) {
      --_paper: #ffffff;
      --_ink: #000000;
      --_soft: #333333;
      --_line: #666666;
      --_card: #ffffff;
      --_accent: #000000;
      --_chosen: #ffffff;
      --_emergency: #000000;
      --_same-day: #000000;
      --_within-days: #000000;
      --_routine: #000000;
      --_self-care: #000000;
      background: none;
    }
    .frame {
      --_charley-rem: 9.8pt !important;
    }
    .no-print,
    .save,
    .actions {
      display: none;
    }
    .band.emergency,
    .band.emergency > * {
      color: #000000;
      background: none;
    }
    .card {
      break-inside: avoid;
    }
  }
`;

/** For a page that is nothing but the check (attribute "page"): spares it a request for a style sheet. */
export const pageStyles = css`
  body {
    margin: 0;
    background: #fbf9f4;
  }
  h1 {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  charley-check[page] {
    min-block-size: 100vh;
  }
  @media (prefers-color-scheme: dark) {
    body {
      background: #171512;
    }
  }
`;
