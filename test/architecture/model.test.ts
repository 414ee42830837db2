import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, type ModuleItem, parseSync, type VariableDeclaration } from '@swc/core';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const paths = globSync('src/model/**/*.ts', { cwd: root }).toSorted();

/** What a file of `src/model/` has beside types and the closed lists that types are derived from. */
function findValues(source: string): string[] {
  return parseSync(source, { syntax: 'typescript' }).body.flatMap((item) => describeValue(item, source));
}

function describeValue(item: ModuleItem, source: string): string[] {
  switch (item.type) {
    case 'TsInterfaceDeclaration':
    case 'TsTypeAliasDeclaration':
      return [];
    case 'ImportDeclaration':
      return item.typeOnly ? [] : ['ImportDeclaration'];
    case 'ExportNamedDeclaration':
      return item.source === null && item.specifiers.length === 0 ? [] : ['ExportNamedDeclaration'];
    case 'ExportDeclaration':
      return describeValue(item.declaration as ModuleItem, source);
    case 'VariableDeclaration':
      return findOpenLists(item, source);
    default:
      return [item.type];
  }
}

/** Constants that are no closed list of words, or that no type is derived from. */
function findOpenLists({ declarations }: VariableDeclaration, source: string): string[] {
  return declarations.flatMap(({ id, init }) => {
    const name = id.type === 'Identifier' ? id.value : id.type;
    return isWordList(init) && source.includes(`(typeof ${name})[number]`) ? [] : [name];
  });
}

function isWordList(value: Expression | undefined): boolean {
  if (value?.type === 'TsSatisfiesExpression') return isWordList(value.expression);
  if (value?.type !== 'TsConstAssertion' || value.expression.type !== 'ArrayExpression') return false;
  return value.expression.elements.every((element) => element?.expression.type === 'StringLiteral');
}

describe('src/model/', () => {
  it.each(paths)('has types alone, and closed lists that types are derived from: %s', (path) => {
    expect(findValues(readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });

  it.each([
    ['export function f() {}', 'FunctionDeclaration'],
    ['export class C {}', 'ClassDeclaration'],
    ["import { a } from './a.ts';", 'ImportDeclaration'],
    ["export { a } from './a.ts';", 'ExportNamedDeclaration'],
    ['f();', 'ExpressionStatement'],
    ['export const f = () => 1;', 'f'],
    ['export const limit = 3;', 'limit'],
    ["export const set = new Set(['a']);", 'set'],
    ["export const names = ['a', 'b'] as const;", 'names'],
    ["export const names = ['a', f()] as const;\nexport type Name = (typeof names)[number];", 'names'],
  ])('refuses %j', (source, value) => {
    expect(findValues(source)).toEqual([value]);
  });
});
