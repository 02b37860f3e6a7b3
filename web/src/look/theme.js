// Every colour, radius and space is a custom property that a clinic can set on the element.
import { css } from 'lit';

/** Night values of the colours; the same for the system's dark mode and for theme="dark". */
const dark = css`
  --_paper: var(--charley-paper-dark, #171512);
  --_ink: var(--charley-ink-dark, #ddd6ca);
  --_soft: var(--charley-soft-dark, #b0a799);
  --_line: var(--charley-line-dark, #8a8174);
  --_card: var(--charley-card-dark, #221f1b);
  --_accent: var(--charley-accent-dark, #6fcfc8);
  --_on-accent: var(--charley-on-accent-dark, #10201f);
  --_chosen: var(--charley-chosen-dark, #1d3432);
  --_emergency: #ff8f88;
  --_same-day: #ff8f88;
  --_within-days: #f0b65c;
  --_routine: #93bdf2;
  --_self-care: #93bdf2;
  --_emergency-ground: #4a0b0f;
  color-scheme: dark;
`;

export const theme = css`
  :host {
    --_paper: var(--charley-paper, #fbf9f4);
    --_ink: var(--charley-ink, #1d1b18);
    --_soft: var(--charley-soft, #5a554d);
    --_line: var(--charley-line, #8b8478);
    --_card: var(--charley-card, #ffffff);
    --_accent: var(--charley-accent, #0b5f60);
    --_on-accent: var(--charley-on-accent, #ffffff);
    --_chosen: var(--charley-chosen, #e2f0ee);
    --_emergency: #b3111c;
    --_same-day: #b3111c;
    --_within-days: #7a4b00;
    --_routine: #1a4e8a;
    --_self-care: #1a4e8a;
    --_emergency-ground: #1d1b18;
    --_radius: var(--charley-radius, 10px);
    --_font: var(--charley-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    display: block;
    scroll-margin-block-start: var(--charley-sticky-top, 0px);
    background: var(--_paper);
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
`;

/** For a page that is nothing but the check (attribute "page"): spares it a request for a style sheet. */
export const pageStyles = css`
  body {
    margin: 0;
    background: #fbf9f4;
  }
  h1 {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media screen {
    charley-check[page] {
      min-block-size: 100vh;
    }
  }
  @media (prefers-color-scheme: dark) {
    body {
      background: #171512;
    }
  }
`;
