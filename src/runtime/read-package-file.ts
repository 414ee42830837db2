import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Reads a file of a package that is not JavaScript, such as a WebAssembly module. The name must be
 * a literal: the bundler replaces it by the path of a copy (rolldown.config.ts).
 *
 * @param name - as in an import: `github-markdown-css`,
 * `@huacnlee/autocorrect/autocorrect_bg.wasm`.
 */
export function readPackageFile(name: string): Buffer<ArrayBuffer> {
  return readFileSync(require.resolve(name));
}
