import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Defers the loading of a package to its first use, because loading is most of what a short command
 * costs.
 *
 * For packages and modules of Node only; our own modules are loaded lazily by `import()`. The name
 * must be a literal: the bundler replaces it by the path of a file of its own (rolldown.config.ts).
 *
 * @typeParam T - the type of the package, as in `lazyRequire<typeof import('zod')>('zod')`.
 * @returns a function that returns the package, loaded once.
 */
export function lazyRequire<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= require(name) as T;
    return loaded;
  };
}
