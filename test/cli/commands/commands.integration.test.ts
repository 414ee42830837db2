import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTempFolder, runCli, runGit, validList, writeTestFiles } from '../run-cli.ts';

// Real servers and programs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

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

describe('render', () => {
  it('writes between the markers, and reports files that are up to date', async () => {
    const stale = await runCli(folder, ['render', '--check']);
    expect(stale.code).toBe(1);
    expect(stale.out).toMatch(/\n1 of 1 file out of date\. Run: npx @listkeeper\/cli render\n$/);
    expect(read('README.md')).toBe(validList['README.md']);
    expect((await runCli(folder, ['render'])).out).toBe('README.md: written\nWrote 1 of 1 file. Review git diff, then commit.\n');
    expect(read('README.md')).toContain('A Primer');
    const upToDate = 'README.md: up to date\n1 file, all up to date\n';
    expect(await runCli(folder, ['render', '--check'])).toEqual({ code: 0, out: upToDate, err: '' });
  });

  it('takes a file whose line ends git has changed for up to date, and so does fmt', async () => {
    await runCli(folder, ['render']);
    await runCli(folder, ['fmt']);
    for (const path of Object.keys(validList)) {
      const file = join(folder, path);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    }
    expect(await runCli(folder, ['render', '--check'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('README.md: up to date\n'),
    });
    expect((await runCli(folder, ['fmt', '--check'])).code).toBe(0);
    expect(read('README.md')).toContain('\r\n');
  });

  it('prints with --stdout and leaves the file', async () => {
    const { code, out } = await runCli(folder, ['render', 'data', '--stdout']);
    expect(code).toBe(0);
    expect(out).toContain('A Primer');
    expect(read('README.md')).toBe(validList['README.md']);
  });

  it.each([
    ['list.yml', { 'data/list.yml': 'title: { en: Reading }\nsections: []\n' }],
    ['an entry', { 'data/books/primer.yml': 'kind: article\nsection: books\n' }],
    [
      'a section',
      { 'data/books/primer.yml': validList['data/books/primer.yml']?.replace('section: books', 'section: boks') ?? '' },
    ],
    ['a setting', { '.github/listkeeper.yml': 'outputs: README.md\n' }],
  ])('leaves the README unchanged while %s is invalid, and says why', async (_, files: Record<string, string>) => {
    writeTestFiles(folder, files);
    const { code, out } = await runCli(folder, ['render']);
    expect(code).toBe(1);
    expect(out).toMatch(/^\S+\.yml:\d+:\d+: error: /);
    expect(out).toMatch(/\nNothing was written, because .*\. Show all problems: npx @listkeeper\/cli validate\n/);
    expect(read('README.md')).toBe(validList['README.md']);
    expect((await runCli(folder, ['render', '--check'])).code).toBe(1);
  });

  it.each([
    ['a file', 'README.md'],
    ['a folder', 'pages/list.md'],
    ['a file that is not there', 'lost.md'],
  ])('writes nothing outside the repository through a symbolic link to %s', async (_, file) => {
    const elsewhere = createTempFolder({ 'target.md': 'mine\n' });
    rmSync(join(folder, 'README.md'));
    symlinkSync(join(elsewhere.folder, 'target.md'), join(folder, 'README.md'));
    symlinkSync(elsewhere.folder, join(folder, 'pages'));
    symlinkSync(join(elsewhere.folder, 'new.md'), join(folder, 'lost.md'));
    writeTestFiles(folder, { '.github/listkeeper.yml': `outputs: [{ file: ${file}, language: en, zone: whole }]\n` });
    const { code, err } = await runCli(folder, ['render']);
    expect(code).toBe(2);
    expect(err).toContain('leads outside the repository');
    expect(readdirSync(elsewhere.folder)).toEqual(['target.md']);
    expect(readFileSync(join(elsewhere.folder, 'target.md'), 'utf8')).toBe('mine\n');
    elsewhere.remove();
  });
});

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

describe('new', () => {
  const given = ['--yes', '--kind', 'toolkit', '--section', 'tools', '--name-en', 'A Tool', '--description-en', 'For reading.'];

  it('writes a valid entry and shows its preview', async () => {
    const { code, out } = await runCli(folder, ['new', 'https://github.com/someone/a-tool', ...given]);
    expect(code).toBe(0);
    expect(out).toContain('data/a-tool.yml: written');
    expect(out).toMatch(/\nNext: npx @listkeeper\/cli render, then commit\.\n$/);
    expect(out).toContain('### A Tool');
    expect((await runCli(folder, ['validate', '--severity', 'warning'])).code).toBe(0);
  });

  it('refuses a duplicate and names the existing entry', async () => {
    const { code, out } = await runCli(folder, ['new', 'http://www.books.invented.org/primer/', ...given, '--id', 'twin']);
    expect(code).toBe(1);
    expect(out).toContain('data/books/primer.yml line 10');
    expect(out).toMatch(/\nNext: correct the options above and run the command again\.\n$/);
    expect(() => read('data/twin.yml')).toThrow();
  });

  it.each([
    ['--id', '../out'],
    ['--id', '../../out'],
    ['--id', 'a/out'],
    ['--folder', '..'],
    ['--folder', 'books/../../..'],
    ['--folder', '.git'],
    ['--folder', 'a\\..\\..'],
  ])('writes nothing outside the list: %s %s', async (option, value) => {
    const before = readdirSync(folder, { recursive: true });
    const { code, err } = await runCli(folder, ['new', 'https://invented.org/out', ...given, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(option);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('overwrites no file, and lists missing fields', async () => {
    expect(
      (await runCli(folder, ['new', 'https://invented.org/other', ...given, '--id', 'primer', '--folder', 'books'])).code,
    ).toBe(1);
    expect(read('data/books/primer.yml')).toBe(validList['data/books/primer.yml']);
    const { code, err } = await runCli(folder, ['new', '--yes']);
    expect(code).toBe(2);
    expect(err).toContain('Missing: --kind, --section, --name-en (or --name-zh) and a URL.');
  });
});

describe('check', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === '/gone' ? 410 : 200, { 'content-type': 'text/html' });
      response.end('<title>A page</title><p>Some words to read on this page.</p>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const local = ['--allow-address', '127.0.0.0/8', '--format', 'json'];

  it('checks links of a Markdown file at their positions, and exits with 1 when one is gone', async () => {
    writeTestFiles(folder, { 'notes.md': `# Notes\n\n[one](${base}/one) and [two](${base}/gone)\n` });
    const { code, out } = await runCli(folder, ['check', 'notes.md', ...local]);
    const result = JSON.parse(out);
    expect(code).toBe(1);
    expect(result).toMatchObject({
      findings: [],
      online: true,
      seconds: expect.any(Number),
      requests: { byHost: expect.anything() },
    });
    const links = result.links.toSorted((a: { url: string }, b: { url: string }) => (a.url < b.url ? 1 : -1));
    expect(links).toMatchObject([
      { url: `${base}/one`, service: 'web', verdict: 'alive', reason: 'ok', at: [{ file: 'notes.md', line: 3, column: 1 }] },
      { url: `${base}/gone`, identity: expect.any(String), verdict: 'gone', evidence: { status: 410 } },
    ]);
    expect((await runCli(folder, ['check', 'notes.md', ...local, '--exclude', '/gone$'])).code).toBe(0);
    expect((await runCli(folder, ['check', 'notes.md', ...local, '--accept', 'gone'])).code).toBe(0);
  });

  it('checks URLs, and links of data with their entry', async () => {
    writeTestFiles(folder, {
      'data/books/primer.yml': validList['data/books/primer.yml']?.replace(/https:.*/, `${base}/primer`) ?? '',
    });
    const { code, out } = await runCli(folder, ['check', 'data', `${base}/more`, ...local]);
    expect(code).toBe(0);
    const places = JSON.parse(out).links.map((link: { url: string; at: unknown }) => [link.url, link.at]);
    expect(new Map(places).get(`${base}/primer`)).toMatchObject([{ file: 'data/books/primer.yml', line: 10, entry: 'primer' }]);
    expect(new Map(places).get(`${base}/more`)).toEqual([]);
  });

  it('makes no requests with --offline', async () => {
    const { code, out } = await runCli(folder, ['check', 'data', '--offline']);
    expect(code).toBe(0);
    expect(out).toBe('data/books/primer.yml:10:10: https://books.invented.org/primer\n1 link, no requests made (--offline)\n');
  });

  it('refuses missing files and unknown verdicts', async () => {
    expect((await runCli(folder, ['check', 'nothing.md'])).code).toBe(2);
    expect((await runCli(folder, ['check', 'data', '--accept', 'fine'])).code).toBe(2);
  });
});

describe('try', () => {
  it('reports that there is no list', async () => {
    rmSync(join(folder, 'data'), { recursive: true });
    const { code, err } = await runCli(folder, ['try', '--no-open']);
    expect(code).toBe(2);
    expect(err).toMatch(/is neither the folder of a list nor a Markdown list/);
  });
});

describe('review', () => {
  it('prints the comment of the bot, and exits with 1 when the check would fail', async () => {
    runGit(folder, 'init', '--quiet');
    runGit(folder, 'add', '.');
    runGit(folder, 'commit', '--quiet', '--message', 'The list');
    runGit(folder, 'switch', '--quiet', '--create', 'more');
    writeTestFiles(folder, { 'data/books/story.yml': validList['data/books/primer.yml']?.replace('article', 'artcle') ?? '' });
    runGit(folder, 'add', '.');
    runGit(folder, 'commit', '--quiet', '--message', 'A story');
    const range = ['review', '--base', 'main', '--head', 'more', '--offline'];
    const { code, out, err } = await runCli(folder, range);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Check failed: .*needs 2 fixes\.\n1 can be fixed automatically\. Run: npx @listkeeper\/cli fmt --fix\n$/,
    );
    expect(out).toContain('`not-allowed`');
    const json = JSON.parse((await runCli(folder, [...range, '--format', 'json'])).out);
    expect(json).toMatchObject({ conclusion: 'failure', comment: expect.any(String), links: expect.any(Array) });
    expect(json.findings[0]).toMatchObject({ file: 'data/books/story.yml', line: 2 });
    const inChinese = await runCli(folder, [...range, '--language', 'zh']);
    expect(inChinese.out).toContain('处需要修改');
    const wrong = await runCli(folder, ['review', '--base', 'main', '--head', 'nothing']);
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('nothing is not a commit') });
  });
});
