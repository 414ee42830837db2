import { existsSync, statSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { linksOf, withoutIgnored } from '../jobs/links-of.ts';
import { linksInMarkdown } from '../links/extract.ts';
import type { LinkToCheck } from '../links/verdict.ts';
import type { PlacedEntry } from '../list/read.ts';
import type { Settings } from '../list/settings.ts';
import { filesUnder, openFolder, readText, shownPath } from './folder.ts';
import { UsageError } from './usage-error.ts';

/** What is to be judged: addresses with the places where they stand, as the caller would write the paths. */
export interface Targets {
  links: LinkToCheck[];
  /** Files that were read. */
  files: number;
  /** What the settings of the list say of links; of several lists those of the first. */
  settings?: Settings['links'];
}

/**
 * Turns the arguments of `check` into links. An argument is an address, a folder with a list, a folder with Markdown files, a data
 * file of a list, or any other text file, which is read as Markdown. Throws a UsageError for what is not there.
 */
export function targetsOf(args: readonly string[], cwd: string): Targets {
  const all: Targets = { links: [], files: 0 };
  for (const arg of args.length === 0 ? ['.'] : args) {
    const { links, files, settings } = targetOf(arg, cwd);
    all.links.push(...links);
    all.files += files;
    if (settings) all.settings ??= settings;
  }
  return all;
}

function targetOf(arg: string, cwd: string): Targets {
  if (/^https?:\/\//i.test(arg)) {
    if (!URL.canParse(arg) || /\s/.test(arg))
      throw new UsageError(`${arg} is not an address.`, 'One looks like https://host/path.');
    return { links: [{ url: arg, at: [] }], files: 0 };
  }
  const path = resolve(cwd, arg);
  if (!existsSync(path)) {
    throw new UsageError(`There is no ${arg} here.`, 'Give a file, a folder, or an address with http:// or https://.');
  }
  if (!statSync(path).isDirectory()) return /\.ya?ml$/i.test(path) ? dataFile(path, cwd) : markdownFiles([path], cwd);
  if (existsSync(join(path, 'list.yml')) || existsSync(join(path, 'data', 'list.yml'))) return data(path, cwd);
  const { files } = filesUnder(path, (name) => ['.md', '.markdown', '.mdx'].includes(extname(name).toLowerCase()));
  if (files.length > 0) return markdownFiles(files, cwd);
  throw new UsageError(`There is neither a list nor a Markdown file in ${arg}.`, 'Give the folder where list.yml is, or a file.');
}

function data(path: string, cwd: string, only: (entry: PlacedEntry) => boolean = () => true): Targets {
  const folder = openFolder(path, cwd);
  const listed = withoutIgnored(linksOf(folder.list.entries.filter(only)), folder.settings.links.ignore);
  const links = listed.map(({ url, code, names, mirrorOf, at }) => ({
    url,
    ...(mirrorOf === undefined ? {} : { mirrorOf }),
    ...(code === undefined ? {} : { code }),
    ...(names === undefined ? {} : { names }),
    at: at.map((place) => ({ ...place, file: shownPath(folder.root, place.file, cwd) })),
  }));
  return { links, files: folder.files.length, settings: folder.settings.links };
}

/** One file of a list: read with the whole list around it, so that its settings hold. */
function dataFile(path: string, cwd: string): Targets {
  const above = resolve(path, '..');
  const folder = openFolder(above, cwd);
  const name = relative(folder.root, path).replaceAll('\\', '/');
  const targets = data(above, cwd, (placed) => placed.file === name);
  return { ...targets, files: 1 };
}

function markdownFiles(paths: readonly string[], cwd: string): Targets {
  const links = paths.flatMap((path) => {
    const text = readText(path);
    if (text === undefined) throw new UsageError(`${path} is not a text file, or is larger than 4 MiB.`);
    const file = shownPath('/', path, cwd);
    return linksInMarkdown(text).map(({ url, line, column, code, names }) => ({
      url,
      ...(code === undefined ? {} : { code }),
      ...(names === undefined ? {} : { names }),
      at: [{ file, line, column }],
    }));
  });
  return { links, files: paths.length };
}

/**
 * The same links, each address with its code once, with all the places where it stands. What entries call it is put together, so that it is the wrong link
 * only when it is that for all of them.
 */
export function merged(links: readonly LinkToCheck[]): LinkToCheck[] {
  const known = new Map<string, LinkToCheck>();
  for (const link of links) {
    const key = JSON.stringify([link.url, link.code ?? '', link.mirrorOf ?? '']);
    const found = known.get(key);
    if (found === undefined) known.set(key, { ...link, at: [...link.at] });
    else {
      found.at.push(...link.at);
      const names = [...new Set([...(found.names ?? []), ...(link.names ?? [])])];
      if (names.length > 0) found.names = names;
    }
  }
  return [...known.values()];
}
