import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppManifest, parseAppManifest } from '../../bot/index.ts';
import { packageRoot } from '../terminal/index.ts';

/** `app.yml` of the working folder, or else the one of this package. */
export function readAppManifest(cwd: string): AppManifest {
  const own = join(cwd, 'app.yml');
  return parseAppManifest(readFileSync(existsSync(own) ? own : join(packageRoot, 'app.yml'), 'utf8'));
}
