import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList, writeTestFiles } from './run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

describe('the command line', () => {
  it('has help for itself and each command, with examples', async () => {
    const help = await runCli(folder, ['--help']);
    expect(help.code).toBe(0);
    expect(help.out).toContain('Exit codes: 0 no problems, 1 problems found, 2 wrong usage');
    for (const command of ['validate', 'render', 'check', 'review', 'fmt', 'new', 'try', 'start']) {
      const own = await runCli(folder, [command, '--help']);
      expect(own, command).toMatchObject({ code: 0, err: '' });
      expect(own.out, command).toMatch(/\nExamples:\n {2}listkeeper /);
    }
  });

  it.each([
    [[]],
    [['chek']],
    [['validate', '--frmat', 'json']],
    [['validate', '--format', 'xml']],
    [['check', '--deadline', 'soon']],
  ])('exits with 2 for wrong usage: %j', async (args) => {
    const { code, out, err } = await runCli(folder, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  it('reports an error in one sentence, with a remedy and without a stack trace', async () => {
    const { code, out, err } = await runCli(folder, ['validate', 'nowhere']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^listkeeper: .*nowhere doesn’t exist\.\nSpecify /);
    expect(err).not.toContain('    at ');
  });

  it.each([
    [['validate', 'nowhere', '--language', 'zh'], {}],
    [['validate', '--language=zh', 'nowhere'], { LANG: 'en_US.UTF-8' }],
    [['validate', 'nowhere'], { LANG: 'zh_CN.UTF-8' }],
    [['validate', 'nowhere', '--language', 'en', '--language', 'zh'], {}],
  ])('reports an error in Chinese for a Chinese locale or --language zh: %j', async (args, environment) => {
    const { code, err } = await runCli(folder, args, environment);
    expect(code).toBe(2);
    expect(err).toMatch(/^listkeeper: 找不到 .*nowhere。\n请给出清单所在目录/);
  });

  it('reports an error in English with --language en', async () => {
    const { err } = await runCli(folder, ['validate', 'nowhere', '--language', 'en'], { LANG: 'zh_CN.UTF-8' });
    expect(err).toMatch(/^listkeeper: .* doesn’t exist\./);
  });

  it.each([
    [['validate', 'nowhere', '--format', 'json']],
    [['validate', '--frmat', '--format=json']],
    [['review', '--base', 'main', '--head', 'nowhere', '--format', 'json']],
    [['check', 'https://', '--format', 'json']],
    [['check', 'data', '--allow-address', 'home', '--format', 'json']],
  ])('prints the error of %j as JSON', async (args) => {
    const { code, out } = await runCli(folder, args);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ findings: [], links: [], error: { message: expect.stringMatching(/\S/) } });
  });

  it.each([[['validate']], [['fmt', '--check']], [['render', '--check']], [['check', '--offline']]])(
    'always has findings and links in the JSON of %j',
    async (args) => {
      const { out } = await runCli(folder, [...args, '--format', 'json']);
      expect(JSON.parse(out)).toMatchObject({ findings: expect.any(Array), links: expect.any(Array) });
    },
  );

  it('has a remedy for errors of the operating system', async () => {
    writeTestFiles(folder, {
      '.github/listkeeper.yml': 'outputs:\n  - file: README.md/more/inner.md\n    language: en\n    zone: whole\n',
    });
    const { code, err } = await runCli(folder, ['render']);
    expect(code).toBe(2);
    expect(err).toContain('A file is in the place of a folder');
  });

  it('uses the language of the locale, or of --language', async () => {
    expect((await runCli(folder, ['validate'], { LANG: 'zh_CN.UTF-8' })).out).toContain('没有发现问题');
    expect((await runCli(folder, ['validate'], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).out).toContain('No problems found');
    expect((await runCli(folder, ['validate', '--language', 'zh'])).out).toContain('没有发现问题');
  });
});
