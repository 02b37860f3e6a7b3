import { css } from 'lit';

export const takeStyles = css`
  .code svg {
    display: block;
    inline-size: min(100%, 320px);
    margin-block: 8px;
  }
  .code .light {
    fill: #ffffff;
  }
  .code .dark {
    fill: #000000;
  }
  .summary {
    display: none;
  }
  @media print {
    .frame.printing-summary > :not(.summary) {
      display: none;
    }
    .frame.printing-summary {
      padding: 0;
    }
    /* One page, to its end: what is left over is for notes. */
    .frame.printing-summary > .summary {
      display: flex;
      flex-direction: column;
      block-size: 94vh; /* the page around may have a word above */
      font-size: 9.5pt;
      line-height: 1.25;
    }
    .frame.printing-summary > .roomy {
      font-size: 11.5pt;
      line-height: 1.4;
    }
    .summary h2 {
      font-size: 15pt;
      margin: 0 0 2mm;
    }
    .summary h3 {
      font-size: 1.1em;
      margin: 2mm 0 0.5mm;
      break-after: avoid;
    }
    .summary p,
    .summary ul {
      margin: 0;
    }
    .summary ul {
      padding-inline-start: 4mm;
    }
    .summary .fill {
      display: grid;
      grid-template-columns: 2fr 1fr;
      gap: 6mm;
      margin-top: 4mm;
    }
    .summary .fill span {
      border-bottom: 0.3mm solid;
    }
    .summary .urgency {
      margin-top: 3mm;
      padding: 2mm;
      border: 0.5mm solid;
      font-size: 1.15em;
    }
    .summary .columns {
      columns: 2;
      column-gap: 8mm;
      margin-top: 2mm;
    }
    .summary li {
      break-inside: avoid;
    }
    .summary .columns :first-child > h3 {
      margin-top: 0;
    }
    .summary figure {
      margin: 3mm 0 0;
    }
    .summary figure svg {
      inline-size: 110mm;
    }
    .summary figcaption {
      font-size: 8pt;
    }
    .summary .notes {
      flex: 1;
      margin-top: 3mm;
      border: 0.3mm solid;
      padding-inline: 2mm;
    }
    .summary footer {
      margin-top: 2mm;
      font-size: 8pt;
    }
  }
`;

/** The page around the check stays off the paper while the page for the visit is printed. */
export const pagePrintStyles = css`
  @media print {
    @page {
      margin: 12mm;
    }
    body,
    body :has(charley-check),
    charley-check {
      margin: 0 !important;
      padding: 0 !important;
    }
    body :not(:has(charley-check), charley-check, charley-check *) {
      display: none !important;
    }
  }
`;
