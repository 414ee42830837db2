import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { createHelpConfiguration, formatUsage } from '../../../src/cli/program/localized-help.ts';
import type { Language } from '../../../src/model/language.ts';

function help(language: Language) {
  const program = new Command('listkeeper').configureHelp(createHelpConfiguration(language));
  program
    .description('Keeps lists')
    .option('--json', 'as JSON')
    .addOption(new Option('--format <form>', 'which form').choices(['text', 'json']).default('text'))
    .addOption(new Option('--file <path>', 'which file').default(['a'], 'the list'))
    .option('--many <name...>', 'several', []);
  program.command('check').argument('<file>').argument('[targets...]').description('Checks');
  return program.helpInformation();
}

test('help has its titles and notes in the reader’s language', () => {
  expect(help('en')).toMatch(/Usage:.*Options:.*Commands:/s);
  expect(help('zh')).not.toMatch(/Usage:|Options:|Commands:/);
});

test('an option says its choices and its default, where somebody needs to read it', () => {
  const lines = help('en').split('\n');
  const line = (option: string) => lines.find((each) => each.includes(option)) ?? '';
  expect(line('--format')).toMatch(/text.*json/);
  expect(line('--file')).toContain('the list');
  // A switch is off, and a list of names empty: nobody needs to read that.
  expect(line('--json').trim()).toMatch(/^--json +as JSON$/);
  expect(line('--many').trimEnd().endsWith('several')).toBe(true);
});

test('arguments are shown as they may be given', () => {
  expect(help('en')).toContain('check <file> [targets...]');
  const command = new Command('check').argument('<file>').argument('[dir]').argument('[rest...]');
  expect(formatUsage(command, 'en')).toBe('[options] <file> [dir] [rest...]');
});
