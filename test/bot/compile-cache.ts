import { flushCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Where Node keeps what it compiled, as the launcher does: a program that a test begins starts in
 * half the time.
 */
export const compileCacheEnvironment = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'node'),
};

/** Writes it down now: a program that is killed would not. */
export const saveCompileCache = () => flushCompileCache();
