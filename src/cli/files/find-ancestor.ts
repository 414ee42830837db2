import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The nearest folder, from `start` upwards, that contains one of these files or folders.
 * @param markers names or relative paths, such as `.git`
 * @param stopAt the search ends, without a result, above the first folder that contains one of
 *   these
 */
export function findAncestor(start: string, markers: readonly string[], stopAt: readonly string[] = []): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (markers.some((name) => existsSync(join(folder, name)))) return folder;
    if (stopAt.some((name) => existsSync(join(folder, name))) || dirname(folder) === folder) return undefined;
  }
}
