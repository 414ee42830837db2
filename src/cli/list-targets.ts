import { relative, resolve } from 'node:path';
import { linksOf, withoutIgnored } from '../jobs/links-of.ts';
import type { PlacedEntry } from '../list/read.ts';
import { shownPath } from './files.ts';
import { openFolder } from './folder.ts';
import type { Targets } from './targets.ts';

/** The links of a list: of all its entries, or of those that are wanted. Throws a UsageError when there is no list. */
export function data(path: string, cwd: string, only: (entry: PlacedEntry) => boolean = () => true): Targets {
  const folder = openFolder(path, cwd);
  const listed = withoutIgnored(linksOf(folder.list.entries.filter(only)), folder.settings.links.ignore);
  const links = listed.map(({ url, code, names, mirrorOf, at }) => ({
    url,
    ...(mirrorOf === undefined ? {} : { mirrorOf }),
    ...(code === undefined ? {} : { code }),
    ...(names === undefined ? {} : { names }),
    at: at.map((place) => ({ ...place, file: shownPath(folder.root, place.file, cwd) })),
  }));
  return { links, files: folder.files.length, unread: [], settings: folder.settings.links };
}

/** One file of a list: read with the whole list around it, so that its settings hold. */
export function dataFile(path: string, cwd: string): Targets {
  const above = resolve(path, '..');
  const folder = openFolder(above, cwd);
  const name = relative(folder.root, path).replaceAll('\\', '/');
  const targets = data(above, cwd, (placed) => placed.file === name);
  return { ...targets, files: 1 };
}
