// Writes docs/reference.md from web/package/reference.json. A test compares both.
import { readFileSync, writeFileSync } from 'node:fs';

import { markdown } from './reference.mjs';

writeFileSync('docs/reference.md', markdown(JSON.parse(readFileSync('web/package/reference.json', 'utf8'))));
