import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { SourceFile } from '../../model/finding.ts';
import { UsageError } from '../terminal/index.ts';

/** More than any list has; a folder beyond it was not meant. */
const maxFiles = 50_000;
const maxFileBytes = 4 * 1024 * 1024;

/** All files under a folder for which `wanted` says yes, sorted; hidden folders, node_modules and symbolic links are not followed. */
export function findFiles(folder: string, isWanted: (name: string) => boolean): { files: string[]; links: string[] } {
  const files: string[] = [];
  const links: string[] = [];
  const visit = (at: string) => {
    for (const each of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, each.name);
      if (each.isSymbolicLink()) {
        if (isWanted(each.name)) links.push(path);
      } else if (each.isDirectory()) {
        if (!each.name.startsWith('.') && each.name !== 'node_modules') visit(path);
      } else if (each.isFile() && isWanted(each.name)) files.push(path);
      if (files.length > maxFiles)
        throw new UsageError(
          { en: `${folder} has more than ${maxFiles} files.`, zh: `${folder} 中的文件超过 ${maxFiles} 个。` },
          { en: 'Give a smaller folder.', zh: '请给出更小的目录。' },
        );
    }
  };
  visit(folder);
  return { files: files.toSorted(), links: links.toSorted() };
}

/** The text of a UTF-8 file; undefined when it is something else or larger than 4 MiB. */
export function readTextFile(path: string): string | undefined {
  if (statSync(path).size > maxFileBytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

/**
 * The text of a file that somebody wrote anywhere: UTF-8, UTF-16 where a mark says so, or GB18030, which old Chinese editors write (GBK and GB2312 are
 * parts of it). Undefined when it is something else or larger than 4 MiB.
 */
export function readEncodedTextFile(path: string): string | undefined {
  const text = readTextFile(path);
  if (text !== undefined || statSync(path).size > maxFileBytes) return text;
  const bytes = readFileSync(path);
  const mark = bytes.subarray(0, 2).toString('hex');
  const charset = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'gb18030';
  try {
    const read = new TextDecoder(charset, { fatal: true }).decode(bytes);
    // No text has these, and many a picture could be read as GB18030.
    return read.includes('\0') ? undefined : read;
  } catch {
    return undefined;
  }
}

/** A file of the repository, when it is there. */
export function readOptionalFile(root: string, path: string): SourceFile | undefined {
  const full = join(root, path);
  if (!existsSync(full)) return undefined;
  const text = readTextFile(full);
  if (text === undefined)
    throw new UsageError({ en: `${full} is not a text file of ordinary size.`, zh: `${full} 不是普通大小的文本文件。` });
  return { path, text };
}

/** A path from the root as the person who called would write it: from where they stand, or absolute when that is elsewhere. */
export function toDisplayPath(root: string, path: string, cwd: string): string {
  const full = join(root, path);
  const near = relative(cwd, full);
  return near.startsWith('..') || isAbsolute(near) ? full : toPosixPath(near);
}

/** A path with slashes, as Git and settings write it. */
export function toPosixPath(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
