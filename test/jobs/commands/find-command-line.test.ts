import { expect, it } from 'vitest';
import { findCommandLine } from '../../../src/jobs/commands/find-command-line.ts';

it.each([
  ['/listkeeper fix', 'fix'],
  ['\ufeff  /Listkeeper   check now  ', 'check now'],
  ['/listkeeper', ''],
  ['words\n/listkeeper fix\nmore', 'fix'],
  ['words\n\n/listkeeper ignore <https://a.org> slow', 'ignore <https://a.org> slow'],
  ['/listkeeper duplicate-of `cmid`', 'duplicate-of `cmid`'],
  ['/listkeeper fix\n\n/listkeeper check', 'fix'],
  [`/listkeeper ${'x'.repeat(600)}`, 'x'.repeat(500)],
])('the command of %j is %j', (comment, command) => {
  expect(findCommandLine(comment)).toBe(command);
});

it.each([
  '> /listkeeper fix',
  '- /listkeeper fix',
  '    /listkeeper fix',
  '```\n/listkeeper fix\n```',
  '<div>\n/listkeeper fix\n</div>',
  '`a\n/listkeeper fix\nb`',
  '[a](https://a.org "\n/listkeeper fix\n")',
  'please /listkeeper fix',
  '/listkeepers fix',
  '',
])('%j has none', (comment) => {
  expect(findCommandLine(comment)).toBeUndefined();
});
