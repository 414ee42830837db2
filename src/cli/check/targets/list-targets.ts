import { relative, resolve } from 'node:path';
import { collectEntryLinks, excludeIgnoredLinks } from '../../../jobs/shared/index.ts';
import { LinkTable } from '../../../links/table/index.ts';
import type { LocatedEntry } from '../../../list/index.ts';
import { settingsPath } from '../../../list/schema/index.ts';
import { toDisplayPath, toPosixPath } from '../../files/index.ts';
import { type ListFolder, openListFolder } from '../../list/index.ts';
import { type CheckTargets, createTargets } from './check-targets.ts';

/**
 * The links of all entries of a list.
 * @throws ListkeeperError when there is no list
 */
export function loadListTargets(path: string, cwd: string): CheckTargets {
  const folder = openListFolder(path, cwd);
  return collectTargets(folder, folder.list.entries, cwd);
}

/** The links of one file of a list. The whole list is read, since its settings apply. */
export function loadDataFileTargets(path: string, cwd: string): CheckTargets {
  const folder = openListFolder(resolve(path, '..'), cwd);
  const name = toPosixPath(relative(folder.root, path));
  const entries = folder.list.entries.filter(({ file }) => file === name);
  return { ...collectTargets(folder, entries, cwd), files: 1 };
}

function collectTargets(folder: ListFolder, entries: readonly LocatedEntry[], cwd: string): CheckTargets {
  const { settings, root } = folder;
  const entryLinks = excludeIgnoredLinks(collectEntryLinks(entries), settings.links.ignore);
  const links = entryLinks.map(({ url, code, names, mirrorOf, at }) => ({
    url,
    ...(mirrorOf === undefined ? {} : { mirrorOf }),
    ...(code === undefined ? {} : { code }),
    ...(names === undefined ? {} : { names }),
    at: at.map((place) => ({ ...place, file: toDisplayPath(root, place.file, cwd) })),
  }));
  const findings = folder.findings.filter(({ file }) => file === settingsPath);
  return createTargets({
    links: LinkTable.from(links),
    files: folder.files.length,
    settings: settings.links,
    settingsFindings: new Map([[root, findings]]),
  });
}
