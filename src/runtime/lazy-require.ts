import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A package that is loaded when it is first used, not when the program starts: what a run has no use for costs it nothing, and most of what a short
 * command takes is loading. Takes the name, and the type of what the package gives, as in `late<typeof import('zod')>('zod')`; returns what gives the
 * package, the same each time. For packages and parts of Node alone: modules of our own are loaded late by `import()`.
 */
export function lazyRequire<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= require(name) as T;
    return loaded;
  };
}
