import type { SourceFile } from '../../model/finding.ts';
import type { EntryFacts, FactIndex } from '../../model/repository-facts.ts';
import type { ParsedList } from '../read-list.ts';
import type { Settings } from '../schema/index.ts';
import { parseFactsFile } from './facts-file.ts';
import { findRepository, getRepositoryName } from './find-repository.ts';

/**
 * Adds to a list what its facts file says. A line about another repository than the entry has now
 * is left out. A file that can't be read is a finding, since outputs would lose what they show.
 * @param files of the repository, the facts file among them where it exists.
 */
export function readListFacts(list: ParsedList, files: readonly SourceFile[], settings: Pick<Settings, 'facts'>): ParsedList {
  const path = settings.facts.file;
  if (path === undefined) return list;
  const file = files.find((each) => each.path === path);
  const known = file === undefined ? new Map<string, EntryFacts>() : parseFactsFile(file.text);
  if (known === undefined) {
    const finding = { code: 'facts-broken', severity: 'error', file: path, line: 1, column: 1 } as const;
    return { ...list, facts: new Map(), findings: [...list.findings, finding] };
  }
  return { ...list, facts: selectCurrentFacts(list, known) };
}

/** The facts whose repository is still the one of the entry. */
function selectCurrentFacts({ entries }: ParsedList, known: FactIndex): FactIndex {
  const current = new Map<string, EntryFacts>();
  for (const { id, entry } of entries) {
    const facts = known.get(id);
    const repository = facts && findRepository(entry);
    if (repository && getRepositoryName(repository).toLowerCase() === facts.repository.toLowerCase()) current.set(id, facts);
  }
  return current;
}
