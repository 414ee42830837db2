import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

describe('validate', () => {
  it.each([['.'], ['data'], ['data/books']])('finds the list from %s', async (dir) => {
    expect(await runCli(folder, ['validate', dir])).toEqual({ code: 0, out: 'No problems found: 1 entry in 2 files\n', err: '' });
  });

  it('prints findings as compilers do: file, line and column, then the remedy', async () => {
    writeTestFiles(folder, { 'data/books/primer.yml': validList['data/books/primer.yml']?.replace('homepage', 'hompage') ?? '' });
    const { code, out } = await runCli(folder, ['validate', 'data']);
    expect(code).toBe(1);
    expect(out).toMatch(/^data\/books\/primer\.yml:9:11: error: hompage .*\bnot-allowed\n {4}\S/);
    const inChinese = await runCli(folder, ['validate', '--language', 'zh']);
    expect(inChinese.out).toMatch(/^data\/books\/primer\.yml:9:11: 错误：/);
    expect(out).toMatch(/\n1 error in 1 of 2 files\n1 can be fixed automatically\. Run: npx @listkeeper\/cli fmt --fix\n$/);
    expect(inChinese.out).toMatch(
      /\n2 个文件中，1 个有问题：1 个错误\n其中 1 个可自动修复。请运行：npx @listkeeper\/cli fmt --fix\n$/,
    );
  });

  it('counts the settings among the files, and tells a section of a rule that a README list does not have', async () => {
    const items = ['a', 'b', 'c'].map((each) => `- [${each}](https://${each}.example.org/) - A thing.\n`).join('');
    rmSync(join(folder, 'data'), { recursive: true });
    writeTestFiles(folder, {
      'README.md': `# A list\n\n## Things\n\n${items}`,
      '.github/listkeeper.yml': 'source: README.md\nreview:\n  accept:\n    - { minStars: 2, sections: [thing] }\n',
    });
    const { out, code } = await runCli(folder, ['validate']);
    expect(out).toContain('The list has no section thing.');
    expect(out).toMatch(/\n1 error in 1 of 2 files\n/);
    expect(code).toBe(1);
  });

  it('shows notices and exits with 0', async () => {
    writeTestFiles(folder, {
      'data/books/primer.yml': `${validList['data/books/primer.yml']?.trimEnd()}\nnote:\n  zh: 含1000条example数据\n`,
    });
    const { code, out } = await runCli(folder, ['validate', 'data']);
    expect(out).toMatch(/: notice: .*\bspacing\n/);
    expect(code).toBe(0);
  });

  it('prints findings as one JSON object', async () => {
    writeTestFiles(folder, { 'data/books/primer.yml': validList['data/books/primer.yml']?.replace('homepage', 'hompage') ?? '' });
    const { code, out } = await runCli(folder, ['validate', 'data', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      findings: [
        {
          code: 'not-allowed',
          severity: 'error',
          file: 'data/books/primer.yml',
          line: 9,
          column: 11,
          message: expect.stringContaining('hompage'),
          found: 'hompage',
          allowed: expect.arrayContaining(['homepage', 'data']),
          remedy: expect.any(String),
        },
      ],
    });
  });

  it('escapes control characters for the terminal', async () => {
    writeTestFiles(folder, {
      'data/books/primer.yml': validList['data/books/primer.yml']?.replace('homepage', '"\\e[31mred"') ?? '',
    });
    const { out } = await runCli(folder, ['validate', 'data']);
    expect(out).toContain('red');
    expect(out).not.toContain('\u001b');
  });
});
