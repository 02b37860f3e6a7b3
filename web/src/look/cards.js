// Cards, urgency, the result and its drawings.
import { css } from 'lit';

export const cards = css`
  .card,
  .error-summary {
    margin-block: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
  }
  .page-question + .page-question {
    margin-top: 14px;
  }
  .page-question > :is(h3, .help) {
    display: inline;
  }
  .page-question > .help {
    font-size: var(--_charley-rem);
  }
  .page-question > h3 {
    font-size: calc(1.125 * var(--_charley-rem));
  }
  .missing {
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
  .trouble {
    position: sticky;
    inset-block-start: var(--charley-sticky-top, 0);
    z-index: 2;
    padding: 8px 12px;
    font-size: var(--_charley-rem);
  }
  .trouble .row {
    margin-block: 4px 0;
  }
  .trouble button {
    margin: 0;
    padding: 8px 12px;
  }
  .only-print {
    display: none;
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
  .in-sight,
  .whom {
    position: sticky;
    top: var(--charley-sticky-top, 0px);
    z-index: 2;
  }
  .in-sight > .band {
    max-height: 50vh;
    overflow: auto;
  }
  .whom {
    margin-inline: -16px;
    padding-inline: 16px;
    background: var(--_paper);
    font-weight: 650;
  }
  .in-sight ~ .whom {
    display: none;
  }
  /* A notice keeps this place: neither lies on the other. */
  .frame:has(.trouble) .whom {
    position: static;
  }
  .whom a {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    color: var(--_emergency);
  }
  .band.strip {
    padding: 12px 16px;
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
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: calc(1.25 * var(--_charley-rem));
    font-weight: 650;
    text-decoration: none;
  }
  .call.urgent {
    background: #b3111c;
    color: #ffffff;
  }
  .call + .call {
    border-color: currentColor;
    background: none;
    color: var(--_accent);
  }
  .call.urgent + .call {
    color: var(--_same-day);
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
  .signs-list details {
    margin: 0;
  }
  .signs-list summary {
    padding: 0;
    color: inherit;
    text-decoration: none;
  }
  .result > p,
  .reasons li {
    margin-top: 12px;
  }
  .always a {
    display: flex;
    align-items: center;
    min-block-size: 44px;
  }
  .fold {
    border-top: 1px solid var(--_line);
  }
  .fold h3 {
    margin: 0;
  }
  .fold h3 > button,
  .signs-list summary {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
  }
  .fold h3 > button {
    inline-size: 100%;
    min-block-size: 56px;
    padding: 12px 0;
    border: 0;
    text-align: start;
  }
  .fold h3 > button::after,
  .signs-list summary::after {
    content: '+' / '';
  }
  .fold [aria-expanded='true']::after,
  .signs-list [open] > summary::after {
    content: '−' / '';
  }
  .fold-body:not([hidden]) {
    padding-block-end: 24px;
  }
  .result :is(button, summary, a) {
    scroll-margin-block-end: 64px;
  }
  p.always {
    position: sticky;
    inset-block-end: 0;
    margin-inline: -16px;
    padding-inline: 16px;
    border-top: 1px solid var(--_line);
    background: var(--_paper);
  }
  .always a {
    justify-content: end;
    color: var(--_same-day);
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
  .sooner,
  .safety-net {
    margin-block: 12px;
    padding-inline: 16px;
    border: 2px solid var(--_same-day);
    border-radius: var(--_radius);
  }
  .safety-net ul {
    margin-block-end: 12px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .body-map {
    display: block;
    inline-size: 100%;
    max-inline-size: 264px;
    margin: 8px auto 0;
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
    max-inline-size: 300px;
    margin: 0 auto;
    text-align: center;
    font-size: 0.8em;
  }
  .body-map-words strong {
    grid-column: span 2;
  }
`;
