import { relative, resolve } from 'node:path';
import { collectEntryLinks, excludeIgnoredLinks } from '../../jobs/shared/index.ts';
import type { LocatedEntry } from '../../list/index.ts';
import { toDisplayPath } from '../files/index.ts';
import { openListFolder } from '../list/index.ts';
import type { CheckTargets } from './targets.ts';

/** The links of a list: of all its entries, or of those that are wanted. Throws a UsageError when there is no list. */
export function loadListTargets(
  path: string,
  cwd: string,
  isWanted: (entry: LocatedEntry) => boolean = () => true,
): CheckTargets {
  const folder = openListFolder(path, cwd);
  const listed = excludeIgnoredLinks(collectEntryLinks(folder.list.entries.filter(isWanted)), folder.settings.links.ignore);
  const links = listed.map(({ url, code, names, mirrorOf, at }) => ({
    url,
    ...(mirrorOf === undefined ? {} : { mirrorOf }),
    ...(code === undefined ? {} : { code }),
    ...(names === undefined ? {} : { names }),
    at: at.map((place) => ({ ...place, file: toDisplayPath(folder.root, place.file, cwd) })),
  }));
  return { links, files: folder.files.length, unreadableFiles: [], settings: folder.settings.links };
}

/** One file of a list: read with the whole list around it, so that its settings hold. */
export function loadDataFileTargets(path: string, cwd: string): CheckTargets {
  const above = resolve(path, '..');
  const folder = openListFolder(above, cwd);
  const name = relative(folder.root, path).replaceAll('\\', '/');
  const targets = loadListTargets(above, cwd, (located) => located.file === name);
  return { ...targets, files: 1 };
}
