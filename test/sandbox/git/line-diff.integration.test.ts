import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPatch, splitLines } from '../../../src/sandbox/git/line-diff.ts';
import fc from '../../seeded-fast-check.ts';

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '', 'name: x', '  - y', '中文'), { maxLength: 30 }), fc.boolean())
  .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''));

describe('createPatch', () => {
  test('writes hunks as git does, with the section heading and the missing newline', () => {
    const before = ['name: one', '  a: 1', '  b: 2', '  c: 3', '  d: 4', '  e: 5', '  f: 6'].join('\n');
    expect(createPatch(before, before.replace('f: 6', 'f: 7\n')).text).toBe(
      ['@@ -4,4 +4,4 @@ name: one', '   c: 3', '   d: 4', '   e: 5', '-  f: 6', '\\ No newline at end of file', '+  f: 7'].join(
        '\n',
      ),
    );
  });

  test('numbers an empty side by the line before it', () => {
    expect(createPatch('', 'a\nb\n')).toEqual({ text: '@@ -0,0 +1,2 @@\n+a\n+b', additions: 2, deletions: 0 });
    expect(createPatch('a\n', '')).toEqual({ text: '@@ -1 +0,0 @@\n-a', additions: 0, deletions: 1 });
  });

  test('moves an inserted block down to where git puts it', () => {
    const block = '- a\n  x\n';
    expect(createPatch(`${block}${block}`, `${block}${block}${block}`).text).toBe(
      '@@ -2,3 +2,5 @@\n   x\n - a\n   x\n+- a\n+  x',
    );
  });

  test('is empty for equal texts', () => {
    fc.assert(fc.property(text, (same) => createPatch(same, same).text === ''));
  });

  test('has correct counts, and can be applied to the old text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const patch = createPatch(before, after);
        const shown = patch.text.split('\n').filter((line) => line !== '');
        expect(shown.filter((line) => line.startsWith('+')).length).toBe(patch.additions);
        expect(shown.filter((line) => line.startsWith('-')).length).toBe(patch.deletions);
        expect(applied(before, patch.text)).toBe(after);
      }),
    );
  });

  test('can be applied by git', () => {
    const folder = mkdtempSync(join(tmpdir(), 'patch-'));
    try {
      const cases = fc.sample(fc.tuple(text, text), { numRuns: 60, seed: 7 }).filter(([a, b]) => a !== b && a !== '' && b !== '');
      const whole = cases.map(([before, after], i) => {
        mkdirSync(join(folder, `${i}`));
        writeFileSync(join(folder, `${i}`, 'f'), before);
        return `diff --git a/${i}/f b/${i}/f\n--- a/${i}/f\n+++ b/${i}/f\n${createPatch(before, after).text}\n`;
      });
      writeFileSync(join(folder, 'all.patch'), whole.join(''));
      execFileSync('git', ['apply', '--whitespace=nowarn', 'all.patch'], { cwd: folder });
      for (const [i, [, after]] of cases.entries()) expect(readFileSync(join(folder, `${i}`, 'f'), 'utf8')).toBe(after);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is correct for two large texts without common lines', () => {
    const before = Array.from({ length: 4000 }, (_, i) => `old ${i}`).join('\n');
    const after = Array.from({ length: 4000 }, (_, i) => `new ${i}`).join('\n');
    expect(applied(before, createPatch(before, after).text)).toBe(after);
  });
});

function applied(before: string, patch: string): string {
  const old = splitLines(before);
  const out: string[] = [];
  let at = 0;
  const lines = patch === '' ? [] : patch.split('\n');
  for (const [i, line] of lines.entries()) {
    const head = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      for (; at < start; at++) out.push(old[at] ?? '');
      continue;
    }
    if (line.startsWith('\\')) continue;
    const end = lines[i + 1]?.startsWith('\\') ? '' : '\n';
    if (line.startsWith('-') || line.startsWith(' ')) {
      expect(old[at]).toBe(line.slice(1) + end);
      at++;
    }
    if (line.startsWith('+') || line.startsWith(' ')) out.push(line.slice(1) + end);
  }
  return out.concat(old.slice(at)).join('');
}
