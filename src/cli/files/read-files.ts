import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import type { SourceFile } from '../../model/finding.ts';
import { isOutputFile, maxOutputBytes } from '../../text/output-files.ts';

/** More than any list has: a larger folder was given by mistake. */
const maxFiles = 50_000;
const maxTextBytes = 4 * 1024 * 1024;
const getMaxBytes = (path: string) => (isOutputFile(path) ? maxOutputBytes : maxTextBytes);

/**
 * All files below a folder whose names are wanted, sorted. Hidden folders, node_modules and
 * symbolic links are not followed. Symbolic links with a wanted name are returned apart.
 * @throws ListkeeperError `too-many-files`
 */
export function findFiles(folder: string, isWanted: (name: string) => boolean): { files: string[]; symlinks: string[] } {
  const files: string[] = [];
  const symlinks: string[] = [];
  const visit = (parent: string) => {
    for (const item of readdirSync(parent, { withFileTypes: true })) {
      const path = join(parent, item.name);
      if (item.isSymbolicLink()) {
        if (isWanted(item.name)) symlinks.push(path);
      } else if (item.isDirectory()) {
        if (!item.name.startsWith('.') && item.name !== 'node_modules') visit(path);
      } else if (item.isFile() && isWanted(item.name)) files.push(path);
      if (files.length > maxFiles) throw new ListkeeperError('too-many-files', { path: folder, max: maxFiles });
    }
  };
  visit(folder);
  return { files: files.toSorted(), symlinks: symlinks.toSorted() };
}

/** Why `readTextFile` returned undefined. */
export function explainUnreadableFile(path: string): 'too-large' | 'binary' {
  return statSync(path).size > getMaxBytes(path) ? 'too-large' : 'binary';
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a UTF-8 file; undefined when it is something else or larger than `maxBytes`. */
export function readTextFile(path: string, maxBytes = getMaxBytes(path)): string | undefined {
  if (statSync(path).size > maxBytes) return undefined;
  try {
    return utf8Decoder.decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

/**
 * The text of a file in UTF-8, in UTF-16 with a byte order mark, or in GB18030, which old Chinese
 * editors write. GBK and GB2312 are subsets of GB18030. Undefined when it is something else or
 * larger than `maxBytes`.
 */
export function readEncodedTextFile(path: string, maxBytes = getMaxBytes(path)): string | undefined {
  const text = readTextFile(path, maxBytes);
  if (text !== undefined || statSync(path).size > maxBytes) return text;
  const bytes = readFileSync(path);
  const byteOrderMark = bytes.subarray(0, 2).toString('hex');
  const charset = byteOrderMark === 'fffe' ? 'utf-16le' : byteOrderMark === 'feff' ? 'utf-16be' : 'gb18030';
  try {
    const decoded = new TextDecoder(charset, { fatal: true }).decode(bytes);
    // Texts have no null characters, but many images can be decoded as GB18030.
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/**
 * A file of the repository, or undefined when it does not exist.
 * @throws ListkeeperError `unreadable-file`
 */
export function readOptionalFile(root: string, path: string): SourceFile | undefined {
  const full = join(root, path);
  if (!existsSync(full)) return undefined;
  const text = readTextFile(full);
  if (text === undefined)
    throw new ListkeeperError('unreadable-file', { path: full, max: `${getMaxBytes(path) / 1024 ** 2} MiB` });
  return { path, text };
}

/**
 * A path of the repository as the caller would write it: relative to the working folder, or
 * absolute when it is elsewhere.
 */
export function toDisplayPath(root: string, path: string, cwd: string): string {
  const full = join(root, path);
  const fromCwd = relative(cwd, full);
  return /^\.\.(?:[\\/]|$)/.test(fromCwd) || isAbsolute(fromCwd) ? full : toPosixPath(fromCwd);
}

/** A path with forward slashes, as Git and the settings write it. */
export function toPosixPath(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
