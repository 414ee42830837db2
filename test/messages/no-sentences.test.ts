import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findSentences } from './sentences.ts';

const root = join(import.meta.dirname, '..', '..');

/** Literals that no reader sees: ends of source names, which are parsed, and syntax of Mermaid. */
const allowed = [', also from a second network', ', from a second network', 'pie showData title '];

test('no sentence for readers is written in src/report/', () => {
  const found = globSync('src/report/**/*.ts', { cwd: root }).flatMap((path) =>
    findSentences(readFileSync(join(root, path), 'utf8'))
      .filter((text) => !allowed.includes(text))
      .map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('a planted sentence is found', () => {
  expect(findSentences(`const a = 'one two three'; const b = \`x 一处\`; const c: string = 'two words';`)).toEqual([
    'one two three',
    'x 一处',
  ]);
  expect(findSentences("throw new Error('for a developer');")).toEqual([]);
});
