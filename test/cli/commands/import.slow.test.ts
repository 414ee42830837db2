import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatAdoptionSettings } from '../../../src/report/adoption/index.ts';
import { createTempFolder, runCli, writeTestFiles } from '../run-cli.ts';

const readme = `# 船

手写的话。

## 数据集

- [甲集](https://one.invented.org) - 一句话。
- [乙集](https://two.invented.org) ![badge](https://badges.invented.org/two.svg)

## License

署名即可。
`;

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder({ 'README.md': readme }));
});

afterEach(() => remove());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('import', () => {
  it('writes data, schema and settings that the other commands accept, and counts where each URL went', async () => {
    const { code, out, err } = await runCli(folder, ['import', 'README.md', '--out', 'data']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('| file | lines | URLs | in data | in text | lost | entries | sections | seconds |');
    expect(out).toMatch(/^\| README\.md \| 12 \| 3 \| 2 \| 1 \| 0 \| 2 \| 1 \| \d+\.\d\d \|$/m);
    expect(read('data/datasets/invented.yml')).toContain('zh: 甲集');
    expect(read('.github/listkeeper.yml')).toContain('layout: bullets');
    expect(JSON.parse(read('data/schema.json'))).toHaveProperty('$defs');
    expect(read('README.md')).toBe(readme);
    expect((await runCli(folder, ['validate'])).code).toBe(0);
    expect((await runCli(folder, ['fmt', '--check'])).code).toBe(0);
  });

  it('prints the next command, which writes the README', async () => {
    const first = await runCli(folder, ['import', 'README.md', '--out', 'my data', '--mend']);
    const next = "npx @listkeeper/cli import README.md --out 'my data' --mend --replace --force";
    expect(first.out).toContain(`\nNext: ${next} generates the list in your file from the data; git diff shows the changes.\n`);
    expect(read('README.md')).toBe(readme);
    const second = await runCli(folder, [
      'import',
      'README.md',
      '--out',
      'my data',
      '--mend',
      '--replace',
      '--force',
      '--language',
      'zh',
    ]);
    expect(second.out).toContain(
      '\n下一步：用 git diff 查看改动，修正上面列出的问题，然后提交；再用 npx @listkeeper/cli init 启用机器人。',
    );
    expect(read('README.md')).toContain('<!-- listkeeper:start');
    expect((await runCli(folder, ['import', 'README.md', '--out', 'more', '--dry-run'])).out).not.toContain('Next');
  });

  it('reads a file in GB18030', async () => {
    // 船 and 数据集, as GBK has them.
    const gbk = (hex: string) => Buffer.from(hex, 'hex');
    const line = Buffer.from('\n\n- [a](https://one.invented.org) - one\n');
    writeFileSync(
      join(folder, 'OLD.md'),
      Buffer.concat([Buffer.from('# '), gbk('b4ac'), Buffer.from('\n\n## '), gbk('cafdbeddbcaf'), line]),
    );
    expect((await runCli(folder, ['import', 'OLD.md'])).code).toBe(0);
    expect(read('data/list.yml')).toContain('zh: 数据集');
  });

  it('refuses to replace a README that is already generated from data', async () => {
    await runCli(folder, ['import', 'README.md', '--replace']);
    const once = readFileSync(join(folder, 'README.md'), 'utf8');
    const again = await runCli(folder, ['import', 'README.md', '--replace', '--force']);
    expect(again.code).toBe(2);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(once);
  });

  it('does not overwrite a README other than the imported one', async () => {
    writeTestFiles(folder, { 'kept/.git/HEAD': '', 'kept/README.md': '# Mine\n' });
    const refused = await runCli(folder, ['import', 'README.md', '--out', 'kept/data', '--replace']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(read('kept/README.md')).toBe('# Mine\n');
    expect(existsSync(join(folder, 'kept/data'))).toBe(false);
  });

  it('replaces the list with markers and generated text, and keeps the rest', async () => {
    await runCli(folder, ['import', 'README.md', '--replace']);
    const text = read('README.md');
    expect(text).toMatch(/^# 船\n\n手写的话。\n\n<!-- listkeeper:start/);
    expect(text).toMatch(/<!-- listkeeper:end -->\n## License\n\n署名即可。\n$/);
    expect(text).toContain('https://two.invented.org');
    expect((await runCli(folder, ['render', '--check'])).code).toBe(0);
  });

  it('prints one JSON object, and writes nothing in a dry run', async () => {
    const { code, out } = await runCli(folder, ['import', 'README.md', '--dry-run', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: 'README.md',
      entries: 2,
      sections: 1,
      addresses: { all: 3, data: 2, kept: 1 },
      layout: 'bullets',
      lost: [],
      written: [],
      report: [],
    });
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('does not write into a folder that is not empty, unless told to', async () => {
    writeTestFiles(folder, { 'data/list.yml': 'title: {en: Mine}\n' });
    const refused = await runCli(folder, ['import', 'README.md']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^listkeeper: data isn’t empty\.\n.*--force/);
    expect(read('data/list.yml')).toBe('title: {en: Mine}\n');
    expect((await runCli(folder, ['import', 'README.md', '--force'])).code).toBe(0);
    expect(read('data/list.yml')).toContain('zh: 船');
  });

  it('writes the settings that the bot proposes, but for the form, which nobody would answer yet', async () => {
    await runCli(folder, ['import', 'README.md']);
    const line = '- [{name}]({url}) - {description}';
    const look = { layout: 'bullets' as const, line, template: 'data/README.template.md' };
    expect(read('.github/listkeeper.yml')).toBe(
      formatAdoptionSettings({ file: 'README.md', data: 'data', language: 'zh', look, form: 'off' }),
    );
    expect(existsSync(join(folder, '.github', 'ISSUE_TEMPLATE'))).toBe(false);
    await runCli(folder, ['import', 'README.md', '--replace', '--force']);
    expect((await runCli(folder, ['render', '--check'])).code).toBe(0);
  });

  it('fixes an English list with --mend, so that its README passes awesome-lint', async () => {
    const english =
      '# Oars\n\n## Blades\n\n* [spoon](<https://spoon.invented.org>) spoon is a javascript tool\n* [ash](<https://ash.invented.org>) Wood\n';
    writeTestFiles(folder, { 'README.md': english });
    const kept = await runCli(folder, ['import', 'README.md', '--replace']);
    expect(kept.code).toBe(0);
    expect(read('.github/listkeeper.yml')).toContain(
      '    line: "* [{name}](<{url}>) {description}" # how an entry looks, same as before\n',
    );
    expect(read('README.md')).toContain(english.slice(english.indexOf('## Blades')));
    rmSync(join(folder, '.github'), { recursive: true });
    writeTestFiles(folder, { 'README.md': english });
    const mended = await runCli(folder, ['import', 'README.md', '--replace', '--mend', '--force']);
    expect(mended.out).toContain('sentence corrected: 2\n  5: spoon is a javascript tool → A JavaScript tool.');
    expect(read('.github/listkeeper.yml')).not.toContain('line:');
    expect(read('README.md')).toContain(
      '- [spoon](https://spoon.invented.org) - A JavaScript tool.\n- [ash](https://ash.invented.org) - Wood.\n',
    );
    expect((await runCli(folder, ['render', '--check'])).code).toBe(0);
  });

  it('keeps existing settings', async () => {
    writeTestFiles(folder, { '.github/listkeeper.yml': 'language: zh\n' });
    await runCli(folder, ['import', 'README.md']);
    expect(read('.github/listkeeper.yml')).toBe('language: zh\n');
  });

  it('exits with 1 and writes nothing when the file has no list, and with 2 without a file', async () => {
    writeTestFiles(folder, { 'NOTES.md': '# Notes\n\nOnly words.\n' });
    expect(await runCli(folder, ['import', 'NOTES.md', '--language', 'zh'])).toEqual({
      code: 1,
      out: 'NOTES.md 中没有找到清单，未写入任何文件。\n',
      err: '',
    });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(await runCli(folder, ['import', 'NONE.md'])).toMatchObject({ code: 2, out: '' });
  });

  it('tells how the README would change, and refuses what would take words away', async () => {
    const dry = await runCli(folder, ['import', 'README.md', '--dry-run']);
    expect(dry.out).toContain('README.md from the data: 2 lines added (the markers around the list), 0 removed\n');
    expect(dry.out).toMatch(/^Stays hand-written: \d+ lines in \d+ places\n {2}\d+: \S/m);
    writeTestFiles(folder, { '.github/listkeeper.yml': 'outputs:\n  - { file: README.md, language: zh }\n' });
    const refused = await runCli(folder, ['import', 'README.md', '--replace']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('data/README.template.md');
    expect(read('README.md')).toBe(readme);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect((await runCli(folder, ['import', 'list.rst', '--dry-run'])).err).toContain('reStructuredText');
  });
});
