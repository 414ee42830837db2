import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckHistory } from '../../../src/cli/check/check-history.ts';
import type { Terminal } from '../../../src/cli/terminal/index.ts';
import type { CheckSummary, LinkToCheck } from '../../../src/model/verdict.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-history-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const url = 'https://example.org/a';
const links = [{ url, names: [], at: [] }] as unknown as LinkToCheck[];

const summary: CheckSummary = { online: true, requests: { byHost: {}, byService: {} }, seconds: 1, deferred: 0 };

/** Records one run without links, and tells what was printed. */
function record(format: 'text' | 'json') {
  let output = '';
  const terminal = {
    out: (text: string) => {
      output += text;
    },
    paint: (_: unknown, text: string) => text,
  } as unknown as Terminal;
  const file = join(folder, 'history.txt');
  const history = openCheckHistory(file, {
    settings: undefined,
    links,
    hasSecondNetwork: false,
    options: { format, language: 'en' },
    terminal,
  });
  const code = history.finish(summary);
  return { code, output, file };
}

describe('the history of checks on a command line', () => {
  it('is written, and nobody is told of a death where none is', () => {
    const { code, file } = record('json');
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe('');
  });

  it('goes on after a run without any link, whose history has its first line alone', () => {
    expect([record('json').code, record('json').code]).toEqual([0, 0]);
  });

  it('is printed as text, and left out of JSON', () => {
    expect(record('json').output).toBe('');
    expect(record('text').output).not.toBe('');
  });
});
