import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { requireBundledProgram } from '../bundled-program.ts';
import { runCli, writeTestFiles } from '../run-cli.ts';
import { at, check, missing, useCheckedServer, verdicts } from './check-fixture.ts';

useCheckedServer();

describe('a check that was killed', () => {
  it('is resumed: the next one requests only what had no answer', async () => {
    const first = ['/one', '/two', '/three', '/gone'];
    const rest = ['/held1', '/held2', '/held3'];
    writeTestFiles(at.folder, { 'notes.md': [...first, ...rest].map((path) => `[x](${at.base}${path})\n`).join('\n') });
    const args = ['check', 'notes.md', '--allow-address', '127.0.0.0/8', '--cache', 'cache', '--format', 'json'];
    const child = spawn(process.execPath, [requireBundledProgram(), ...args], {
      cwd: at.folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.match(/"verdict"/g)?.length === first.length) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    expect(at.asked.toSorted()).toEqual([...first, missing, ...rest].toSorted());

    at.asked = [];
    at.held = [];
    const going = runCli(at.folder, args);
    await vi.waitUntil(() => at.held.length === rest.length, { timeout: 20_000 });
    for (const answer of at.held) answer();
    const { code, out: again } = await going;
    expect(code).toBe(1);
    expect(at.asked.toSorted()).toEqual(rest);
    expect(Object.keys(verdicts(again)).toSorted()).toEqual([...first, ...rest].toSorted());
    expect(JSON.parse(again).remembered).toBe(first.length);
  });
});

describe('the verdict cache', () => {
  const cached = (...paths: string[]) => check(paths, '--cache', 'new/cache.jsonl', '--format', 'json');

  it('keeps live and dead links, but not bot walls and timeouts', async () => {
    const first = await cached('/one', '/gone', '/walled');
    expect(JSON.parse(first.out).remembered).toBe(0);
    at.asked = [];
    const { code, out } = await cached('/one', '/gone', '/walled');
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual(verdicts(first.out));
    expect(JSON.parse(out).remembered).toBe(2);
    expect(at.asked).toEqual(['/walled']);
  });

  it('expires: a dead link after an hour, a live one after half a day', async () => {
    await cached('/one', '/gone');
    const path = join(at.folder, 'new', 'cache.jsonl');
    const age = (hours: number) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const older = lines.map((line) => line.replace(/"at":(\d+)/, (_, at) => `"at":${Number(at) - hours * 3_600_000}`));
      writeFileSync(path, older.join('\n'));
    };
    age(2);
    at.asked = [];
    await cached('/one', '/gone');
    expect(at.asked).toEqual([missing, missing]);
    age(11);
    at.asked = [];
    await cached('/one', '/gone');
    expect(at.asked.toSorted()).toEqual([missing, missing, '/one']);
  });

  it('is written as verdicts come in, and survives a truncated last line', async () => {
    await cached('/one', '/two');
    const path = join(at.folder, 'new', 'cache.jsonl');
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.slice(0, -20));
    appendFileSync(path, '');
    at.asked = [];
    const { out } = await cached('/one', '/two');
    expect(verdicts(out)).toEqual({ '/one': 'alive', '/two': 'alive' });
    expect(at.asked).toHaveLength(1);
    at.asked = [];
    await cached('/one', '/two');
    expect(at.asked).toEqual([]);
  });

  it('still answers with --offline', async () => {
    await cached('/one', '/gone');
    at.asked = [];
    const { code, out } = await check(['/one', '/gone', '/new'], '--cache', 'new/cache.jsonl', '--offline', '--format', 'json');
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual({ '/one': 'alive', '/gone': 'gone', '/new': 'unknown' });
    expect(at.asked).toEqual([]);
  });

  it.each([
    [['--allow-address', 'home'], /home/],
    [['--proxy', 'socks5://127.0.0.1:1'], /^listkeeper: --proxy is a SOCKS proxy/],
  ])('does not hide an invalid option with --offline: %j', async (option, words) => {
    const { code, err } = await check(['/one'], '--offline', ...option);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });

  it('never overwrites a file of another kind', async () => {
    writeTestFiles(at.folder, { 'README.md': '# Mine\n' });
    const { code, err } = await check(['/one'], '--cache', 'README.md');
    expect(code).toBe(2);
    expect(err).toContain('isn’t a cache of link verdicts');
    expect(readFileSync(join(at.folder, 'README.md'), 'utf8')).toBe('# Mine\n');
  });

  it('ignores invalid lines', async () => {
    await cached('/one');
    const path = join(at.folder, 'new', 'cache.jsonl');
    const text = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['"verdict":"alive"', '"verdict":"fine"'],
      ['"v":1', '"v":2'],
      [/"at":\d+/, '"at":99999999999999'],
    ] as const) {
      writeFileSync(path, text.replace(from, to));
      at.asked = [];
      await cached('/one');
      expect(at.asked, String(to)).toEqual(['/one']);
    }
  });
});
