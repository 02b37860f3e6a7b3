// What is chosen and pressed: options, checklists, buttons. A checklist is read to its end before its button is met.
import { css } from 'lit';

export const choices = css`
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
`;
