// Wide screens, forced colours, print: what they change of the rest.
import { css } from 'lit';

export const media = css`
  /* The bar stays in the thumb's reach, unless large letters or a low screen leave no room for it. */
  @media (min-width: 19em) and (max-width: 39.99rem) and (min-height: 28em) {
    .actions:not(.still) {
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
      background: var(--_paper);
    }
  }
  /* Large letters on a small screen: what is large already grows less and spaces shrink, so that no word is cut. */
  @media (max-width: 18.99em) {
    .frame {
      hyphens: auto;
    }
    .frame :is(h2, h3, .band-title) {
      font-size: calc(1.2 * var(--_charley-rem));
    }
    .frame :is(.band, .actions button, .row button, .call, .option, .card, .sooner, .safety-net) {
      flex-shrink: 1;
      padding-inline: 6px;
    }
    .frame .option {
      gap: 4px;
      font-size: var(--_charley-rem);
    }
    ul {
      padding-inline-start: 16px;
    }
    .band .band-word {
      flex-wrap: wrap;
    }
    .body-map-words span {
      writing-mode: vertical-rl;
    }
  }
  @media (min-width: 40rem) {
    .frame {
      padding: 32px;
    }
    .actions {
      border: 0;
    }
    .frame li:has(> .drawing) {
      display: flow-root;
    }
    .frame li > .drawing {
      float: inline-end;
      margin: 0 24px;
    }
    .actions :is(button, .back) {
      flex: none;
      order: 0;
    }
  }
  @media (forced-colors: active) {
    button.primary {
      color: ButtonText;
    }
    .options li {
      outline: 1px solid;
    }
    .option.on,
    .check-row.on,
    .chips li {
      border-color: Highlight;
      outline: 2px solid Highlight;
      outline-offset: -2px;
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
      --_charley-rem: 8.5pt !important;
      max-width: none;
      padding: 0;
      line-height: 1.35;
    }
    /* What folds on a screen stands in two columns, drawings beside their words. */
    .fold-body {
      columns: 2;
      column-gap: 8mm;
    }
    .frame li > .drawing {
      inline-size: 22mm;
      margin: 0 2mm;
    }
    .frame :is(summary, .fold h3 > button) {
      min-block-size: 0;
      padding: 0;
    }
    .frame :is(h3, h4, p, li, .card) {
      margin-block: 3px;
    }
    .no-print,
    .save,
    .fold.take,
    .actions {
      display: none;
    }
    .only-print {
      display: block;
    }
    .band.emergency,
    .band.emergency > * {
      color: #000000;
      background: none;
    }
    .card,
    .plan-list li,
    dl div {
      break-inside: avoid;
    }
    .fold-body,
    ::details-content {
      display: block !important;
      content-visibility: visible;
    }
    .fold button::after {
      content: none !important;
    }
  }
`;
