import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ListkeeperError } from '../../../errors/listkeeper-error.ts';
import { LinkTable } from '../../../links/table/index.ts';
import type { CheckedLink } from '../../../model/verdict.ts';
import { findFiles, toDisplayPath } from '../../files/index.ts';
import { type CheckTargets, createTargets } from './check-targets.ts';
import type { TargetOptions } from './document-targets.ts';

/**
 * Turns the arguments of `check` into links. The readers are loaded when they are needed.
 *
 * An argument is one of these:
 * - a URL
 * - the folder of a list, or a data file of a list
 * - a folder with Markdown files
 * - any other text file, which is read as Markdown
 *
 * @throws ListkeeperError when an argument is none of these
 */
export async function resolveTargets(args: readonly string[], options: TargetOptions): Promise<CheckTargets> {
  // One argument is usual, and its links need not be copied.
  const [first = '.', ...others] = args;
  const all = await resolveTarget(first, options);
  for (const arg of others) {
    const targets = await resolveTarget(arg, options);
    for (const link of targets.links) all.links.add(link);
    for (const link of targets.judged) all.judged.push(link);
    all.ignored += targets.ignored;
    all.files += targets.files;
    all.unreadableFiles.push(...targets.unreadableFiles);
    all.unreadFiles.push(...targets.unreadFiles);
    for (const [root, findings] of targets.settingsFindings) all.settingsFindings.set(root, findings);
    if (targets.settings) all.settings ??= targets.settings;
  }
  return all;
}

async function resolveTarget(arg: string, options: TargetOptions): Promise<CheckTargets> {
  const { cwd } = options;
  if (/^https?:\/\//i.test(arg)) {
    if (!URL.canParse(arg) || /\s/.test(arg)) throw new ListkeeperError('bad-url', { text: arg });
    return createTargets({ links: LinkTable.from([{ url: arg, at: [] }]) });
  }
  const path = resolve(cwd, arg);
  if (!existsSync(path)) throw new ListkeeperError('no-such-path', { path: arg, expected: 'target' });
  if (statSync(path).isDirectory()) return resolveFolder(path, arg, options);
  if (/\.ya?ml$/i.test(path)) return (await import('./list-targets.ts')).loadDataFileTargets(path, cwd);
  const { findUnreadFormat } = await import('./document-format.ts');
  const format = findUnreadFormat(path);
  if (format !== undefined) throw new ListkeeperError('unread-format', { path: arg, format });
  const targets = await loadDocuments([path], options);
  if (targets.unreadableFiles.length > 0 && /\.ipynb$/i.test(path)) throw new ListkeeperError('not-a-notebook', { path: arg });
  if (targets.unreadableFiles.length > 0) throw new ListkeeperError('unreadable-file', { path, max: '256 MiB' });
  return targets;
}

async function resolveFolder(path: string, arg: string, options: TargetOptions): Promise<CheckTargets> {
  if (existsSync(join(path, 'list.yml')) || existsSync(join(path, 'data', 'list.yml')))
    return (await import('./list-targets.ts')).loadListTargets(path, options.cwd);
  const { findUnreadFormat, isDocument } = await import('./document-format.ts');
  const { files } = findFiles(path, (name) => isDocument(name) || findUnreadFormat(name) !== undefined);
  const documents = files.filter(isDocument);
  if (documents.length === 0) throw new ListkeeperError('nothing-to-check', { path: arg });
  const targets = await loadDocuments(documents, options);
  const unread = files.filter((file) => !isDocument(file)).map((file) => toDisplayPath('/', file, options.cwd));
  return { ...targets, unreadFiles: unread };
}

async function loadDocuments(paths: readonly string[], options: TargetOptions): Promise<CheckTargets> {
  return (await import('./document-targets.ts')).loadDocumentTargets(paths, options);
}

/** Merges what was judged alike, with all its places. */
export function mergeJudged(links: readonly CheckedLink[]): CheckedLink[] {
  const byKey = new Map<string, CheckedLink>();
  for (const link of links) {
    const key = [link.url, link.identity, link.verdict, link.reason].join('\n');
    const found = byKey.get(key);
    if (found === undefined) byKey.set(key, link);
    else found.at.push(...link.at);
  }
  return [...byKey.values()];
}
