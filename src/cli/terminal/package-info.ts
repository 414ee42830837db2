import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of this package: the checkout, or where npm put it. The compiled program lies one folder deeper than its source. */
export const packageRoot = findRoot(import.meta.dirname);

/** Version of this package as package.json says it. */
export const version = String(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version);

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('package.json of listkeeper is missing');
  return findRoot(above);
}
