import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GenerateOptions, updateFiles } from '../../../src/cli/commands/generate.ts';
import type { Terminal } from '../../../src/cli/terminal/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'listkeeper-generate-'));
  writeFileSync(join(root, 'same.md'), 'one\ntwo\n');
  writeFileSync(join(root, 'stale.md'), 'old\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const files = [
  { path: 'same.md', text: 'one\ntwo\n' },
  { path: 'stale.md', text: 'new\n' },
  { path: 'docs/missing.md', text: 'here\n' },
];

/** @returns the exit code, and what was printed. */
function update(options: Partial<GenerateOptions> = {}) {
  let output = '';
  const terminal = {
    out: (text: string) => {
      output += text;
    },
  } as unknown as Terminal;
  return { code: updateFiles(root, files, { format: 'text', language: 'en', ...options }, terminal), output: () => output };
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('generated files', () => {
  it('are written where they are stale or missing, and named; then nothing is left to do', () => {
    const { code, output } = update();
    expect(code).toBe(0);
    expect([read('stale.md'), read('docs/missing.md')]).toEqual(['new\n', 'here\n']);
    expect(output().trim().split('\n')).toEqual([
      expect.stringContaining('stale.md'),
      expect.stringContaining('docs/missing.md'),
    ]);
    expect(update().output()).toBe('');
  });

  it('are only named by a check, which fails', () => {
    const { code, output } = update({ check: true });
    expect(code).toBe(1);
    expect(read('stale.md')).toBe('old\n');
    expect(output()).toContain('stale.md');
    expect(output()).not.toContain('same.md');
  });

  it('are not stale when git has given them the line ends of Windows', () => {
    for (const { path, text } of files.slice(0, 2)) writeFileSync(join(root, path), text.replaceAll('\n', '\r\n'));
    expect(JSON.parse(update({ check: true, format: 'json' }).output())).toMatchObject({ stale: ['docs/missing.md'] });
  });

  it('are told as JSON alone, where that is asked for', () => {
    expect(JSON.parse(update({ format: 'json' }).output())).toMatchObject({ stale: ['stale.md', 'docs/missing.md'] });
  });
});
