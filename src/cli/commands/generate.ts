import { getMessages } from '../../messages/index.ts';
import { generateReferenceFiles } from '../../report/reference/index.ts';
import { readOptionalFile, writeRepositoryFile } from '../files/index.ts';
import { generateCliPages, generateErrorsPage, type HelpSource } from '../reference/index.ts';
import { type CommonOptions, exitCodes, packageRoot, printJson, type Terminal } from '../terminal/index.ts';

export interface GenerateOptions extends CommonOptions {
  check?: boolean;
}

/**
 * `listkeeper generate`: the files of this repository that are made from its code (schema,
 * reference pages).
 */
export async function runGenerate(_: undefined, options: GenerateOptions, terminal: Terminal, help: HelpSource): Promise<number> {
  const files = [...generateReferenceFiles(), ...generateCliPages(help), generateErrorsPage()];
  const stale = files.filter((file) => readOptionalFile(packageRoot, file.path)?.text !== file.text);
  if (!options.check) for (const file of stale) writeRepositoryFile(packageRoot, file);
  const paths = stale.map(({ path }) => path);
  const { written, generate } = getMessages(options.language).commandResults;
  if (options.format === 'json') printJson(terminal, { stale: paths });
  else for (const path of paths) terminal.out(`${options.check ? generate.stale({ path }) : written({ path })}\n`);
  return options.check && stale.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}
