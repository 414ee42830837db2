import { type FixedFiles, fixFiles, formatFile } from '../../list/authoring/index.ts';
import { validateList } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import { evenLineEnds } from '../../text/line-ends.ts';
import { toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface FmtOptions extends CommonOptions {
  check?: boolean;
  fix?: boolean;
}

/**
 * `listkeeper fmt [dir]`: formats the data files; with `fix`, also applies the exact fixes of
 * findings, like the bot's `/listkeeper fix`. With `check`, writes nothing; exit code 1 when a file
 * would change.
 */
export async function runFmt(dir: string | undefined, options: FmtOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd, { allowsReadme: options.fix === true });
  const { files: changed, fixes } = options.fix ? fixList(folder) : { files: formatList(folder), fixes: 0 };
  if (!options.check) for (const file of changed) writeRepositoryFile(folder.root, file);
  const paths = changed.map((file) => toDisplayPath(folder.root, file.path, terminal.cwd));
  if (options.format === 'json')
    printJson(terminal, { changed: paths, files: folder.files.length, ...(options.fix ? { fixes } : {}) });
  else terminal.out(formatResult(paths, { files: folder.files.length, fixes }, options));
  return options.check && changed.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

const formatList = ({ files, settings }: ListFolder) =>
  files.flatMap((file) => {
    const formatted = formatFile(file, settings.data);
    // Git on Windows may write other line ends.
    return formatted.text === evenLineEnds(file.text) ? [] : [formatted];
  });

const fixList = ({ files, list, settings }: ListFolder): FixedFiles => fixFiles(files, validateList(list), settings);

function formatResult(
  paths: readonly string[],
  { files, fixes }: { files: number; fixes: number },
  { check, fix, language }: FmtOptions,
): string {
  const words = getMessages(language).commandResults.fmt;
  const lines = paths.map((path) =>
    check ? words.unformatted({ path }) : fix ? words.changed({ path }) : words.formatted({ path }),
  );
  const counts = { files, changed: paths.length, fixes };
  const done = fix ? words.fixed(counts) : words.done(counts);
  const tally = paths.length === 0 ? words.nothingToDo({ files }) : check ? words.toDo({ ...counts, fix: fix === true }) : done;
  return [...lines, tally, ''].join('\n');
}
