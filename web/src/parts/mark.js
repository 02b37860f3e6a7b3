// The name, drawn with one stroke like our other drawings; the l stands on a foot. It takes its colour from the text around it.
import { html } from 'lit';

export const wordMark = html`<svg viewBox="0 0 122 38" aria-hidden="true">
  <path
    d="M14 16a7 7 0 1 0 0 10M22 4V28M22 21a6 6 0 0 1 12 0V28M55 21a7 7 0 1 0-14 0a7 7 0 1 0 14 0M55 14V28M63 14V28M63 21c0-5 3-7 8-6M79 4c3 7 1 12 1 19c0 4 2 5 5 5M90 21h14a7 7 0 1 0-2 5M109 14l6 13M121 14L112 35"
  />
</svg>`;
