import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal/terminal.ts';

/** A small list without problems. */
export const validList: Record<string, string> = {
  'data/list.yml': `title:
  en: Reading
languages: [en]
sections:
  - id: books
    name:
      en: Books
  - id: tools
    name:
      en: Tools
`,
  'data/books/primer.yml': `# yaml-language-server: $schema=../schema.json
kind: article
section: books
name:
  en: A Primer
description:
  en: Something to read.
links:
  - role: homepage
    url: https://books.invented.org/primer
`,
  'README.md': '# Reading\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};

/** Writes files into a new temporary folder. `remove` deletes it. */
export function createTempFolder(files: Record<string, string>): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-cli-'));
  writeTestFiles(folder, files);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function writeTestFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs one command line in a folder, without a terminal. */
export async function runCli(
  cwd: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    cwd,
    environment,
    interactive: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress: () => {},
    paint: (_, text) => text,
  };
  return { code: await main(args, terminal), out, err };
}

export function runGit(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Someone', '-c', 'user.email=someone@invented.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' });
}
