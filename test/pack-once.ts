import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** What `npm pack` says about the package. */
export interface PackedPackage {
  /** The packed file. */
  path: string;
  files: { path: string }[];
  unpackedSize: number;
}

declare module 'vitest' {
  export interface ProvidedContext {
    packed: PackedPackage;
  }
}

/**
 * Packs the package once for all tests of the project, which also builds `dist/`. Two tests that
 * pack at the same time would clean the folder under each other.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-packed-'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout, stderr, status } = spawnSync(npm, ['pack', '--json', '--pack-destination', folder], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack ended with ${status}: ${stderr}`);
  // Before the JSON stands what the build printed.
  const [packed] = JSON.parse(stdout.slice(stdout.search(/^\[\s*\{/m))) as [PackedPackage & { filename: string }];
  const { filename, files, unpackedSize } = packed;
  project.provide('packed', { path: join(folder, filename), files, unpackedSize });
  return () => rmSync(folder, { recursive: true, force: true });
}
