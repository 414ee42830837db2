import type { NewEntryDraft } from '../../list/authoring/index.ts';
import type { LocatedEntry } from '../../list/index.ts';
import { getDisplayName } from '../../list/render/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { EntriesByIdentity } from '../../list/validate/index.ts';
import type { ExistingEntry } from '../../report/submission/index.ts';
import { encodeUrlPath } from '../../text/escape/url-text.ts';

/** The entries of the list that a suggested one repeats, or shares its link with. */
export interface ExistingEntries {
  /** The same resource. */
  twins: LocatedEntry[];
  /** Others with the same link: a paper of which it is the code, an entry of another kind. */
  related: LocatedEntry[];
}

/**
 * Finds them. An entry with the same address is a twin, whatever kind was guessed. A kind that the
 * author chose may differ on purpose: then the rules of the list decide.
 */
export function findExistingEntries(
  draft: NewEntryDraft,
  entries: readonly LocatedEntry[],
  { sameAddress, isKindGuessed }: { sameAddress: EntriesByIdentity; isKindGuessed: boolean },
): ExistingEntries {
  const certain = new Set(
    draft.findings.flatMap(({ code, twin, severity }) => (twin && isDuplicate(code, severity) ? [twin.entry] : [])),
  );
  const isTwin = (located: LocatedEntry) => certain.has(located.id) || (isKindGuessed && sameAddress.same.includes(located));
  const twins = entries.filter(isTwin);
  const related = [...sameAddress.same, ...sameAddress.others].filter((located) => !twins.includes(located));
  return { twins, related };
}

const isDuplicate = (code: string, severity: string) =>
  (code === 'duplicate-identity' && severity === 'error') || code === 'duplicate-title';

/** At most this many are named in a comment. */
const maxNamed = 5;

/** Entries as the comment names them. */
export const describeEntries = (
  entries: readonly LocatedEntry[],
  { blobUrl, language }: { blobUrl: string; language: Settings['language'] },
): ExistingEntry[] =>
  entries.slice(0, maxNamed).map(({ id, file, line, entry }) => ({
    id,
    name: getDisplayName(entry, language),
    url: `${blobUrl}/${encodeUrlPath(file)}#L${line}`,
  }));
