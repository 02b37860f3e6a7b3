// Styles of the sensor screen, added to the check's own when it opens.
import { css } from 'lit';

export const sensorStyles = css`
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-block: 16px;
  }
  .file {
    display: block;
    padding: 12px 16px;
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .file span {
    display: block;
    font-weight: 650;
    margin-bottom: 8px;
  }
  .file input {
    inline-size: 100%;
    font: inherit;
    max-inline-size: 100%;
    min-block-size: 44px;
  }
  .chart {
    display: block;
    inline-size: 100%;
    block-size: 200px;
    color: var(--_soft);
    accent-color: var(--_accent);
    background: var(--_card);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  section + section,
  section > .primary + p {
    margin-top: 12px;
  }
  .now {
    font-size: calc(1.25 * var(--_charley-rem));
    font-weight: 650;
    margin-block: 8px 0;
  }
  .now.tight {
    color: var(--_same-day);
  }
  .link-state {
    font-weight: 650;
  }
  .link-state.reconnecting,
  .link-state.silent {
    color: var(--_within-days);
  }
  .recorder .row,
  .night .row {
    align-items: center;
    min-block-size: 48px;
    margin: 0;
  }
  figure {
    margin: 16px 0;
  }
  figure svg {
    max-inline-size: 32em;
  }
  figcaption {
    color: var(--_soft);
    font-size: var(--_charley-rem);
  }
  .verdict {
    font-weight: 650;
    padding: 8px 12px;
    border-inline-start: 6px solid var(--_within-days);
  }
  .verdict.pass {
    border-color: var(--_accent);
  }
  .placement,
  .recorder {
    display: grid;
    gap: 12px;
    justify-items: start;
    margin-block: 20px;
  }
  .mark {
    inline-size: 100%;
    min-block-size: 120px;
    font-size: calc(1.6 * var(--_charley-rem));
    font-weight: 650;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 0;
    border-radius: var(--_radius);
  }
  .leg {
    display: block;
    inline-size: 180px;
    margin: 8px auto;
  }
  .leg .line {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 3;
    stroke-linecap: round;
  }
  .leg .faint {
    stroke: var(--_line);
    stroke-width: 2;
  }
  .leg .sensor {
    fill: var(--_accent);
    stroke: var(--_paper);
    stroke-width: 2;
  }
  .night {
    inline-size: 100vw;
    block-size: 100vh;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 16px;
    border: 0;
    background: #000000;
    color: #8a8174;
  }
  .night[open] {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  .night::backdrop {
    background: #000000;
  }
  .night time {
    font-size: calc(3 * var(--_charley-rem));
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .night .mark {
    flex: 1;
    color: #d8a0a0;
    background: #1a0d0d;
    border: 1px solid #4a2a2a;
  }
  .night button {
    color: #b0a799;
    background: #000000;
    border-color: #4a443c;
  }
  .night .link-state {
    font-weight: 400;
  }
`;
