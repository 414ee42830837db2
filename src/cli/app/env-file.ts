import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from '../terminal/index.ts';

/** The settings of the App in the working folder. */
export const environmentFile = '.env';

/**
 * The environment, completed by `.env`. Variables that are already set win, so that a stray file
 * can't override an operator.
 */
export function loadEnvFile(cwd: string, environment: Environment): Record<string, string | undefined> {
  const path = join(cwd, environmentFile);
  return existsSync(path) ? { ...parseEnv(readFileSync(path, 'utf8')), ...environment } : { ...environment };
}
