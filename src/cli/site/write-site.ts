import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import {
  manifestName,
  planSiteFolder,
  type RenderedSite,
  renderSites,
  type SiteFolderPlan,
} from '../../list/render/site/index.ts';
import { detectOutputFormat } from '../../list/schema/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { systemClock } from '../../runtime/clock.ts';
import { readSiteAssets } from '../../runtime/site-assets.ts';
import { evenLineEnds } from '../../text/line-ends.ts';
import { findFiles, readTextFile, removeRepositoryFile, toPosixPath, writeRepositoryFile } from '../files/index.ts';
import type { ListFolder } from '../list/index.ts';
import { readSiteHealth } from './site-health.ts';

/** A site, and how its folder differs from it. Paths are those of the repository. */
export interface SiteChanges {
  folder: string;
  /** Whether the site is kept in the repository. */
  isCommitted: boolean;
  fileCount: number;
  write: SourceFile[];
  remove: string[];
}

/**
 * Renders the sites of a list, and compares them with their folders.
 * @param options.committedOnly leaves out those that a workflow builds.
 * @throws ListkeeperError `foreign-files`
 */
export async function renderFolderSites(
  folder: ListFolder,
  { committedOnly = false } = {},
): Promise<{ sites: SiteChanges[]; findings: Finding[] }> {
  const isWanted = (output: ListFolder['settings']['outputs'][number]) =>
    detectOutputFormat(output) === 'html' && (output.commit || !committedOnly);
  const outputs = folder.settings.outputs.filter(isWanted);
  if (outputs.length === 0) return { sites: [], findings: [] };
  const health = await readSiteHealth(folder, systemClock);
  const input = { assets: await readSiteAssets(), ...(health === undefined ? {} : { health }) };
  const { sites, findings } = renderSites(folder.list, { ...folder.settings, outputs }, input);
  return { sites: sites.map((site) => compareSite(folder.root, site)), findings };
}

function compareSite(root: string, { folder, files, output }: RenderedSite): SiteChanges {
  const path = join(root, folder);
  const present = listPresent(path);
  const manifestPath = join(path, manifestName);
  const manifest = existsSync(manifestPath) ? readTextFile(manifestPath) : undefined;
  const plan: SiteFolderPlan = planSiteFolder(files, present, manifest, { commit: output.commit === true });
  const [foreign] = plan.foreign;
  if (foreign !== undefined) throw new ListkeeperError('foreign-files', { path: folder, file: `${folder}/${foreign}` });
  const known = new Set(present.files);
  return {
    folder,
    isCommitted: output.commit === true,
    fileCount: plan.files.length,
    write: plan.files
      .filter((file) => !known.has(file.path) || !isSame(join(path, file.path), file.text))
      .map((file) => inFolder(folder, file)),
    remove: plan.remove.filter((file) => known.has(file)).map((file) => `${folder}/${file}`),
  };
}

/** What is in a folder, with paths relative to it. */
function listPresent(folder: string): { files: string[]; symlinks: string[] } {
  if (!existsSync(folder)) return { files: [], symlinks: [] };
  const { files, symlinks } = findFiles(folder, () => true);
  const toRelative = (file: string) => toPosixPath(relative(folder, file));
  return { files: files.map(toRelative), symlinks: symlinks.map(toRelative) };
}

const inFolder = (folder: string, { path, text }: SourceFile): SourceFile => ({ path: `${folder}/${path}`, text });

/** Git on Windows may write other line ends. */
function isSame(path: string, text: string): boolean {
  const present = readTextFile(path);
  return present === text || (present !== undefined && evenLineEnds(present) === evenLineEnds(text));
}

/** Writes what has changed, and removes what the site has no more. */
export function writeSite(root: string, { write, remove }: SiteChanges): void {
  for (const file of write) writeRepositoryFile(root, file);
  for (const path of remove) removeRepositoryFile(root, path);
}
