import { type Forge, isForgeError, type LineDates } from '../../forge/index.ts';
import type { ImportedList } from '../../list/import/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { findFirstDay } from '../shared/index.ts';

/**
 * Writes into new data files when the lines of their items came into the README. That an item was
 * edited since makes it younger; nothing tells the two apart.
 */
export async function addLineDays(
  forge: Forge,
  commit: string,
  source: SourceFile,
  imported: ImportedList,
): Promise<(file: SourceFile) => SourceFile> {
  const dates = await readDates(forge, commit, source.path);
  if (dates.length === 0) return (file) => file;
  const days = new Map(
    imported.entries.flatMap(({ path, line }) => {
      const day = findFirstDay(dates, line, line);
      return day === undefined ? [] : [[path, day]];
    }),
  );
  return ({ path, text }) => {
    const day = days.get(path);
    return { path, text: day === undefined || /^added:/m.test(text) ? text : insertDay(text, day) };
  };
}

/** At the place where `fmt` has it: notes and sources follow. */
function insertDay(text: string, day: string): string {
  const at = text.search(/^(?:note|sources):/m);
  return at < 0 ? `${text.trimEnd()}\nadded: ${day}\n` : `${text.slice(0, at)}added: ${day}\n${text.slice(at)}`;
}

async function readDates(forge: Forge, commit: string, path: string): Promise<LineDates[]> {
  try {
    return (await forge.readLineDates?.(commit, [path]))?.get(path) ?? [];
  } catch (error) {
    if (isForgeError(error)) return [];
    throw error;
  }
}
