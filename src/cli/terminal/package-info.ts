import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAncestor } from '../files/index.ts';

/**
 * Folder of this package: the checkout, or where npm put it. The compiled program lies one folder
 * deeper than its source.
 */
export const packageRoot = findAncestor(import.meta.dirname, ['package.json']) ?? '.';

/** Version of this package, from its package.json. */
export const version = String(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version);
