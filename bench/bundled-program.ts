import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
