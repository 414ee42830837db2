import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { compileCacheEnvironment } from '../../bot/compile-cache.ts';
import { requireBundledProgram } from '../bundled-program.ts';
import { createTempFolder, validList } from '../run-cli.ts';

const program = requireBundledProgram();
const children: ChildProcess[] = [];
const removals: (() => void)[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const remove of removals.splice(0)) remove();
});

function folder(files: Record<string, string>): string {
  const made = createTempFolder(files);
  removals.push(made.remove);
  return made.folder;
}

/**
 * Starts the program as a shell would, without the credentials of the person who runs the tests.
 */
function begin(cwd: string, args: string[]) {
  const { APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, GITHUB_TOKEN, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...env, ...compileCacheEnvironment, LANG: 'C', LC_ALL: 'C' },
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => words.test(out) && resolve(out);
      child.stdout.on('data', (chunk) => {
        out += chunk;
        look();
      });
      child.on('close', (code) => reject(new Error(`ended with ${code}: ${out}${err}`)));
      look();
    });
  return { child, ended, until, words: () => ({ out, err }) };
}

async function pageOf(out: string, name: string): Promise<{ status: number; text: string }> {
  const address = new RegExp(`${name}.*?(http://\\S+)`).exec(out)?.[1];
  expect(address, name).toBeDefined();
  const answer = await fetch(address ?? '');
  return { status: answer.status, text: await answer.text() };
}

describe('start without credentials', () => {
  it('runs the demo with this repository’s list, avoids a port in use, and stops cleanly on SIGTERM', async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const { child, ended, until, words } = begin(folder({}), ['start', '--no-open', '--port', String(port)]);
    const out = await until(/Press Ctrl\+C/);
    expect(out).toContain('No requests leave it');
    expect(out).not.toContain(`:${port}/`);
    expect(await pageOf(out, 'Pull request')).toMatchObject({ status: 200, text: expect.stringContaining('Ward Round Notes') });
    expect(await pageOf(out, 'Check run')).toMatchObject({ status: 200 });
    expect(await pageOf(out, 'Link health issue')).toMatchObject({ status: 200 });
    expect(await pageOf(out, 'Generated README')).toMatchObject({ status: 200, text: expect.stringContaining('Yidu-S4K') });
    const site = await pageOf(out, 'Site of the list');
    expect(site).toMatchObject({ status: 200, text: expect.stringContaining('links last checked on') });
    expect(site.text).toContain('<html lang="en">');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(words().err, 'nothing went wrong on the way').toBe('');
    await new Promise((resolve) => busy.close(resolve));
  });
});

describe('try', () => {
  it('runs the demo with a list given by path, and stops cleanly on SIGINT', async () => {
    const away = {
      'data/books/primer.yml': validList['data/books/primer.yml']?.replace(/https:.*/, 'https://github.com/someone/primer') ?? '',
    };
    const { child, ended, until } = begin(folder({ ...validList, ...away }), [
      'try',
      '.',
      '--simulate',
      '--no-open',
      '--port',
      '0',
      '--format',
      'json',
    ]);
    const { pages } = JSON.parse(await until(/^\}$/m));
    expect(pages).toMatchObject({ pullRequest: expect.any(String), check: expect.any(String) });
    const comment = await (await fetch(pages.pullRequest)).text();
    expect(comment).toContain('unknown-field');
    expect(comment).toContain('duplicate-identity');
    expect(pages.issue, 'a repository that is not hosted here is not called gone for that').toBeUndefined();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('shows the adoption pull request for a README without data', async () => {
    const items = Array.from({ length: 12 }, (_, n) => `- [Thing ${n}](https://things.invented.org/${n}) - About thing ${n}.`);
    const lone = folder({ 'README.md': `# Things\n\nA list of things.\n\n## Some\n\n${items.join('\n')}\n` });
    const args = ['--simulate', '--no-open', '--port', '0', '--format', 'json'];
    const { child, ended, until } = begin(lone, ['try', 'README.md', ...args]);
    const { pages } = JSON.parse(await until(/^\}$/m));
    const proposal = await (await fetch(pages.pullRequest)).text();
    expect(proposal).toContain('listkeeper/adopt');
    expect(proposal).toContain('12 entries');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readdirSync(lone), 'the folder itself is only read').toEqual(['README.md']);
  });

  it('reports that there is neither a list nor a README', async () => {
    const { ended, words } = begin(folder({ 'notes.txt': 'x' }), ['try', '.', '--simulate', '--no-open', '--port', '0']);
    expect(await ended).toBe(2);
    expect(words().err).toContain('neither the folder of a list nor a Markdown list');
  });
});

describe('a pipe', () => {
  it('that is closed early ends the program quietly, and gets no colors or progress', async () => {
    const { child, ended, words } = begin(folder(validList), ['--help']);
    child.stdout.destroy();
    expect(await ended).not.toBeNull();
    expect(words().err).toBe('');
    const checked = begin(folder(validList), ['validate']);
    const out = await checked.until(/\n/);
    expect(await checked.ended).toBe(0);
    expect({ out, err: checked.words().err }).toEqual({ out: 'No problems found: 1 entry in 2 files\n', err: '' });
  });
});
