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
    .frame.printing-summary > .summary {
      display: block;
      font-size: 9.5pt;
      line-height: 1.25;
    }
    .summary h2 {
      font-size: 15pt;
      margin: 0 0 2mm;
    }
    .summary h3 {
      font-size: 10.5pt;
      margin: 2mm 0 0.5mm;
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
      font-size: 11pt;
    }
    .summary .columns {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8mm;
    }
    .summary .notes {
      block-size: 18mm;
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
    body :not(:has(charley-check), charley-check, charley-check *) {
      display: none !important;
    }
  }
`;
