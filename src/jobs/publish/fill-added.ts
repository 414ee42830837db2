import { type Forge, isForgeError, type LineDates } from '../../forge/index.ts';
import { editLinks, type LinkEdit } from '../../list/authoring/index.ts';
import type { LocatedEntry, ParsedList } from '../../list/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { findFirstDay } from '../shared/index.ts';

/** Files whose history one run reads: a list with more gets the rest after the next push. */
const maxFiles = 200;

/**
 * Writes into entries without `added` when they came, by the history of their lines. An entry is
 * left alone where that is not known, or where its file cannot be edited safely.
 * @returns the files that change.
 */
export async function fillAddedDates(
  forge: Forge,
  commit: string,
  list: ParsedList,
  files: readonly SourceFile[],
): Promise<SourceFile[]> {
  const undated = list.entries.filter(({ entry, isValid }) => isValid && entry.added === undefined && entry.links.length > 0);
  const byFile = new Map([...Map.groupBy(undated, ({ file }) => file)].slice(0, maxFiles));
  if (byFile.size === 0) return [];
  const dates = await readDates(forge, commit, [...byFile.keys()]);
  return files.flatMap((file) => {
    const edits = (byFile.get(file.path) ?? []).flatMap((located) => buildEdit(located, dates.get(file.path) ?? []));
    if (edits.length === 0) return [];
    const { text } = editLinks(file, edits);
    return text === file.text ? [] : [{ path: file.path, text }];
  });
}

function buildEdit({ line, endLine, sourceMap }: LocatedEntry, dates: readonly LineDates[]): LinkEdit[] {
  const day = findFirstDay(dates, line, endLine);
  return day === undefined ? [] : [{ type: 'added', value: day, position: sourceMap.locate(['links', 0, 'url']) }];
}

/** Nothing is lost when the forge refuses: the days are asked for again after the next push. */
async function readDates(forge: Forge, commit: string, paths: readonly string[]): Promise<Map<string, LineDates[]>> {
  try {
    return (await forge.readLineDates?.(commit, paths)) ?? new Map();
  } catch (error) {
    if (isForgeError(error)) return new Map();
    throw error;
  }
}
