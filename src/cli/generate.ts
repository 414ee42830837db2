import { generatedFiles } from '../report/generated.ts';
import { commandPage } from './command-page.ts';
import { readIfThere } from './files.ts';
import { printJson } from './findings.ts';
import { write } from './render.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes } from './usage-error.ts';
import { packageRoot } from './version.ts';

export interface GenerateOptions extends CommonOptions {
  check?: boolean;
}

/** `listkeeper generate`: the files of this repository that are made from its code (schema, reference pages). */
export async function generate(options: GenerateOptions, terminal: Terminal): Promise<number> {
  const stale = [...generatedFiles(), commandPage()].filter((file) => readIfThere(packageRoot, file.path)?.text !== file.text);
  if (!options.check) for (const file of stale) write(packageRoot, file);
  const paths = stale.map((file) => file.path);
  if (options.format === 'json') printJson(terminal, { stale: paths });
  else if (!options.check) terminal.out(paths.map((path) => `${path}: written\n`).join(''));
  else for (const path of paths) terminal.out(`${path}: not up to date; run npm run generate\n`);
  return options.check && stale.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}
