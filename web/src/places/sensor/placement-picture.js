// Where the sensor goes, as a drawing.
import { html } from 'lit';

/** @param {import('../../texts/texts.js').Texts} texts */
export const placementPicture = (texts) =>
  html`<details>
    <summary>${texts.get('sensor.where.title')}</summary>
    <svg class="leg" viewBox="0 0 120 220" role="img" aria-label=${texts.get('sensor.where.picture')}>
      <path
        class="line"
        d="M38 6c-4 26-12 40-14 66-2 30 8 58 12 86 2 16 1 30-4 44l44 6c8-2 10-8 4-12l-10-10c-2-26 12-62 14-92 2-34-8-56-8-88"
      />
      <path class="line faint" d="M34 34c14 6 28 6 40 0M40 62c6 22 8 40 20 46 10-8 14-24 16-44" />
      <rect class="sensor" x="60" y="70" width="18" height="34" rx="6" />
    </svg>
    <p>${texts.get('sensor.where.text')}</p>
  </details>`;
