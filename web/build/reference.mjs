// The public surface of the element, out of web/package/reference.json: manifest, types, documentation.
import { readFileSync } from 'node:fs';

/** @type {string[]} */
const TIERS = JSON.parse(readFileSync('data/triage.json', 'utf8')).tiers;

/** @typedef {{name: string, type: string, values: string, default: string, description: string}} Attribute */
/** @typedef {{tag: string, description: string, attributes: Attribute[], events: {name: string, detail: string, description: string}[], slots: {name: string, description: string}[], parts: {name: string, description: string}[], cssProperties: {name: string, default: string, description: string}[]}} Reference */

/** The property of an attribute: contact-name is contactName. @param {string} name */
export const property = (name) => (name === 'region' ? 'regionCode' : name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()));

/** A custom-elements manifest (schema 2.1.0). @param {Reference} reference @param {string} version */
export function customElements({ tag, description, attributes, events, slots, parts, cssProperties }, version) {
  const path = 'charley/charley.js';
  const text = (/** @type {string} */ type) => ({ type: { text: type } });
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path,
        summary: `Version ${version}`,
        declarations: [
          {
            kind: 'class',
            name: 'CharleyCheck',
            tagName: tag,
            customElement: true,
            description,
            attributes: attributes.map((each) => ({
              name: each.name,
              fieldName: property(each.name),
              ...text(each.type),
              default: each.default,
              description: `${each.description} (${each.values})`,
            })),
            members: attributes.map((each) => ({
              kind: 'field',
              name: property(each.name),
              attribute: each.name,
              ...text(each.type),
              description: each.description,
            })),
            events: events.map((each) => ({
              name: each.name,
              type: { text: 'CustomEvent' },
              description: `${each.description} detail: ${each.detail}`,
            })),
            slots,
            cssParts: parts,
            cssProperties,
          },
        ],
        exports: [
          { kind: 'js', name: 'CharleyCheck', declaration: { name: 'CharleyCheck', module: path } },
          { kind: 'custom-element-definition', name: tag, declaration: { name: 'CharleyCheck', module: path } },
        ],
      },
    ],
  };
}

/** @param {Reference} reference */
export function typeDefinitions({ tag, attributes, events }) {
  const fields = attributes.map(
    (each) => `  /** ${each.description} (${each.values}; default: ${each.default}) */\n  ${property(each.name)}: ${each.type};`,
  );
  const map = events.map((each) => `  /** ${each.description} */\n  '${each.name}': CustomEvent<${eventType(each.name)}>;`);
  return `// Made from web/package/reference.json.
export interface CharleyResultDetail {
  tier?: ${TIERS.map((tier) => `'${tier}'`).join(' | ')};
  provisional?: boolean;
  dataVersion?: string;
}

export interface CharleyEventMap {
${map.join('\n')}
}

export class CharleyCheck extends HTMLElement {
${fields.join('\n')}
  addEventListener<K extends keyof CharleyEventMap>(
    type: K,
    listener: (event: CharleyEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': CharleyCheck;
  }
}
`;
}

/** @param {string} name */
const eventType = (name) =>
  ({ 'charley-result': 'CharleyResultDetail', 'charley-error': '{ code: string }' })[name] ?? 'Record<string, never>';

/** docs/reference.md. @param {Reference} reference */
export function markdown({ tag, description, attributes, events, slots, parts, cssProperties }) {
  const table = (/** @type {string[]} */ head, /** @type {string[][]} */ rows) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `# \`<${tag}>\`, from outside

${description} This page is made from \`web/package/reference.json\` (\`node web/build/reference-page.mjs\`), as are the types,
the custom-elements manifest and the page with live examples (\`reference/\` of the built site).

Versions follow semantic versioning: what stands here changes only with the first number. Texts, questions and rules have a
version of their own, shown in every result.

## Attributes

Each has a property of the same meaning (\`contact-name\`: \`contactName\`; \`region\`: \`regionCode\`).

${table(
  ['Attribute', 'Values', 'Default', ''],
  attributes.map((each) => [`\`${each.name}\``, each.values, each.default, each.description]),
)}

## Events

They bubble and cross the shadow root. Their details never carry an answer.

${table(
  ['Event', 'detail', ''],
  events.map((each) => [`\`${each.name}\``, `\`${each.detail}\``, each.description]),
)}

## Slots

${table(
  ['Slot', ''],
  slots.map((each) => [each.name ? `\`${each.name}\`` : '(none)', each.description]),
)}

## Parts

${table(
  ['`::part`', ''],
  parts.map((each) => [`\`${each.name}\``, each.description]),
)}

## Custom properties

${table(
  ['Property', 'Default', ''],
  cssProperties.map((each) => [`\`${each.name}\``, each.default, each.description]),
)}
`;
}

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** What one can try out: not the attributes for pages of our own. @param {Reference} reference */
const tried = ({ attributes }) => attributes.filter(({ name }) => !['page', 'frame', 'history', 'data-url'].includes(name));

/** The page with live examples. @param {Reference} reference @param {string} version */
export function page(reference, version) {
  const { tag, description, attributes, events, slots, parts, cssProperties } = reference;
  const table = (/** @type {string} */ caption, /** @type {string[]} */ head, /** @type {string[][]} */ rows) =>
    `<h2>${caption}</h2><div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>${rows
      .map(([first, ...rest]) => `<tr><th scope="row"><code>${escape(first)}</code></th>${rest.map((each, at) => `<td data-head="${head[at + 1]}">${escape(each)}</td>`).join('')}</tr>`)
      .join('')}</tbody></table></div>`;
  const field = (/** @type {Attribute} */ { name, type, values, description: about }) => {
    const id = `try-${name}`;
    const control =
      type === 'boolean'
        ? `<input type="checkbox" id="${id}" data-attribute="${name}">`
        : `<input id="${id}" data-attribute="${name}" placeholder="${escape(values)}" autocomplete="off">`;
    return `<p><label for="${id}"><code>${name}</code></label>${control}<small>${escape(about)}</small></p>`;
  };
  const colour = (/** @type {{name: string, default: string}} */ each) =>
    `<p><label for="try${each.name}"><code>${each.name}</code></label><input type="color" id="try${each.name}" data-property="${each.name}" value="${each.default}"></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>&lt;${tag}&gt;: reference</title>
<link rel="icon" href="../app/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="reference.css">
<script type="module" src="../charley/charley.js"></script>
<script type="module" src="reference.js"></script>
</head>
<body>
<main>
<h1>&lt;${tag}&gt; ${version}</h1>
<p>${escape(description)} Try it here; what you choose is written as a tag below.</p>
<div class="try">
<form aria-label="Attributes and colours">
${tried(reference).map(field).join('\n')}
<details><summary>Colours by day</summary>${cssProperties.filter((each) => /^#\w{6}$/.test(each.default) && !each.name.endsWith('-dark')).map(colour).join('')}</details>
</form>
<section aria-label="Live example"><${tag} region="GB" lang="en"></${tag}></section>
</div>
<h2>The tag</h2>
<pre tabindex="0" role="region" aria-label="The tag"><code id="tag"></code></pre>
<h2>Events heard</h2>
<ol id="heard" class="heard"></ol>
${table('Attributes', ['Attribute', 'Values', 'Default', 'Meaning'], attributes.map((each) => [each.name, each.values, each.default, each.description]))}
${table('Events', ['Event', 'detail', 'Meaning'], events.map((each) => [each.name, each.detail, each.description]))}
${table('Slots', ['Slot', 'Meaning'], slots.map((each) => [each.name || '(none)', each.description]))}
${table('Parts', ['::part', 'Meaning'], parts.map((each) => [each.name, each.description]))}
${table('Custom properties', ['Property', 'Default', 'Meaning'], cssProperties.map((each) => [each.name, each.default, each.description]))}
</main>
</body>
</html>
`;
}
