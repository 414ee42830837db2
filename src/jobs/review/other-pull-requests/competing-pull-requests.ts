import type { OpenPullRequestFiles } from '../../../forge/index.ts';
import { type LocatedEntry, readList } from '../../../list/index.ts';
import { getDisplayName } from '../../../list/render/index.ts';
import type { Settings } from '../../../list/schema/index.ts';
import { findDuplicates } from '../../../list/validate/index.ts';
import type { SourceFile } from '../../../model/finding.ts';
import type { CompetingEntry } from '../../../model/review.ts';

/**
 * The entries of another pull request. Of a README only its new lines are read, because most of it
 * is the list of today.
 */
function readOpenChange(
  files: readonly SourceFile[],
  listFile: SourceFile | undefined,
  settings: Settings,
): readonly LocatedEntry[] {
  const { source } = settings;
  if (source === undefined) return readList([...(listFile ? [listFile] : []), ...files], settings).entries;
  const known = new Set(listFile?.text.split('\n'));
  const added = files.flatMap(({ path, text }) => (path === source ? text.split('\n').filter((line) => !known.has(line)) : []));
  return readList([{ path: source, text: `# List\n\n## New\n\n${added.join('\n')}\n` }], settings).entries;
}

/**
 * Entries that other open pull requests add too, by identity or by title, so that maintainers know
 * before they merge. A hint that blocks nobody, because either of the two may be merged.
 */
export function findCompetingPullRequests(
  added: readonly LocatedEntry[],
  openChanges: readonly OpenPullRequestFiles[],
  listFile: SourceFile | undefined,
  settings: Settings,
): CompetingEntry[] {
  const candidates = new Map<string, { change: OpenPullRequestFiles; located: LocatedEntry }>();
  for (const change of openChanges) {
    for (const located of readOpenChange(change.files, listFile, settings)) {
      // Two pull requests may add files with the same name, so each file gets a unique one.
      const file = `#${change.number}/${located.file}`;
      candidates.set(`${file}:${located.line}`, {
        change,
        located: { ...located, file, sourceMap: { ...located.sourceMap, file } },
      });
    }
  }
  const others = [...candidates.values()].map(({ located }) => located);
  const isOurs = (located: LocatedEntry) => added.includes(located);
  return added.flatMap((entry): CompetingEntry[] => {
    const found = findDuplicates([...others, entry], isOurs).filter(({ file }) => file === entry.file);
    return found.flatMap(({ twin }) => {
      const rival = [...candidates.values()].find(({ located }) => located.file === twin?.file && located.id === twin.entry);
      if (!rival || !twin) return [];
      const { number, url } = rival.change;
      return [
        {
          name: getDisplayName(entry.entry, settings.language),
          file: entry.file,
          line: entry.line,
          pull: number,
          url,
          matchedBy: twin.by,
        },
      ];
    });
  });
}
