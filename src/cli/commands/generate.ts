import { generateReferenceFiles } from '../../report/reference/index.ts';
import { generateCliReference } from '../cli-reference.ts';
import { readOptionalFile } from '../files/index.ts';
import { printJson } from '../output/index.ts';
import { type CommonOptions, exitCodes, packageRoot, type Terminal } from '../terminal/index.ts';
import { writeRepositoryFile } from './render.ts';

export interface GenerateOptions extends CommonOptions {
  check?: boolean;
}

/** `listkeeper generate`: the files of this repository that are made from its code (schema, reference pages). */
export async function runGenerate(options: GenerateOptions, terminal: Terminal): Promise<number> {
  const stale = [...generateReferenceFiles(), generateCliReference()].filter(
    (file) => readOptionalFile(packageRoot, file.path)?.text !== file.text,
  );
  if (!options.check) for (const file of stale) writeRepositoryFile(packageRoot, file);
  const paths = stale.map((file) => file.path);
  if (options.format === 'json') printJson(terminal, { stale: paths });
  else if (!options.check) terminal.out(paths.map((path) => `${path}: written\n`).join(''));
  else for (const path of paths) terminal.out(`${path}: not up to date; run npm run generate\n`);
  return options.check && stale.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}
