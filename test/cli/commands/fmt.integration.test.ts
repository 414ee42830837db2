import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('fmt', () => {
  it('finds and formats unformatted files', async () => {
    const untidy = validList['data/books/primer.yml']?.replace('kind: article', 'kind:   article   ') ?? '';
    writeTestFiles(folder, { 'data/books/primer.yml': untidy });
    expect(await runCli(folder, ['fmt', '--check'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/primer\.yml: would change\n.*\n2 of 2 files would change\. Run: npx @listkeeper\/cli fmt\n$/),
    });
    expect(read('data/books/primer.yml')).toBe(untidy);
    expect((await runCli(folder, ['fmt'])).code).toBe(0);
    expect((await runCli(folder, ['fmt', '--check'])).code).toBe(0);
  });

  it('with --fix does what validate says can be done, and leaves what needs a decision', async () => {
    const text = validList['data/books/primer.yml'] ?? '';
    const wrong = `${text.replace('homepage', 'hompage').replace('Something to read.', 'Something to read.\n  zh: 使用NLP工具')}colour: x\n`;
    writeTestFiles(folder, { 'data/books/primer.yml': wrong });
    expect((await runCli(folder, ['validate'])).out).toMatch(/2 can be fixed automatically/);
    expect(await runCli(folder, ['fmt', '--fix', '--check'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/Run: npx @listkeeper\/cli fmt --fix\n$/),
    });
    expect(read('data/books/primer.yml')).toBe(wrong);
    const { code, out } = await runCli(folder, ['fmt', '--fix']);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^data\/books\/primer\.yml: changed\n/) });
    expect(out).toMatch(/\nFixed 2 problems, changed 2 of 2 files\. See what is left: npx @listkeeper\/cli validate\n$/);
    expect(read('data/books/primer.yml')).toMatch(/zh: 使用 NLP 工具\n[\s\S]*role: homepage\n/);
    const left = await runCli(folder, ['validate', '--format', 'json']);
    expect(JSON.parse(left.out).findings).toMatchObject([{ code: 'unknown-field' }]);
  });
});

describe('fmt --fix', () => {
  it('puts a field under its right name with the brackets of its list, since the name alone would lead to the next mistake', async () => {
    const text = `${validList['data/books/primer.yml'] ?? ''}task: question-answering\n`;
    writeTestFiles(folder, { 'data/books/primer.yml': text });
    expect((await runCli(folder, ['fmt', '--fix'])).out).toMatch(/^data\/books\/primer\.yml: changed\n[\s\S]*Fixed 1 problem,/);
    expect(read('data/books/primer.yml')).toMatch(/\ntasks: \[question-answering\]\n$/);
    expect((await runCli(folder, ['validate'])).code).toBe(0);
  });
});
