import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { detach } from '../../links/services/shared/index.ts';
import { ListkeeperError } from '../../model/listkeeper-error.ts';
import type { LinkToCheck } from '../../model/verdict.ts';
import { findFiles, readEncodedTextFile, toDisplayPath } from '../files/index.ts';
import type { CheckTargets } from './check-targets.ts';

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
export async function resolveTargets(args: readonly string[], cwd: string): Promise<CheckTargets> {
  const all: CheckTargets = { links: [], files: 0, unreadableFiles: [] };
  for (const arg of args.length === 0 ? ['.'] : args) {
    const { links, files, unreadableFiles, settings } = await resolveTarget(arg, cwd);
    for (const link of links) all.links.push(link);
    all.files += files;
    all.unreadableFiles.push(...unreadableFiles);
    if (settings) all.settings ??= settings;
  }
  return all;
}

async function resolveTarget(arg: string, cwd: string): Promise<CheckTargets> {
  if (/^https?:\/\//i.test(arg)) {
    if (!URL.canParse(arg) || /\s/.test(arg)) throw new ListkeeperError('bad-url', { text: arg });
    return { links: [{ url: arg, at: [] }], files: 0, unreadableFiles: [] };
  }
  const path = resolve(cwd, arg);
  if (!existsSync(path)) throw new ListkeeperError('no-such-path', { path: arg, expected: 'target' });
  if (statSync(path).isDirectory()) return resolveFolder(path, arg, cwd);
  if (/\.ya?ml$/i.test(path)) return (await import('./list-targets.ts')).loadDataFileTargets(path, cwd);
  const targets = await loadMarkdownTargets([path], cwd);
  if (targets.unreadableFiles.length > 0) throw new ListkeeperError('unreadable-file', { path });
  return targets;
}

async function resolveFolder(path: string, arg: string, cwd: string): Promise<CheckTargets> {
  if (existsSync(join(path, 'list.yml')) || existsSync(join(path, 'data', 'list.yml')))
    return (await import('./list-targets.ts')).loadListTargets(path, cwd);
  const { files } = findFiles(path, (name) => ['.md', '.markdown', '.mdx'].includes(extname(name).toLowerCase()));
  if (files.length === 0) throw new ListkeeperError('nothing-to-check', { path: arg });
  return loadMarkdownTargets(files, cwd);
}

async function loadMarkdownTargets(paths: readonly string[], cwd: string): Promise<CheckTargets> {
  const { extractMarkdownLinks } = await import('../../links/extract/extract-links.ts');
  const links: LinkToCheck[] = [];
  const unreadableFiles: string[] = [];
  for (const path of paths) {
    const file = toDisplayPath('/', path, cwd);
    const text = readEncodedTextFile(path);
    if (text === undefined) {
      unreadableFiles.push(file);
      continue;
    }
    for (const { url, line, column, code, names } of extractMarkdownLinks(text)) {
      // Copies, because a slice of a string keeps the whole string in memory.
      links.push({
        url: detach(url),
        ...(code === undefined ? {} : { code: detach(code) }),
        ...(names === undefined ? {} : { names: names.map(detach) }),
        at: [{ file, line, column }],
      });
    }
    // Lets signals and the progress line have their turn between files.
    await setImmediate();
  }
  return { links, files: paths.length - unreadableFiles.length, unreadableFiles };
}

/**
 * Merges links with the same URL and extraction code, with all their places. The names that entries
 * give them are joined: a page is the wrong one only if it fits none of the names.
 */
export function mergeLinks(links: readonly LinkToCheck[]): LinkToCheck[] {
  const byKey = new Map<string, LinkToCheck>();
  for (const link of links) {
    const { url, code, mirrorOf } = link;
    // A line break can't be part of a URL, so it separates the parts of the key.
    const key = code === undefined && mirrorOf === undefined ? url : `${url}\n${code ?? ''}\n${mirrorOf ?? ''}`;
    const found = byKey.get(key);
    if (found === undefined) byKey.set(key, link);
    else {
      found.at.push(...link.at);
      const names = [...new Set([...(found.names ?? []), ...(link.names ?? [])])];
      if (names.length > 0) found.names = names;
    }
  }
  return [...byKey.values()];
}
