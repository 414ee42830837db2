import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder with those above it, where they are missing.
 *
 * Not by the option `recursive` of Node: where the system answers ENOENT although the folder above
 * exists, as below `/proc`, Node tries again without end.
 * @throws the error of the system.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let folder = resolve(path);
  while (!existsSync(folder) && folder !== dirname(folder)) {
    missing.unshift(folder);
    folder = dirname(folder);
  }
  if (missing.length === 0) makeOneFolder(folder);
  for (const each of missing) makeOneFolder(each);
}

function makeOneFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // It is there, or another process has made it meanwhile. For a root, systems give other codes
    // than EEXIST.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
