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
`;
