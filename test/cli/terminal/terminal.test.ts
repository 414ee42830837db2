import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { processTerminal } from '../../../src/cli/terminal/terminal.ts';

const isTTY = process.stdout.isTTY;
const before = process.listeners('exit');

afterEach(() => {
  vi.restoreAllMocks();
  process.stdout.isTTY = isTTY;
  for (const listener of process.listeners('exit')) if (!before.includes(listener)) process.off('exit', listener);
});

/** What leaves by stdout and stderr, in its order. */
function listen(toTerminal: boolean): string[] {
  const written: string[] = [];
  process.stdout.isTTY = toTerminal;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  return written;
}

it('writes to a pipe once per turn of the event loop', async () => {
  const written = listen(false);
  const terminal = processTerminal();
  terminal.out('one\n');
  terminal.out('two\n');
  expect(written).toEqual([]);
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n']);
  terminal.out('three\n');
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

it('keeps the order of results and messages, and loses nothing at exit', () => {
  const written = listen(false);
  const terminal = processTerminal();
  terminal.out('result\n');
  terminal.err('words\n');
  terminal.out('rest\n');
  for (const listener of process.listeners('exit')) if (!before.includes(listener)) listener(0);
  expect(written).toEqual(['result\n', 'words\n', 'rest\n']);
});

it('writes to a terminal at once', () => {
  const written = listen(true);
  processTerminal().out('one\n');
  expect(written).toContain('one\n');
});
