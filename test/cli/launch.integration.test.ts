import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/**
 * A package as npm installs it: the launcher, and a compiled program, here one that says where its
 * compiled form is kept.
 */
function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-launch-'));
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'dist', 'cli'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  copyFileSync(join(import.meta.dirname, '..', '..', 'src', 'launch.mjs'), join(folder, 'src', 'launch.mjs'));
  const program = `import { getCompileCacheDir } from 'node:module';\nconsole.log(getCompileCacheDir() ?? 'nowhere');\n`;
  writeFileSync(join(folder, 'dist', 'cli', 'main.js'), program);
  return folder;
}

function said(folder: string, env: NodeJS.ProcessEnv): string {
  const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...own } = process.env;
  return spawnSync(process.execPath, [join(folder, 'src', 'launch.mjs')], { env: { ...own, ...env }, encoding: 'utf8' }).stdout;
}

it('the installed program keeps its compile cache in the user’s cache folder, or nowhere', () => {
  const folder = installed();
  const cache = join(folder, 'cache');
  expect(said(folder, { XDG_CACHE_HOME: cache })).toContain(join(cache, 'listkeeper', 'node'));
  expect(said(folder, { HOME: folder, USERPROFILE: folder, XDG_CACHE_HOME: '' })).toContain(join(folder, '.cache', 'listkeeper'));
  // A file where the folder would be: it runs all the same.
  expect(said(folder, { XDG_CACHE_HOME: join(folder, 'package.json') })).toBe('nowhere\n');
});

/**
 * A checkout: the launcher, a program that tells its process id and signals, and this Node as the
 * pinned one.
 */
function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-checkout-'));
  for (const path of ['src/cli', 'node_modules/node/bin']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{}');
  symlinkSync(process.execPath, join(folder, 'node_modules', 'node', 'bin', 'node'));
  const source = join(import.meta.dirname, '..', '..', 'src');
  copyFileSync(join(source, 'launch.mjs'), join(folder, 'src', 'launch.mjs'));
  const shutdown = JSON.stringify(join(source, 'cli', 'terminal', 'shutdown.ts'));
  const program = `import { waitForShutdown } from ${shutdown};
    const alive = setInterval(() => {}, 1000);
    const stopped = waitForShutdown();
    console.log(process.pid);
    console.log(await stopped);
    clearInterval(alive);`;
  writeFileSync(join(folder, 'src', 'cli', 'main.ts'), program);
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
  const child = spawn(process.execPath, [...options, join(checkout(), 'src', 'launch.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.kill(signal);
  // A process that has the pipe open is alive: it closes with the last one.
  await once(child.stdout, 'close');
  expect(text.trim()).toMatch(expected);
  expect(Number(first) === child.pid).toBe(options.length === 0);
});
