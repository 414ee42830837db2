import type { Identity } from '../../../links/identify/index.ts';
import { isPaper } from '../../../links/services/index.ts';
import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { type Link, resolveIdentifiers } from '../../schema/index.ts';
import { createFinding, type FieldPath } from '../../yaml/index.ts';
import { areParts, findUnrelatedPair, formatPair, type RelatedEntries } from './related-entries.ts';

/** More entries than this with one paper are the parts of a collection, or cite a survey. */
const maxHolders = 3;

interface PaperClaim {
  located: LocatedEntry;
  path: FieldPath;
  key: string;
}

/**
 * Two unrelated entries that name one paper as theirs. A list of papers is left out: there it is a
 * duplicate. So are entries of which both are related to a third, and those of one account: the
 * same people may well describe two things in one paper.
 * @param reportedPairs pairs that have another finding; those found are added.
 */
export function findSharedPapers(
  entries: readonly LocatedEntry[],
  related: RelatedEntries,
  isNew: (located: LocatedEntry) => boolean,
  { identifyLink, reportedPairs }: { identifyLink: (link: Link) => Identity; reportedPairs: Set<string> },
): Finding[] {
  const claims = entries.flatMap((located) => listPapers(located, identifyLink));
  return [...Map.groupBy(claims, ({ key }) => key).values()].flatMap((holders) => {
    if (holders.length < 2 || holders.length > maxHolders) return [];
    const found = findUnrelatedPair(holders, ({ located: a }, { located: b }) => {
      const owners = listOwners(a, identifyLink);
      return !listOwners(b, identifyLink).some((owner) => owners.includes(owner)) && isUnrelated(a, b, related);
    });
    if (found === undefined) return [];
    const [first, second] = found;
    const pair = formatPair(first.located, second.located);
    if (reportedPairs.has(pair)) return [];
    reportedPairs.add(pair);
    const [own, twin] = isNew(first.located) && !isNew(second.located) ? [first, second] : [second, first];
    return [createPaperFinding(own, twin)];
  });
}

const isUnrelated = (a: LocatedEntry, b: LocatedEntry, related: RelatedEntries): boolean =>
  !related.has(a, b) && !areParts(a, b) && !related.haveCommon(a, b);

/** The accounts at code and model hosts that an entry links to. */
function listOwners({ entry }: LocatedEntry, identifyLink: (link: Link) => Identity): string[] {
  return entry.links.flatMap((link) => accountPattern.exec(identifyLink(link).key)?.[1]?.toLowerCase() ?? []);
}

const accountPattern =
  /^(?:github:|gitee:|gitlab:gitlab\.com\/|hugging-face:|modelscope:)(?:(?:datasets|models|spaces)\/)?([^/:]+)\//;

/** The papers of an entry that is no paper itself; each once. */
function listPapers(located: LocatedEntry, identifyLink: (link: Link) => Identity): PaperClaim[] {
  const { entry, markdown } = located;
  if (entry.kind === 'paper' || entry.kind === 'article' || markdown !== undefined) return [];
  const links = entry.links.flatMap((link, index): PaperClaim[] => {
    const identity = identifyLink(link);
    const { key } = identity;
    // A page of a publisher's own may be the table of contents of a volume.
    return link.role === 'paper' && isPaper(identity) ? [{ located, path: ['links', index, 'url'], key }] : [];
  });
  const identifiers = resolveIdentifiers(entry).flatMap((identity): PaperClaim[] =>
    isPaper(identity) ? [{ located, path: ['identifiers', identity.field], key: identity.key }] : [],
  );
  return [...new Map([...identifiers, ...links].map((claim) => [claim.key, claim])).values()];
}

function createPaperFinding({ located, path, key }: PaperClaim, twin: PaperClaim): Finding {
  const { file, id, sourceMap } = twin.located;
  return createFinding(located.sourceMap, path, {
    code: 'shared-paper',
    severity: 'notice',
    found: key.slice(key.indexOf(':') + 1),
    twin: { file, line: sourceMap.locate(twin.path).line, entry: id, by: key },
  });
}
