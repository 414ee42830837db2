import { type Identity, identify } from '../../links/identify/index.ts';
import { fetchMetadata, type LinkMetadata } from '../../links/metadata/index.ts';
import { getService, hasRepositoryFacts } from '../../links/services/index.ts';
import { formatEntryFields } from '../../list/authoring/index.ts';
import type { LocatedEntry } from '../../list/index.ts';
import { getDisplayName } from '../../list/render/index.ts';
import { type Entry, licensePattern, resolveIdentifiers } from '../../list/schema/index.ts';
import type { Language } from '../../model/language.ts';
import type { SuggestedMetadata } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import type { JobContext } from '../shared/index.ts';

/** At most this many entries. Larger additions have a source of their own. */
const maxEnrichedEntries = 20;

export interface MetadataSources {
  /** Entries without a written title, whose name is a placeholder. */
  untitled?: ReadonlySet<LocatedEntry>;
  /** Verdicts on the entries' links. What they say of a repository is not asked for again. */
  links?: readonly CheckedLink[];
}

type MetadataFields = Parameters<typeof formatEntryFields>[0];

/**
 * Metadata that added entries lack and the owners of their identifiers know. For papers these are
 * title, authors, venue, year and DOI; for repositories the license. The stars of a repository are
 * shown, but not suggested. Only owners of identifiers that the entry itself names are asked.
 */
export async function suggestMetadata(
  added: readonly LocatedEntry[],
  language: Language,
  context: JobContext,
  { untitled = new Set(), links = [] }: MetadataSources = {},
): Promise<SuggestedMetadata[]> {
  const gone = new Set(links.flatMap(({ identity, verdict }) => (verdict === 'gone' ? [identity] : [])));
  const wanted = added.slice(0, maxEnrichedEntries).flatMap((located) => {
    const identity = findMetadataSource(located.entry);
    return identity && !gone.has(identity.key) && (untitled.has(located) || lacksMetadata(located.entry))
      ? [{ located, identity }]
      : [];
  });
  if (wanted.length === 0) return [];
  const metadataByIdentity = collectKnownMetadata(links);
  const unknown = wanted.flatMap(({ identity }) => (metadataByIdentity.has(identity.key) ? [] : [identity]));
  for (const [key, metadata] of await fetchMetadata(unknown, context)) metadataByIdentity.set(key, metadata);
  return wanted.flatMap(({ located, identity }): SuggestedMetadata[] => {
    const metadata = metadataByIdentity.get(identity.key);
    if (!metadata) return [];
    const title = untitled.has(located) && metadata.title !== undefined ? { title: metadata.title } : {};
    const fields: MetadataFields = { ...title, ...pickMissingFields(located.entry, metadata, identity) };
    const { stars } = metadata;
    if (Object.keys(fields).length === 0 && !stars) return [];
    const { file, line, entry } = located;
    return [
      {
        name: getDisplayName(entry, language),
        file,
        line,
        source: metadata.source,
        id: identity.id,
        url: identity.url,
        fields: Object.keys(fields),
        yaml: Object.keys(fields).length === 0 ? '' : formatEntryFields(fields),
        ...(stars ? { stars: { count: stars, on: new Date(context.clock.now()).toISOString().slice(0, 10) } } : {}),
      },
    ];
  });
}

/** What the check of a repository's link has found out about it. */
function collectKnownMetadata(links: readonly CheckedLink[]): Map<string, LinkMetadata> {
  return new Map(
    links.flatMap(({ identity, evidence: { facts } }): [string, LinkMetadata][] => {
      if (facts?.stars === undefined || facts.license === undefined) return [];
      const license = facts.license === null || facts.license === 'other' ? {} : { license: facts.license };
      return [[identity, { source: 'GitHub', stars: facts.stars, ...license }]];
    }),
  );
}

/**
 * Which services to ask: for a paper its publisher before its preprint, for everything else its
 * repository.
 */
function findMetadataSource(entry: Entry): Identity | undefined {
  const links = entry.links.map(({ role, url }) => ({ role, identity: identify(url) }));
  if (entry.kind !== 'paper') {
    const own = links.filter(({ role }) => role === 'code' || role === 'data' || role === 'homepage');
    return own.find(({ identity }) => hasRepositoryFacts(identity) && /^[^/]+\/[^/]+$/.test(identity.id))?.identity;
  }
  const papers = links.filter(({ role }) => role === 'paper').map(({ identity }) => identity);
  const all = [...resolveIdentifiers(entry), ...papers].filter(({ service }) => getService(service).metadata !== undefined);
  return all.find(({ service }) => !getService(service).preprints) ?? all[0];
}

const lacksMetadata = (entry: Entry): boolean =>
  entry.kind === 'paper'
    ? [entry.authors, entry.year, entry.venue, entry.identifiers].some((field) => field === undefined)
    : (entry.license === undefined || entry.license === 'not-stated') &&
      entry.licenses === undefined &&
      !isContested(entry, 'license');

/**
 * True when a source of the entry says otherwise about a field. The author has weighed it, so what
 * a repository states is not offered against it.
 */
const isContested = (entry: Entry, field: string): boolean =>
  (entry.sources ?? []).some(({ fields, says }) => says !== undefined && (fields?.includes(field) ?? false));

function pickMissingFields(entry: Entry, metadata: LinkMetadata, identity: Identity): MetadataFields {
  if (entry.kind !== 'paper') {
    return metadata.license !== undefined && licensePattern.test(metadata.license) ? { license: metadata.license } : {};
  }
  const { authors, venue, year } = metadata;
  const fields: MetadataFields = {};
  if (entry.authors === undefined && authors) fields.authors = authors;
  if (entry.venue === undefined && venue !== undefined && !isContested(entry, 'venue')) fields.venue = venue;
  if (entry.year === undefined && year !== undefined && !isContested(entry, 'year')) fields.year = year;
  const field = getService(identity.service).identifier?.field;
  const doi = metadata.doi === undefined ? {} : { doi: metadata.doi };
  const identifiers = { ...doi, ...(field === undefined || field in doi ? {} : { [field]: identity.id }) };
  if (entry.identifiers === undefined && Object.keys(identifiers).length > 0) fields.identifiers = identifiers;
  return fields;
}
