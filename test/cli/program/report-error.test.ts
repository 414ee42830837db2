import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { reportError } from '../../../src/cli/program/report-error.ts';
import type { Terminal } from '../../../src/cli/terminal/index.ts';
import { ListkeeperError } from '../../../src/errors/listkeeper-error.ts';

function report(error: unknown, { json = false, environment = {} as Record<string, string> } = {}) {
  let out = '';
  let err = '';
  const terminal = {
    environment,
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  } as unknown as Terminal;
  const code = reportError(error, terminal, { json, language: 'en', hasLanguageOption: false });
  return { code, out, err };
}
const systemError = (code: string, rest: object = {}) => Object.assign(new Error(`${code}: x`), { code, ...rest });
const codeOf = (error: unknown) => JSON.parse(report(error, { json: true }).out).error.code;

describe('an error of a command', () => {
  test('is a sentence and what to do, on stderr', () => {
    const { code, out, err } = report(new ListkeeperError('no-token'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^listkeeper: .+\n.+\n$/);
  });

  test('is JSON too, for a caller that reads it', () => {
    const { out } = report(new ListkeeperError('bad-mode', { mode: 'x' }), { json: true });
    expect(JSON.parse(out)).toMatchObject({
      error: {
        code: 'bad-mode',
        message: expect.any(String),
        remedy: expect.any(String),
        docs: 'docs/errors.md#bad-mode',
      },
    });
  });

  test('has no control characters, whatever it quotes', () => {
    const { err } = report(new ListkeeperError('bad-mode', { mode: '\u001b[31mred\u0007' }));
    for (const character of ['\u001b', '\u0007']) expect(err).not.toContain(character);
  });

  test('has its stack where somebody debugs', () => {
    expect(report(new Error('x'), { environment: { DEBUG: '1' } }).err).toContain('    at ');
    expect(report(new Error('x')).err).not.toContain('    at ');
  });

  test.each([
    [systemError('EACCES', { path: '/x' }), 'permission-denied'],
    [systemError('EPERM', { path: '/x' }), 'permission-denied'],
    [systemError('EROFS', { path: '/x' }), 'read-only-disk'],
    [systemError('ENOSPC'), 'disk-full'],
    [systemError('EEXIST', { path: '/x' }), 'file-in-the-way'],
    [systemError('EISDIR', { path: '/x' }), 'folder-in-the-way'],
    [systemError('EMFILE'), 'too-many-open-files'],
    [systemError('EADDRINUSE', { syscall: 'listen', address: '127.0.0.1', port: 80 }), 'cannot-listen'],
    // The same code means another thing where a server listens.
    [systemError('EACCES', { syscall: 'listen', address: '127.0.0.1', port: 80 }), 'cannot-listen'],
    [systemError('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'nowhere' }), 'cannot-listen'],
    [systemError('EWHATEVER'), 'internal'],
    [new TypeError('x is undefined'), 'internal'],
    ['a text', 'internal'],
    [undefined, 'internal'],
    [new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'"), 'unknown-option'],
  ])('%s is told as "%s"', (error, code) => {
    expect(codeOf(error)).toBe(code);
  });

  test('says where it could not listen', () => {
    expect(report(systemError('EADDRINUSE', { syscall: 'listen', address: '127.0.0.1', port: 80 })).err).toContain(
      '127.0.0.1:80',
    );
    expect(report(systemError('EADDRINUSE', { syscall: 'listen', address: '/run/socket' })).err).toContain('/run/socket');
  });

  test('keeps a remedy that it brings along', () => {
    expect(report(Object.assign(new Error('x'), { remedy: 'Do this.' })).err).toContain('Do this.\n');
  });
});

test('help and version are no errors, and without a command the help was printed', () => {
  expect(report(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toEqual({ code: 0, out: '', err: '' });
  expect(report(new CommanderError(1, 'commander.help', '(outputHelp)'))).toEqual({ code: 2, out: '', err: '' });
});
