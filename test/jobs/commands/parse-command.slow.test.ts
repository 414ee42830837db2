import { describe, expect, it } from 'vitest';
import { isAllowedForAuthor, parseCommand } from '../../../src/jobs/commands/parse-command.ts';
import fc from '../../seeded-fast-check.ts';

const address = 'https://old.example.org/data';

describe('a command in a comment', () => {
  it.each([
    ['/listkeeper recheck', { name: 'recheck' }],
    ['please\n\n/Listkeeper  CHECK now', { name: 'check' }],
    ['/listkeeper fix', { name: 'fix' }],
    ['   /listkeeper preview\r\nthanks', { name: 'preview' }],
    [`/listkeeper ignore ${address} asks for a login`, { name: 'ignore', address, reason: 'asks for a login' }],
    [`/listkeeper ignore <${address}/*> slow`, { name: 'ignore', address: `${address}/*`, reason: 'slow' }],
    ['/listkeeper duplicate-of cmid-v1.1', { name: 'duplicate-of', id: 'cmid-v1.1' }],
    ['/listkeeper duplicate-of `cmid`', { name: 'duplicate-of', id: 'cmid' }],
    ['/listkeeper', { name: 'help', said: '' }],
    ['/listkeeper dance wildly', { name: 'help', said: 'dance wildly' }],
    [`/listkeeper ignore ${address}`, { name: 'help', said: `ignore ${address}` }],
    ['/listkeeper ignore old.example.org slow', { name: 'help', said: 'ignore old.example.org slow' }],
    ['/listkeeper remove https://a.example.org/x', { name: 'remove', address: 'https://a.example.org/x' }],
    ['/listkeeper snooze <https://a.example.org/x?y=1>', { name: 'snooze', address: 'https://a.example.org/x?y=1' }],
    ['/listkeeper archive `http://a.example.org`', { name: 'archive', address: 'http://a.example.org' }],
    ['/listkeeper remove', { name: 'help', said: 'remove' }],
    ['/listkeeper remove https://a.example.org/x and more', { name: 'help', said: 'remove https://a.example.org/x and more' }],
    ['/listkeeper remove https://a.example.org/*', { name: 'help', said: 'remove https://a.example.org/*' }],
    ['/listkeeper snooze https://me:secret@a.example.org/', { name: 'credentials' }],
    ['/listkeeper ignore https://* everything', { name: 'help', said: 'ignore https://* everything' }],
    ['/listkeeper duplicate-of CMID or so', { name: 'help', said: 'duplicate-of CMID or so' }],
    ['/listkeeper ignore https://me:secret@a.example.org/ why', { name: 'credentials' }],
    ['/listkeeper dance //me@a.example.org', { name: 'credentials' }],
    ['/listkeeper fix https:\\\\me:secret@a.example.org', { name: 'credentials' }],
    [
      '/listkeeper ignore https://medium.com/@me/post mail me@a.org',
      { name: 'ignore', address: 'https://medium.com/@me/post', reason: 'mail me@a.org' },
    ],
    ['> /listkeeper recheck', undefined],
    ['```\n/listkeeper recheck\n```', undefined],
    ['````\n```\n/listkeeper recheck\n````', undefined],
    ['~~~\n/listkeeper fix\n```\n/listkeeper fix', undefined],
    ['```\nas in\n``` x\n/listkeeper recheck\n```', undefined],
    ['fine\n<!--\n/listkeeper approve\n-->\nthanks', undefined],
    ['<!--\n/listkeeper approve', undefined],
    ['    /listkeeper recheck', undefined],
    ['see /listkeeper recheck', undefined],
    ['<a title="\n/listkeeper fix\n">x</a>', undefined],
    ['text <a title="\n/listkeeper fix\n">x</a>', undefined],
    ['[x](https://a.example "\n/listkeeper fix\n")', undefined],
    ['[x]: https://a.example "\n/listkeeper fix\n"', undefined],
    ['text `a\n/listkeeper fix\nb`', undefined],
    ['> quoted\n/listkeeper fix', undefined],
    ['- item\n  /listkeeper fix', undefined],
    ['<details>\n/listkeeper fix\n</details>', undefined],
    ['| a |\n| - |\n/listkeeper fix', undefined],
    ['**bold\n/listkeeper fix**', undefined],
    ['\\/listkeeper fix', undefined],
    ['[^1]: note\n/listkeeper fix', undefined],
    ['text\n/listkeeper fix\nmore', { name: 'fix' }],
    ['thanks **all**\n  /listkeeper fix', { name: 'fix' }],
    [`\`code\` and\n/listkeeper ignore \`${address}\` \`slow\``, { name: 'ignore', address, reason: '`slow`' }],
    ['/listkeeperrecheck', undefined],
    ['thanks', undefined],
  ])('%j is %j', (body, command) => {
    expect(parseCommand(body)).toEqual(command);
  });

  it('is the first of several', () => {
    expect(parseCommand('> /listkeeper fix\n\n/listkeeper preview\n/listkeeper fix')).toEqual({ name: 'preview' });
  });

  it('is read from anything without a stumble, and never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (rest) => {
        const command = parseCommand(`/listkeeper ${rest}`);
        if (command?.name === 'help') expect(command.said.length).toBeLessThanOrEqual(500);
        if (command?.name === 'ignore') expect(command.address).toMatch(/^https?:\/\//);
      }),
    );
  });

  it('that changes the settings or speaks for the maintainers is not for the author of a pull request', () => {
    expect(
      ['recheck', 'fix', 'preview', 'x'].map((name) =>
        isAllowedForAuthor(parseCommand(`/listkeeper ${name}`) ?? { name: 'check' }),
      ),
    ).toEqual([true, true, true, true]);
    for (const body of [`/listkeeper ignore ${address} why`, '/listkeeper duplicate-of cmid', '/listkeeper check']) {
      const command = parseCommand(body);
      expect(command && isAllowedForAuthor(command)).toBe(false);
    }
  });
});
