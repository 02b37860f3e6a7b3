// The page inside a clinic's <iframe>: what stands in its address becomes attributes of the check. Content of another
// folder and the passing on of results are no matter for an address.
const ALLOWED = [
  'lang',
  'region',
  'audience',
  'theme',
  'start',
  'features',
  'contact-name',
  'contact-phone',
  'contact-url',
];

const check = document.querySelector('charley-check');
for (const [name, value] of new URLSearchParams(location.search)) {
  if (ALLOWED.includes(name)) check.setAttribute(name, value);
}
if (check.lang) document.documentElement.lang = check.lang;
import('../charley/charley.js');
