import { beforeEach, describe, expect, it } from 'vitest';
import { commandTable } from '../../../src/cli/program/command-table.ts';
import { createProgram, findOnlyCommand } from '../../../src/cli/program/create-program.ts';
import type { Terminal } from '../../../src/cli/terminal/terminal.ts';
import { isListkeeperError } from '../../../src/errors/listkeeper-error.ts';
import { languages } from '../../../src/model/language.ts';

let out: string;
let err: string;
const terminal: Terminal = {
  cwd: '/',
  environment: {},
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

beforeEach(() => {
  out = '';
  err = '';
});

const create = (more = {}) => createProgram({ terminal, language: 'en', hasLanguageOption: false, onExit: () => {}, ...more });

async function refusal(...args: string[]): Promise<unknown> {
  const error = await create()
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  return isListkeeperError(error) ? error.code : (error as { code?: string } | undefined)?.code;
}

describe('the command line', () => {
  it('has every command of the table, or the one that is needed', () => {
    expect(create().commands.map((command) => command.name())).toEqual(Object.keys(commandTable));
    expect(create({ onlyCommand: 'fmt' }).commands.map((command) => command.name())).toEqual(['fmt']);
  });

  it.each(languages)('says in %s what each command and each option does', (language) => {
    for (const command of create({ language }).commands) {
      expect(command.description(), command.name()).not.toBe('');
      for (const option of command.options) expect(option.description, `${command.name()} ${option.flags}`).not.toBe('');
    }
  });

  it('leaves out of its overview what is for this repository only', () => {
    const overview = create().helpInformation();
    for (const [name, { hidden }] of Object.entries(commandTable)) {
      if (hidden) expect(overview).not.toMatch(new RegExp(`^ +${name}\\b`, 'm'));
      else expect(overview).toMatch(new RegExp(`^ +${name}\\b`, 'm'));
    }
  });

  it.each([
    [['validate', '--format', 'xml'], 'not-a-choice'],
    [['validate', '--language', 'fr'], 'not-a-choice'],
    [['validate', '--frmat', 'json'], 'commander.unknownOption'],
    [['chek'], 'commander.unknownCommand'],
    [['validate', '--format'], 'commander.optionMissingArgument'],
    [['--version'], 'commander.version'],
  ])('throws for %j, and prints no error of its own', async (args, code) => {
    expect(await refusal(...args)).toBe(code);
    expect(err).toBe('');
  });

  it('puts no space behind a full-width colon', async () => {
    await create({ language: 'zh' })
      .parseAsync(['--help'], { from: 'user' })
      .catch(() => {});
    expect(out).not.toBe('');
    expect(out.split('\n', 1)[0]).not.toMatch(/： /);
  });
});

describe('the only command that is needed', () => {
  it('is the one that a line begins with', () => {
    expect(findOnlyCommand(['check', 'data'])).toBe('check');
  });

  it.each([[[]], [['--help']], [['chek']], [['toString']], [['__proto__']], [['help', 'check']]])('is not told by %j', (args) => {
    expect(findOnlyCommand(args)).toBeUndefined();
  });
});
