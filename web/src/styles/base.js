// The frame, text, and what has the focus.
import { css } from 'lit';

/**
 * --_charley-rem is what rem would be without the page: pages with html { font-size: 62.5% } are common. element.js puts in
 * what the person has set in the browser ("medium").
 */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .frame {
    all: initial;
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
`;
