import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** An `@example` that ends in a comment with its result: `truncate('abcdef', 4) // 'abc…'`. */
interface Example {
  path: string;
  expression: string;
  result: string;
}

function findExamples(path: string): Example[] {
  const comments = readFileSync(join(root, path), 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return comments.flatMap((comment) => {
    const text = comment.slice(3, -2).replace(/^ *\* ?/gm, '');
    const [, example] = /@example\s+([\s\S]*?)(?=\n@|$)/.exec(text) ?? [];
    const [, expression, result] = /^([\s\S]*?)\s+\/\/ ([^\n]*)\s*$/.exec(example?.trim() ?? '') ?? [];
    return expression && result ? [{ path, expression, result }] : [];
  });
}

const examples = globSync('src/**/*.ts', { cwd: root }).toSorted().flatMap(findExamples);

describe('the examples of doc comments', () => {
  it('are found', () => expect(examples.length).toBeGreaterThan(10));

  it.each(examples)('are true in $path: $expression', async ({ path, expression, result }) => {
    const exported: Record<string, unknown> = await import(join(root, path));
    const evaluate = new Function(...Object.keys(exported), `return [${expression}, ${result}]`);
    const [actual, expected] = evaluate(...Object.values(exported));
    expect(actual).toEqual(expected);
  });
});
