// The one file that a page loads: defines <charley-check> unless another copy already has.
import { CharleyCheck } from './shell/element.js';

if (!customElements.get('charley-check')) customElements.define('charley-check', CharleyCheck);

export { CharleyCheck };
