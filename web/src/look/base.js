// The frame, text, and what has the focus.
import { css } from 'lit';

/**
 * --_charley-rem is what rem would be without the page: pages with html { font-size: 62.5% } are common. shell/element.js
 * puts in what the person has set in the browser ("medium").
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
  h4,
  h5,
  h3.minor {
    font-size: calc(1.125 * var(--_charley-rem));
    font-weight: 650;
  }
  h4,
  h3.minor {
    margin-block: 16px 4px;
  }
  .intro h2 {
    font-size: calc(1.18 * var(--_charley-rem));
    margin-block: 0 4px;
  }
  .intro .lead {
    font-size: calc(1.125 * var(--_charley-rem));
    color: var(--_soft);
  }
  #emergency-heading {
    margin-block: 16px 4px;
    font-size: calc(1.45 * var(--_charley-rem));
  }
  p + p {
    margin-top: 8px;
  }
  h2,
  .error-summary,
  .notice,
  [data-arrived] {
    scroll-margin-block-start: calc(var(--charley-sticky-top, 0px) + 8px);
  }
  ul {
    padding-inline-start: 1.2em;
  }
  .signs-list li {
    padding-block: 4px;
    line-height: 1.3;
  }
  .signs-list li + li {
    border-top: 1px solid var(--_line);
  }
  ul.signs-list,
  ul.options,
  ul.checklist,
  ul.plain-list,
  ul.chips,
  ul.matches,
  ul.plan-list,
  ul.reasons {
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
  .small-print.folded {
    margin-block: 8px -24px;
    padding-top: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    flex-wrap: wrap;
    margin-block: -8px 4px;
    overflow-wrap: normal;
    font-size: var(--_charley-rem);
  }
  .head .to-signs {
    margin-inline-start: auto;
    color: var(--_emergency);
  }
  .word-mark {
    display: flex;
    align-items: center;
    border: 0;
    padding: 8px 4px;
  }
  .word-mark svg {
    block-size: 30px;
    fill: none;
    stroke: currentColor;
    stroke-width: 3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .language {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 48px;
    block-size: 48px;
    margin-inline: 0 -12px;
    border-radius: var(--_radius);
    color: var(--_soft);
  }
  .head > .language:not(.to-signs + .language) {
    margin-inline-start: auto;
  }
  .language svg {
    inline-size: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
  }
  .language select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .language:focus-within {
    outline: 3px solid var(--_accent);
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
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
`;
