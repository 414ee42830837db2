import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of a generated site that are the same for every list. */
export interface SiteAssets {
  script: string;
  style: string;
  noScriptStyle: string;
  icon: string;
}

const require = createRequire(import.meta.url);
const folder = new URL('../browser/', import.meta.url);

let loaded: Promise<SiteAssets> | undefined;

/**
 * The assets of generated sites. A checkout bundles the script of `src/browser/` at the first use.
 * In what npm publishes this module is another one, which has the same texts in it
 * (rolldown.config.ts).
 */
export function readSiteAssets(): Promise<SiteAssets> {
  loaded ??= buildSiteAssets();
  return loaded;
}

/** Bundles the script, with the licence of the library in it. The same source gives the same bytes. */
export async function buildSiteAssets(): Promise<SiteAssets> {
  const { build } = await import('rolldown');
  const { output } = await build({
    input: fileURLToPath(new URL('dom/main.ts', folder)),
    platform: 'browser',
    write: false,
    logLevel: 'warn',
    output: { format: 'esm', minify: true, codeSplitting: false },
  });
  // The licence of MiniSearch asks for its text in every copy.
  const license = readFileSync(join(dirname(require.resolve('minisearch')), '../../LICENSE.txt'), 'utf8').trim();
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
  return {
    script: `/*!\n${license}\n*/\n${output[0].code}`,
    style: read('site.css'),
    noScriptStyle: read('no-script.css'),
    icon: read('icon.svg'),
  };
}
