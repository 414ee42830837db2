import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
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
