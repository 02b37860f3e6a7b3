// Somebody sits up in bed at night and pulls the toes towards the shin; the moon is in the window.
import { html } from 'lit';

export const scene = html`<svg class="scene" viewBox="0 0 320 132" aria-hidden="true">
  <path
    class="thing"
    d="M20 60V128M20 112H300M300 92V128M28 112V94c0-9 22-9 22 0V112M232 6H296V66H232ZM264 6V66M232 36H296M220 112c10-14 22-4 34-10s26 2 46-2"
  />
  <path
    d="M99 34a13 13 0 1 0-26 0a13 13 0 1 0 26 0M83 49C74 66 72 90 75 107H186C196 109 203 108 205 99L208 74M82 62L132 86L206 80"
  />
  <path
    class="show"
    d="M136 106c9-13 35-13 44 0M284 14a10 10 0 1 0 4 14a12 12 0 0 1-4-14M222 92c3-10 0-18-5-22M217 70v8M217 70l8 1"
  />
</svg>`;
