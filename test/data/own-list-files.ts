import { readdirSync, readFileSync } from 'node:fs';
import type { SourceFile } from '../../src/model/finding.ts';

const root = new URL('../../', import.meta.url);

/** The files of this repository's own list, paths from the repository's root, in a fixed order. */
export function readOwnListFiles(): SourceFile[] {
  return readdirSync(new URL('data/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yml'))
    .map((path) => `data/${path.replaceAll('\\', '/')}`)
    .sort()
    .map((path) => ({ path, text: readRepositoryFile(path) }));
}

/** One text file of this repository, by its path from the root. */
export function readRepositoryFile(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}
