import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../src/cli/program/index.ts';
import { entryKinds } from '../../../src/list/schema/index.ts';
import { runCli } from '../run-cli.ts';

const commands = Object.keys(commandTable);

/**
 * English words of two letters or more in a row, outside of examples: none of them belongs into
 * Chinese help.
 */
const englishPattern = /\b(?:[a-z]+ ){2,}[a-z]+\b/;

describe('a Chinese command line', () => {
  it.each([
    [['--language', 'zh', '--help'], {}],
    [['--help'], { LANG: 'zh_CN.UTF-8' }],
    [['help'], { LC_ALL: 'zh_CN' }],
  ])('has Chinese help: %j', async (args, environment) => {
    const { code, out, err } = await runCli('/', args, environment);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const words of ['用法：', '选项：', '命令：', '示例：', '检查数据中的错误']) expect(out).toContain(words);
    expect(out).not.toMatch(/Usage|Options|Commands|Examples|display/);
  });

  it.each(commands)('has Chinese help for %s', async (command) => {
    const { out } = await runCli('/', [command, '--help', '--language=zh']);
    const [help = ''] = out.split('示例：');
    expect(help).toContain('用法：');
    expect(help).not.toMatch(englishPattern);
    expect(help).not.toContain('<format>');
  });

  it.each([
    [['chek'], '未知命令：chek。\n是否应为 check？'],
    [['validate', '--frmat'], '未知选项：--frmat。\n是否应为 --format？'],
    [['validate', 'a', 'b'], 'validate 的参数过多。'],
    [['import'], '缺少参数：文件。'],
    [['help', 'nothing'], '未知命令：nothing。'],
    [['review', '--head', 'a'], '缺少选项：--base <引用>。'],
    [['new', '--kind'], '选项 --kind <类型> 缺少值。'],
    [['validate', '--format', 'xml'], '--format 的值 xml 无效。\n可选值：text、json。'],
    [['start', '--port', '99999'], '99999 不是有效的端口。'],
    [['check', '--deadline', 'soon'], '--deadline 的值 soon 无效。'],
    [['check', '--max-per-host', '0'], '--max-per-host 的值 0 无效。'],
  ])('reports wrong usage in Chinese: %j', async (args, words) => {
    const { code, out, err } = await runCli('/', [...args, '--language', 'zh']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^listkeeper: /);
    expect(err).toContain(words);
  });
});

describe('the language option', () => {
  it('may come before or after the command', async () => {
    for (const args of [
      ['--language', 'zh', 'validate', 'nowhere'],
      ['validate', 'nowhere', '--language', 'zh'],
    ])
      expect((await runCli('/', args)).err).toContain('找不到');
  });

  it.each([[['--language', 'zh']], [['--language=zh']]])('hides no unknown command from help: %j', async (option) => {
    const { code, out, err } = await runCli('/', [...option, 'help', 'nothing']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('未知命令：nothing。');
    expect((await runCli('/', [...option, 'help', 'check'])).code).toBe(0);
  });

  it('must be a language that exists', async () => {
    expect((await runCli('/', ['validate', '--language', 'tlh'])).err).toContain('tlh isn’t a valid value for --language.');
  });
});

it('--format json has the code of an error and the address of its page', async () => {
  const { code, out } = await runCli('/', ['validate', '--frmat', '--format', 'json']);
  expect(code).toBe(2);
  expect(JSON.parse(out).error).toEqual({
    code: 'unknown-option',
    message: 'Unknown option: --frmat.',
    remedy: 'Did you mean --format?',
    docs: 'docs/errors.md#unknown-option',
  });
});

it('the help of `new` lists the kinds of the schema', () => {
  expect(commandTable.new.options.kind.shownChoices).toEqual([...entryKinds]);
});
