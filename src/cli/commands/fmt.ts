import { type FixedFiles, fixFiles, formatFile } from '../../list/authoring/index.ts';
import { readList } from '../../list/index.ts';
import { validateList } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
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

/** A fix may make room for another one: a field under its right name has its value checked. */
const maxRounds = 3;

function fixList({ files, list, settings }: ListFolder): FixedFiles {
  const changed = new Map<string, SourceFile>();
  let fixes = 0;
  let present = list;
  for (let round = 0; round < maxRounds; round += 1) {
    const latest = files.map((file) => changed.get(file.path) ?? file);
    const result = fixFiles(latest, validateList(present), settings);
    if (result.files.length === 0) break;
    fixes += result.fixes;
    for (const file of result.files) changed.set(file.path, file);
    present = readList(
      files.map((file) => changed.get(file.path) ?? file),
      settings,
    );
  }
  return { files: [...changed.values()], fixes };
}

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
