import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { detach } from '../../links/services/shared/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { LinkToCheck } from '../../model/verdict.ts';
import { findFiles, readEncodedTextFile, toDisplayPath } from '../files/index.ts';
import { UsageError } from '../terminal/index.ts';

/** What is to be judged: addresses with the places where they stand, as the caller would write the paths. */
export interface CheckTargets {
  links: LinkToCheck[];
  /** Files that were read. */
  files: number;
  /** Files of a folder that are no texts, or too large, as the caller would write them. */
  unreadableFiles: string[];
  /** What the settings of the list say of links; of several lists those of the first. */
  settings?: Settings['links'];
}

/**
 * Turns the arguments of `check` into links. An argument is an address, a folder with a list, a folder with Markdown files, a data
 * file of a list, or any other text file, which is read as Markdown. What reads them is loaded when it is needed. Rejects with a UsageError for what is not there.
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
    if (!URL.canParse(arg) || /\s/.test(arg))
      throw new UsageError(
        { en: `${arg} is not an address.`, zh: `${arg} 不是网址。` },
        { en: 'One looks like https://host/path.', zh: '网址形如 https://host/path。' },
      );
    return { links: [{ url: arg, at: [] }], files: 0, unreadableFiles: [] };
  }
  const path = resolve(cwd, arg);
  if (!existsSync(path)) {
    throw new UsageError(
      { en: `There is no ${arg} here.`, zh: `此处找不到 ${arg}。` },
      {
        en: 'Give a file, a folder, or an address with http:// or https://.',
        zh: '请给出文件、目录，或以 http:// 或 https:// 开头的网址。',
      },
    );
  }
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !/\.ya?ml$/i.test(path)) {
    const one = await loadMarkdownTargets([path], cwd);
    if (one.unreadableFiles.length > 0)
      throw new UsageError({
        en: `${path} is not a text file, or is larger than 4 MiB.`,
        zh: `${path} 不是文本文件，或大于 4 MiB。`,
      });
    return one;
  }
  if (!isFolder) return (await import('./list-targets.ts')).loadDataFileTargets(path, cwd);
  if (existsSync(join(path, 'list.yml')) || existsSync(join(path, 'data', 'list.yml'))) {
    return (await import('./list-targets.ts')).loadListTargets(path, cwd);
  }
  const { files } = findFiles(path, (name) => ['.md', '.markdown', '.mdx'].includes(extname(name).toLowerCase()));
  if (files.length > 0) return loadMarkdownTargets(files, cwd);
  throw new UsageError(
    { en: `There is neither a list nor a Markdown file in ${arg}.`, zh: `${arg} 中既没有清单，也没有 Markdown 文件。` },
    { en: 'Give the folder where list.yml is, or a file.', zh: '请给出 list.yml 所在目录，或一个文件。' },
  );
}

async function loadMarkdownTargets(paths: readonly string[], cwd: string): Promise<CheckTargets> {
  const { extractMarkdownLinks } = await import('../../links/extract/extract-links.ts');
  const links: LinkToCheck[] = [];
  const unread: string[] = [];
  for (const path of paths) {
    const file = toDisplayPath('/', path, cwd);
    const text = readEncodedTextFile(path);
    if (text === undefined) {
      unread.push(file);
      continue;
    }
    for (const { url, line, column, code, names } of extractMarkdownLinks(text)) {
      // Copies, for a piece of a text keeps all of it in memory.
      links.push({
        url: detach(url),
        ...(code === undefined ? {} : { code: detach(code) }),
        ...(names === undefined ? {} : { names: names.map(detach) }),
        at: [{ file, line, column }],
      });
    }
    // Between files whatever else is due has its turn: what shows the progress, a signal.
    await setImmediate();
  }
  return { links, files: paths.length - unread.length, unreadableFiles: unread };
}

/**
 * The same links, each address with its code once, with all the places where it stands. What entries call it is put together, so that it is the wrong link
 * only when it is that for all of them.
 */
export function mergeLinks(links: readonly LinkToCheck[]): LinkToCheck[] {
  const known = new Map<string, LinkToCheck>();
  for (const link of links) {
    const { url, code, mirrorOf } = link;
    // No address that can be asked has a line break in it.
    const key = code === undefined && mirrorOf === undefined ? url : `${url}\n${code ?? ''}\n${mirrorOf ?? ''}`;
    const found = known.get(key);
    if (found === undefined) known.set(key, link);
    else {
      found.at.push(...link.at);
      const names = [...new Set([...(found.names ?? []), ...(link.names ?? [])])];
      if (names.length > 0) found.names = names;
    }
  }
  return [...known.values()];
}
