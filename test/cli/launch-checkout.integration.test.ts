import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Tells whether the sources run or the bundle, a word of another file, and where an error comes from. */
const program = `import { findWord } from './word.ts';
const kind = import.meta.url.endsWith('.ts') ? 'sources' : 'bundle';
console.log(kind, findWord(), process.argv.slice(2).join(' '));
if (process.argv.includes('fail')) throw new Error('planted');
`;

const sayWord = (word: string) => `export const findWord = (): string => '${word}';\n`;

/**
 * A checkout with the real launcher, a program of two files, and a pinned Node that is another
 * program than this one.
 */
function createCheckout({ engines = '>=22.19' } = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'listkeeper-checkout-')));
  for (const path of ['src/cli', 'node_modules/node/bin']) mkdirSync(join(folder, path), { recursive: true });
  const files = {
    'package.json': JSON.stringify({ type: 'module', engines: { node: engines } }),
    'package-lock.json': '{}',
    'node_modules/.package-lock.json': '{}',
    'node_modules/node/bin/node': `#!/bin/sh\nPINNED=yes exec '${process.execPath}' "$@"\n`,
    'rolldown.config.ts': `export default { input: 'src/cli/main.ts', platform: 'node', output: { format: 'esm' } };\n`,
    'src/cli/main.ts': program,
    'src/cli/word.ts': sayWord('one'),
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  chmodSync(join(folder, 'node_modules/node/bin/node'), 0o755);
  symlinkSync(join(root, 'node_modules', 'rolldown'), join(folder, 'node_modules', 'rolldown'));
  for (const name of ['launch.mjs', 'launch-checkout.mjs']) copyFileSync(join(root, 'src', name), join(folder, 'src', name));
  return folder;
}

/** A clock that is ahead: the sources have rested. */
const later = ['--import', 'data:text/javascript,const now = Date.now; Date.now = () => now() + 61_000;'];

function run(folder: string, { options = [] as string[], args = [] as string[] } = {}) {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const launcher = join(folder, 'src', 'launch.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [...options, launcher, ...args], {
    // Node 22 calls TypeScript experimental.
    env: { ...env, XDG_CACHE_HOME: join(folder, 'cache'), NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    encoding: 'utf8',
  });
  return { out: stdout.trim(), err: stderr, status };
}

const bundling = 'listkeeper: bundling the sources, once until they change\n';

describe('a checkout', () => {
  it('runs sources that were just edited, and a bundle of those that have rested, made once', () => {
    const folder = createCheckout();
    expect(run(folder, { args: ['a', 'b c'] })).toEqual({ out: 'sources one a b c', err: '', status: 0 });
    expect(run(folder, { options: later, args: ['a'] })).toEqual({ out: 'bundle one a', err: bundling, status: 0 });
    expect(run(folder, { options: later })).toEqual({ out: 'bundle one', err: '', status: 0 });
    expect(run(folder), 'the clock does not matter once it is made').toEqual({ out: 'bundle one', err: '', status: 0 });
  });

  it('never runs a bundle of other sources: not after an edit of the same size with the old time, nor after it was undone', () => {
    const folder = createCheckout();
    const word = join(folder, 'src', 'cli', 'word.ts');
    expect(run(folder, { options: later }).out).toBe('bundle one');
    const { atime, mtime } = statSync(word);
    writeFileSync(word, sayWord('two'));
    utimesSync(word, atime, mtime);
    expect(run(folder).out).toBe('sources two');
    expect(run(folder, { options: later }).out).toBe('bundle two');
    writeFileSync(word, sayWord('one'));
    utimesSync(word, atime, mtime);
    expect(run(folder).out).toBe('sources one');
    expect(run(folder, { options: later }).out).toBe('bundle one');
  });

  it.each(['package.json', 'rolldown.config.ts', 'node_modules/.package-lock.json'])(
    'bundles anew after a change of %s',
    (path) => {
      const folder = createCheckout();
      expect(run(folder, { options: later }).out).toBe('bundle one');
      writeFileSync(join(folder, path), readFileSync(join(folder, path)));
      expect(run(folder).out).toBe('sources one');
    },
  );

  it('says that it cannot bundle, and runs the sources', () => {
    const folder = createCheckout();
    writeFileSync(join(folder, 'rolldown.config.ts'), `throw new Error('planted');\n`);
    const { out, err, status } = run(folder, { options: later });
    expect({ out, status }).toEqual({ out: 'sources one', status: 0 });
    expect(err).toContain('planted');
    expect(err).toContain('listkeeper: the sources cannot be bundled, so they run as they are: see above\n');
  });

  it('names the lines of the sources in an error of the bundle', () => {
    const folder = createCheckout();
    const line = program.split('\n').findIndex((each) => each.includes('planted')) + 1;
    const { out, err, status } = run(folder, { options: later, args: ['fail'] });
    expect(out).toBe('bundle one fail');
    expect(err).toContain(`${join('src', 'cli', 'main.ts')}:${line}:`);
    expect(status).toBe(1);
  });

  it('is bundled once by several starts at the same time', async () => {
    const folder = createCheckout();
    const launcher = join(folder, 'src', 'launch.mjs');
    const starts = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [...later, launcher], {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
      }),
    );
    expect(await Promise.all(starts.map(({ stdout }) => text(stdout)))).toEqual(Array(3).fill('bundle one \n'));
    expect(readdirSync(join(folder, 'dist', 'checkout')), 'no draft is left').toHaveLength(1);
  });

  it('runs the bundle by the pinned Node where this one is too old', () => {
    const folder = createCheckout({ engines: '>=999.0' });
    expect(run(folder, { options: later, args: ['a'] })).toMatchObject({ out: 'bundle one a', status: 0 });
  });
});

/** A checkout whose program tells its process id, and the signal that it gets. */
function createStoppable(): string {
  const folder = createCheckout();
  const shutdown = JSON.stringify(join(root, 'src', 'cli', 'terminal', 'shutdown.ts'));
  const stoppable = `import { waitForShutdown } from ${shutdown};
    const alive = setInterval(() => {}, 1000);
    const stopped = waitForShutdown();
    console.log(process.pid);
    console.log(await stopped);
    clearInterval(alive);`;
  writeFileSync(join(folder, 'src', 'cli', 'main.ts'), stoppable);
  return folder;
}

// Without execve the launcher stays, as on an older Node and on Windows.
const withoutExecve = ['--import', 'data:text/javascript,delete process.execve'];

it.each([
  ['replaced by the program', [], 'SIGINT', /^SIGINT$/],
  ['replaced by the program', [], 'SIGTERM', /^SIGTERM$/],
  ['replaced by the program', [], 'SIGKILL', /^$/],
  ['beside the program', withoutExecve, 'SIGINT', /^SIGINT$/],
  ['beside the program', withoutExecve, 'SIGTERM', /^SIGTERM$/],
  ['beside the program', withoutExecve, 'SIGKILL', /^SIGTERM$/],
] as const)('a launcher that is %s (%j) and gets %s leaves no program behind', async (_, options, signal, expected) => {
  const child = spawn(process.execPath, [...options, join(createStoppable(), 'src', 'launch.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.kill(signal);
  // A process that has the pipe open is alive: it closes with the last one.
  await once(child.stdout, 'close');
  expect(output.trim()).toMatch(expected);
  expect(Number(first) === child.pid).toBe(options.length === 0);
});
