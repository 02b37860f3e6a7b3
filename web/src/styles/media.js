// Wide screens, forced colours, print: what they change of the rest.
import { css } from 'lit';

export const media = css`
  @media (min-width: 40rem) {
    .frame {
      padding: 32px;
    }
    .actions {
      position: static;
      flex-direction: row;
      border: 0;
    }
    .actions button {
      inline-size: auto;
    }
  }
  @media (forced-colors: active) {
    button.primary {
      color: ButtonText;
    }
    .option.on,
    .check-row.on,
    .chips li {
      border-color: Highlight;
      outline: 2px solid Highlight;
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
      --_charley-rem: 9.8pt !important;
    }
    .no-print,
    .save,
    .actions {
      display: none;
    }
    .band.emergency,
    .band.emergency > * {
      color: #000000;
      background: none;
    }
    .card {
      break-inside: avoid;
    }
  }
`;
