import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { fromCommanderError } from '../../../src/cli/program/usage-errors.ts';

/** The error that Commander itself makes of these arguments. */
function parse(...args: string[]): unknown {
  const quiet = { writeErr: () => {}, writeOut: () => {} };
  const program = new Command('listkeeper').exitOverride().configureOutput(quiet);
  program
    .command('check')
    .exitOverride()
    .configureOutput(quiet)
    .argument('<file>')
    .option('--format <form>')
    .addOption(new Option('--language <code>').choices(['en', 'zh']))
    .action(() => {});
  program
    .command('send')
    .exitOverride()
    .configureOutput(quiet)
    .requiredOption('--to <name>')
    .action(() => {});
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    const { code, values } = fromCommanderError(error as never);
    return [code, values];
  }
  return undefined;
}

test.each([
  [['chekc'], ['unknown-command', { command: 'chekc', suggestions: ['check'] }]],
  [['zzz'], ['unknown-command', { command: 'zzz', suggestions: [] }]],
  [
    ['check', 'a', '--formt', 'x'],
    ['unknown-option', { option: '--formt', suggestions: ['--format'] }],
  ],
  [['check'], ['missing-argument', { argument: 'file' }]],
  [
    ['check', 'a', '--format'],
    ['missing-option-value', { option: '--format <form>' }],
  ],
  [['send'], ['missing-option', { option: '--to <name>' }]],
  [[], ['missing-command', expect.anything()]],
])('%j is %j', (args, expected) => {
  expect(parse(...args)).toEqual(expected);
});

test('too many arguments name their command, and what Commander may say in future is not lost', () => {
  expect(parse('check', 'a', 'b')).toEqual(['too-many-arguments', { command: 'check' }]);
  expect(fromCommanderError({ code: 'commander.new', message: 'error: new' } as never)).toMatchObject({
    code: 'internal',
    values: { detail: 'error: new' },
  });
});
