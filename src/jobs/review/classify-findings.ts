import type { ChangedFile } from '../../forge/index.ts';
import type { Finding } from '../../model/finding.ts';
import { listChangedPaths } from '../shared/index.ts';

/** The findings after a merge: introduced by the pull request, or pre-existing. */
export interface ClassifiedFindings {
  /** With their lines after the merge. */
  introduced: Finding[];
  /** Still there after the merge, with their lines in the base. */
  preExisting: Finding[];
}

/**
 * Divides the findings into introduced and pre-existing ones. A finding is recognised by its
 * subject and not by its line. So added lines, a new link before it or a renamed file do not make
 * it new. Equal findings are counted: of three where there were two, the last is new.
 */
export function classifyFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  changes: readonly ChangedFile[],
): ClassifiedFindings {
  const names = collectRenames(changes);
  const known = Map.groupBy(before, (finding) => fingerprintFinding(finding, names));
  const touched = listChangedPaths(changes);
  const classified: ClassifiedFindings = { introduced: [], preExisting: [] };
  for (const finding of after) {
    const same = known.get(fingerprintFinding(finding, names))?.shift();
    if (same) classified.preExisting.push(same);
    else if (isConflictBetweenUntouched(finding, touched)) classified.preExisting.push(finding);
    else classified.introduced.push(finding);
  }
  return classified;
}

/**
 * A conflict between two untouched entries is pre-existing, even if it only shows up now because a
 * new entry changed which pair is compared.
 */
export function isConflictBetweenUntouched({ file, twin }: Finding, touched: ReadonlySet<string>): boolean {
  return twin !== undefined && !touched.has(file) && !touched.has(twin.file);
}

/** Old names by new ones: of files, and of the entries that take their id from their file. */
interface RenameMaps {
  files: Map<string, string>;
  entries: Map<string, string>;
}

function collectRenames(changes: readonly ChangedFile[]): RenameMaps {
  const moved = changes.flatMap(({ path, previousPath }) => (previousPath ? [[path, previousPath] as const] : []));
  return { files: new Map(moved), entries: new Map(moved.map(([now, then]) => [getFileStem(now), getFileStem(then)])) };
}

/** File name without folder and extension: the default id of its entry. */
export const getFileStem = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/i, '');

function fingerprintFinding({ code, file, entry, field, found, twin }: Finding, names: RenameMaps): string {
  const previousId = (id: string) => names.entries.get(id) ?? id;
  const subject = entry === undefined ? `file ${names.files.get(file) ?? file}` : `entry ${previousId(entry)}`;
  // A conflict is the same from either side. The order of the files decides which entry reports it.
  if (twin) return JSON.stringify([code, twin.by, ...[subject, `entry ${previousId(twin.entry)}`].sort()]);
  // `links.0.code` becomes `links.code`, because an added link shifts the index.
  return JSON.stringify([code, subject, field?.replace(/\.\d+(?=\.|$)/g, ''), found]);
}

/**
 * Reports a conflict at the entry that the pull request changes, because its author can not change
 * the other one.
 * @param isTouched whether the pull request changes an entry of a file.
 */
export function relocateToTouchedEntry(
  finding: Finding,
  isTouched: (file: string, entry: string | undefined) => boolean,
): Finding {
  const { twin } = finding;
  if (!twin || isTouched(finding.file, finding.entry) || !isTouched(twin.file, twin.entry)) return finding;
  const { endLine: _endLine, endColumn: _endColumn, fix: _fix, field: _field, ...rest } = finding;
  return {
    ...rest,
    file: twin.file,
    line: twin.line,
    column: 1,
    entry: twin.entry,
    twin: { file: finding.file, line: finding.line, entry: finding.entry ?? getFileStem(finding.file), by: twin.by },
  };
}
