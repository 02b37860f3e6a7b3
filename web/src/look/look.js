// Calm, large, honest. The order matters: later ones win.
import { base } from './base.js';
import { cards } from './cards.js';
import { choices } from './choices.js';
import { media } from './media.js';
import { theme } from './theme.js';

export { pageStyles } from './theme.js';

export const styles = [theme, base, choices, cards, media];
