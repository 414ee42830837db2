import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { createBundle } from '../rolldown.config.ts';
import type { MeasuredCommand } from './measure-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Our program as npm publishes it: the bundle and its launcher, in a temporary folder. */
export interface BundledProgram {
  folder: string;
  /** The files of the bundle. */
  bundle: string;
  command(args: readonly string[], options?: Omit<MeasuredCommand, 'command'>): MeasuredCommand;
  remove(): void;
}

/** Builds the bundle and lays it out as an installed package, with a compile cache of its own. */
export function bundleProgram(): BundledProgram {
  execFileSync(join(root, 'node_modules', '.bin', 'rolldown'), ['-c', 'rolldown.config.ts', '--log-level', 'silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-installed-'));
  for (const part of ['dist/cli', 'src/launch.mjs', 'package.json', 'data']) {
    mkdirSync(join(folder, part, '..'), { recursive: true });
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  return {
    folder,
    bundle: join(folder, 'dist', 'cli'),
    command: (args, options = {}) => ({
      ...options,
      command: [process.execPath, join(folder, 'src', 'launch.mjs'), ...args],
      environment: { XDG_CACHE_HOME: join(folder, 'cache'), ...options.environment },
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Programs of `programs/`, bundled as npm publishes the worker that does the same. */
export async function bundlePrograms(names: readonly string[]): Promise<{ programUrl(name: string): URL; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-programs-'));
  const bundle = join(folder, 'dist', 'cli');
  const input = Object.fromEntries(names.map((name) => [name, join(root, 'bench', 'programs', `${name}.ts`)]));
  await build({ ...createBundle(bundle, input), cwd: root, logLevel: 'silent' });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  return {
    programUrl: (name) => pathToFileURL(join(bundle, `${name}.js`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
