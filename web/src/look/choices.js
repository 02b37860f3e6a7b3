// What is chosen and pressed: options, checklists, buttons. A checklist is read to its end before its button is met.
import { css } from 'lit';

export const choices = css`
  .matches li + li {
    margin-top: 8px;
  }
  .checklist,
  .matches {
    margin-block: 16px;
  }
  /* Short answers share a line: less to scroll. */
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
    margin-block: 6px;
    overflow: hidden;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_line);
  }
  .options li {
    flex: 1 1 auto;
  }
  .options .option {
    border: 0;
    border-radius: 0;
  }
  .options .option:focus-within {
    outline-offset: -3px;
  }
  .option {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 48px;
    padding: 4px 10px;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    color: inherit;
    font: inherit;
    font-size: calc(1.125 * var(--_charley-rem));
    line-height: 1.25;
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
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    border: 2px solid var(--_line);
    background: var(--_card);
  }
  .check-row + .check-row {
    border-block-start-width: 1px;
  }
  .check-row:not(:last-child) {
    border-block-end-width: 0;
  }
  .check-row:first-child {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  .check-row:last-child {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .check-row .option {
    flex: 1 1 21em;
    min-block-size: 44px;
    padding-block: 6px;
    padding-inline: 12px 8px;
    gap: 10px;
    block-size: auto;
    border: 0;
    background: none;
  }
  .check-row .unsure,
  .check-row .more {
    flex: none;
    inline-size: auto;
    min-block-size: 44px;
    margin-block-start: -8px;
    padding: 6px 12px;
    font-size: var(--_charley-rem);
    color: var(--_soft);
  }
  .check-row .unsure {
    padding-inline-start: 46px;
  }
  .check-row .more {
    margin-inline-start: auto;
    font-weight: 400;
  }
  .minor + .checklist {
    margin-block-start: 8px;
  }
  .check-row p {
    flex: 1 0 100%;
    padding: 0 12px 12px;
    padding-inline-start: 46px;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(48px, 2.2em), 1fr));
    gap: 6px;
    margin-block: 12px;
  }
  .scale .option {
    padding: 4px;
    gap: 0;
    flex-direction: column;
    justify-content: center;
    font-variant-numeric: tabular-nums;
  }
  small {
    display: block;
    line-height: 1.3;
    font-size: var(--_charley-rem);
    color: var(--_soft);
  }
  .field-label {
    display: block;
    margin-block: 8px 4px;
  }
  .text-input {
    inline-size: 100%;
    min-block-size: 48px;
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
    padding: 10px 0;
    text-align: start;
    text-decoration: underline;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 12px;
    padding-block: 8px;
    border-top: 1px solid var(--_line);
  }
  .actions button {
    flex: 1 1 auto;
    padding-inline: 16px;
  }
  .actions .primary {
    flex: 1 1 10em;
  }
  .actions .back {
    flex: none;
    order: -1;
    border-color: transparent;
    padding-inline: 12px;
    font-weight: 400;
  }
  /* Nothing that one comes to by key or is led to lies under the bar. */
  .frame :is(a, button, input, select, summary, [tabindex]) {
    scroll-margin-block: 16px 136px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    margin-block: 16px;
  }
  .save {
    margin-top: 16px;
  }
`;
