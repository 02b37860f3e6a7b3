// The plan of the house, measured: who may use whom, in the core and in the web, and how large things may be.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** @param {string} folder @param {RegExp} wanted @returns {string[]} */
const filesIn = (folder, wanted) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => normalize(join(entry.parentPath, entry.name)));

const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');

const WEB = 'web/src';
const web = filesIn(WEB, /\.(js|d\.ts)$/);
const scripts = web.filter((file) => file.endsWith('.js'));

/** What a file of the web uses: imports, late imports, and types named in comments. @param {string} file */
function usesOfWeb(file) {
  const found = read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^'?]+)/g);
  return [...new Set([...found].map(([, name]) => normalize(join(dirname(file), name))))].filter((used) =>
    used.startsWith(WEB),
  );
}

/** What a file of the core includes. @param {string} file */
const usesOfCore = (file) => [...read(file).matchAll(/#include "(core\/[^"]+)"/g)].map(([, name]) => name);

/** A circle, if there is one. @param {Map<string, string[]>} uses @returns {string[]} */
function circle(uses) {
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map();
  /** @param {string} at @param {string[]} way @returns {string[]} */
  const visit = (at, way) => {
    if (state.get(at) === 'done') return [];
    if (state.get(at) === 'open') return [...way.slice(way.indexOf(at)), at];
    state.set(at, 'open');
    for (const next of uses.get(at) ?? []) {
      const found = visit(next, [...way, at]);
      if (found.length) return found;
    }
    state.set(at, 'done');
    return [];
  };
  for (const file of uses.keys()) {
    const found = visit(file, []);
    if (found.length) return found;
  }
  return [];
}

/** Uses of a room that comes later in the order. @param {string[]} files @param {(file: string) => string[]} uses @param {string[]} order @param {(file: string) => string} roomOf */
function upward(files, uses, order, roomOf) {
  const at = (/** @type {string} */ file) => {
    const index = order.indexOf(roomOf(file));
    assert.ok(index >= 0, `${file} is in no room of the plan`);
    return index;
  };
  return files.flatMap((file) =>
    uses(file)
      .filter((used) => at(used) > at(file))
      .map((used) => `${file} uses ${used}`),
  );
}

test('a room of the web uses only rooms before it', () => {
  const order = ['look', 'core', 'texts', 'session', 'parts', 'places', 'shell', 'charley.js'];
  const roomOf = (/** @type {string} */ file) => file.split('/')[2];
  assert.deepEqual(upward(web, usesOfWeb, order, roomOf), []);
  assert.deepEqual([...new Set(web.map(roomOf))].sort(), [...order].sort());
  assert.ok(readdirSync(WEB).length <= 8, readdirSync(WEB).join());
});

test('no place uses another place', () => {
  const placeOf = (/** @type {string} */ file) => (file.startsWith(`${WEB}/places/`) ? file.split('/')[3] : '');
  const others = web.flatMap((file) =>
    usesOfWeb(file)
      .filter((used) => placeOf(file) && placeOf(used) && placeOf(used) !== placeOf(file))
      .filter((used) => !used.endsWith('/place.d.ts'))
      .map((used) => `${file} uses ${used}`),
  );
  assert.deepEqual(others, []);
});

test('nothing in the web goes in a circle, types and late imports counted', () => {
  const uses = new Map(web.map((file) => [file, usesOfWeb(file)]));
  assert.ok([...uses.values()].flat().length > 150, 'the imports are found');
  for (const used of [...uses.values()].flat()) assert.ok(uses.has(used) || used.endsWith('.json'), used);
  assert.deepEqual(circle(uses), []);
  assert.deepEqual(circle(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]])), ['b', 'c', 'b']); // prettier-ignore
});

test('a room of the core uses only rooms before it', () => {
  const order = [
    ...['base', 'questionnaire', 'medication', 'knowledge', 'assessment', 'guidance', 'ask'],
    ...['sensor', 'signal', 'night', 'recording', 'synth', 'diary', 'check', 'content', 'report', 'cli'],
  ];
  const core = filesIn('core', /\.(h|cpp)$/);
  assert.ok(core.flatMap(usesOfCore).length > 100, 'the includes are found');
  assert.deepEqual(
    upward(core, usesOfCore, order, (file) => file.split('/')[1]),
    [],
  );
  assert.deepEqual(circle(new Map(core.map((file) => [file, usesOfCore(file)]))), []);
});

/** @param {string} file */
const parse = (file) => ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);

/** @param {ts.Node} node @param {(node: ts.Node) => void} visit */
function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Functions with a name, methods, and arrow functions with a body of their own. @param {string} file */
function functionsOf(file) {
  const source = parse(file);
  const line = (/** @type {number} */ at) => source.getLineAndCharacterOfPosition(at).line;
  /** @type {{where: string, lines: number}[]} */
  const found = [];
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
    const named = ts.isVariableDeclaration(node.parent) || ts.isPropertyDeclaration(node.parent);
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body) && !named) return;
    const first = line(node.getStart());
    found.push({ where: `${file}:${first + 1}`, lines: line(node.end) - first + 1 });
  });
  return found;
}

test('functions are short', () => {
  const all = scripts.flatMap(functionsOf).sort((a, b) => a.lines - b.lines);
  const at = (/** @type {number} */ share) => all[Math.floor(all.length * share)].lines;
  assert.ok(all.length > 300, `${all.length}`);
  assert.ok(at(0.5) <= 8, `median ${at(0.5)}`);
  assert.ok(at(0.9) <= 28, `nine of ten ${at(0.9)}`);
  assert.ok(all[all.length - 1].lines <= 60, JSON.stringify(all.slice(-5)));
});

test('files have at most 400 lines', () => {
  const long = [...web, ...filesIn('core', /\.(h|cpp)$/)].filter((file) => read(file).split('\n').length > 401);
  assert.deepEqual(long, []);
});

/** Public members of each class, "name of the class: names". @param {string} file */
function classesOf(file) {
  /** @type {{name: string, members: string[]}[]} */
  const found = [];
  walk(parse(file), (node) => {
    if (!ts.isClassLike(node)) return;
    const members = new Set();
    for (const member of node.members) {
      if (ts.isConstructorDeclaration(member) || !member.name || ts.isPrivateIdentifier(member.name)) continue;
      members.add(member.name.getText());
    }
    walk(node, (inner) => {
      // What a constructor makes is a member too.
      if (!ts.isBinaryExpression(inner) || !ts.isPropertyAccessExpression(inner.left)) return;
      if (inner.left.expression.kind !== ts.SyntaxKind.ThisKeyword || ts.isPrivateIdentifier(inner.left.name)) return;
      if (inner.operatorToken.kind === ts.SyntaxKind.EqualsToken) members.add(inner.left.name.text);
    });
    found.push({ name: `${file} ${node.name?.text}`, members: [...members] });
  });
  return found;
}

test('no class has more than 15 public members', () => {
  const all = scripts.flatMap(classesOf);
  assert.ok(all.length > 25, `${all.length}`);
  for (const { name, members } of all) assert.ok(members.length <= 15, `${name}: ${members.join(', ')}`);
});

test('nothing crosses from room to room as "any", but for what browsers and FHIR leave open', () => {
  // Web Bluetooth, Trusted Types and the private file system are not in the types of the DOM; JSON from elsewhere is open.
  const open = /places\/sensor\/(bluetooth|recording-store|wake-lock|night-worker|night-client|connection)|core\//;
  const found = scripts
    .filter((file) => !open.test(file))
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((text, index) => (/[{<|(:]\s*any\b/.test(text) ? [`${file}:${index + 1} ${text.trim()}`] : [])),
    );
  assert.deepEqual(found, []);
});

test('each storage has one owner', () => {
  const owners = (/** @type {RegExp} */ use) => scripts.filter((file) => use.test(read(file)));
  assert.deepEqual(owners(/\blocalStorage\b(?!,)/), [`${WEB}/session/store.js`]);
  assert.deepEqual(owners(/\bgetDirectory\(|\bindexedDB\b|from 'idb'/).map(dirname), [
    `${WEB}/places/sensor`,
    `${WEB}/places/sensor`,
  ]);
  assert.deepEqual(owners(/\bsessionStorage\b/), []);
  assert.deepEqual(owners(/\bhistory\.(push|replace)State/), [`${WEB}/shell/arrival.js`, `${WEB}/shell/trail.js`]);
});
