// Calm, large, honest. The order matters: later ones win.
import { base } from './styles/base.js';
import { cards } from './styles/cards.js';
import { choices } from './styles/choices.js';
import { media } from './styles/media.js';
import { theme } from './styles/theme.js';

export { pageStyles } from './styles/theme.js';

export const styles = [theme, base, choices, cards, media];
