import { formatFile } from '../../list/authoring/index.ts';
import { getMessages } from '../../messages/index.ts';
import { evenLineEnds } from '../../text/line-ends.ts';
import { toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import { openListFolder } from '../list/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface FmtOptions extends CommonOptions {
  check?: boolean;
}

/**
 * `listkeeper fmt [dir]`: formats the data files. With `check`, writes nothing; exit code 1 when a
 * file is not formatted.
 */
export async function runFmt(dir: string | undefined, options: FmtOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd);
  const changed = folder.files.flatMap((file) => {
    const formatted = formatFile(file);
    // Git on Windows may write other line ends.
    return formatted.text === evenLineEnds(file.text) ? [] : [formatted];
  });
  if (!options.check) for (const file of changed) writeRepositoryFile(folder.root, file);
  const paths = changed.map((file) => toDisplayPath(folder.root, file.path, terminal.cwd));
  if (options.format === 'json') printJson(terminal, { changed: paths, files: folder.files.length });
  else terminal.out(formatResult(paths, folder.files.length, options));
  return options.check && changed.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

function formatResult(paths: readonly string[], files: number, { check, language }: FmtOptions): string {
  const words = getMessages(language).commandResults.fmt;
  const lines = paths.map((path) => (check ? words.unformatted({ path }) : words.formatted({ path })));
  const counts = { files, changed: paths.length };
  const tally = paths.length === 0 ? words.nothingToDo({ files }) : check ? words.toDo(counts) : words.done(counts);
  return [...lines, tally, ''].join('\n');
}
