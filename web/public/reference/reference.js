// Live examples: what is typed becomes attributes and custom properties of the check beside it.
const check = document.querySelector('charley-check');

function showTag() {
  const attributes = check
    .getAttributeNames()
    .filter((name) => name !== 'style' && (name !== 'theme' || check.theme !== 'auto'))
    .map((name) => (check.getAttribute(name) ? ` ${name}="${check.getAttribute(name)}"` : ` ${name}`));
  document.querySelector('#tag').textContent =
    `<script type="module" src="/charley/charley.js"></script>\n<charley-check${attributes.join('')}></charley-check>`;
}

for (const field of document.querySelectorAll('[data-attribute]')) {
  const name = field.dataset.attribute;
  if (field.type !== 'checkbox') field.value = check.getAttribute(name) ?? '';
  field.addEventListener('change', () => {
    if (field.type === 'checkbox') check.toggleAttribute(name, field.checked);
    else if (field.value) check.setAttribute(name, field.value);
    else check.removeAttribute(name);
    showTag();
  });
}
for (const field of document.querySelectorAll('[data-property]'))
  field.addEventListener('input', () => check.style.setProperty(field.dataset.property, field.value));
for (const type of ['charley-ready', 'charley-step', 'charley-result', 'charley-error']) {
  check.addEventListener(type, ({ detail }) => {
    const line = document.createElement('li');
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    document.querySelector('#heard').append(line);
  });
}
showTag();
