import { type Identity, identify } from '../links/identify.ts';
import { type Metadata, metadataOf } from '../links/metadata/metadata.ts';
import type { Entry } from '../list/entry.ts';
import { licensePattern } from '../list/patterns.ts';
import type { PlacedEntry } from '../list/read.ts';
import { nameOf } from '../list/render/sort.ts';
import { identitiesOfIdentifiers } from '../list/rules/links.ts';
import { writeFields } from '../list/write.ts';
import type { Offer } from '../report/review.ts';
import type { Language } from '../report/words.ts';
import type { JobTools } from './tools.ts';

/** Entries that are looked after: who adds more has a source of their own. */
const most = 20;

type Fields = Parameters<typeof writeFields>[0];

/**
 * What the owners of identifiers say that added entries do not: title, authors, venue, year and DOI of papers, the licence of what lives
 * in a repository, and how many stars it has today, which is told and not written. Only what is missing is offered, and only by whoever
 * owns an identifier that the entry itself names.
 * @param untitled entries whose title is not written: what stands in its place is no more than a name for it.
 */
export async function offersFor(
  added: readonly PlacedEntry[],
  language: Language,
  tools: JobTools,
  untitled: ReadonlySet<PlacedEntry> = new Set(),
): Promise<Offer[]> {
  const wanted = added.slice(0, most).flatMap((placed) => {
    const identity = sourceOf(placed.entry);
    return identity && (untitled.has(placed) || lacks(placed.entry)) ? [{ placed, identity }] : [];
  });
  if (wanted.length === 0) return [];
  const said = await metadataOf(
    wanted.map(({ identity }) => identity),
    tools,
  );
  return wanted.flatMap(({ placed, identity }): Offer[] => {
    const metadata = said.get(identity.key);
    if (!metadata) return [];
    const title = untitled.has(placed) && metadata.title !== undefined ? { title: metadata.title } : {};
    const fields: Fields = { ...title, ...missing(placed.entry, metadata, identity) };
    const { stars } = metadata;
    if (Object.keys(fields).length === 0 && !stars) return [];
    const { file, line, entry } = placed;
    return [
      {
        name: nameOf(entry, language),
        file,
        line,
        source: metadata.source,
        id: identity.id,
        url: identity.url,
        fields: Object.keys(fields),
        yaml: Object.keys(fields).length === 0 ? '' : writeFields(fields),
        ...(stars ? { stars: { count: stars, on: new Date(tools.clock.now()).toISOString().slice(0, 10) } } : {}),
      },
    ];
  });
}

/** Who is asked: of a paper its publisher before its preprint; of other things the repository that they are. */
function sourceOf(entry: Entry): Identity | undefined {
  const links = entry.links.map(({ role, url }) => ({ role, identity: identify(url) }));
  if (entry.kind !== 'paper') {
    const own = links.filter(({ role }) => role === 'code' || role === 'data' || role === 'homepage');
    return own.find(({ identity }) => identity.service === 'github' && /^[^/]+\/[^/]+$/.test(identity.id))?.identity;
  }
  const named = identitiesOfIdentifiers(entry).map(({ key }) => key);
  const papers = links.filter(({ role }) => role === 'paper').map(({ identity }) => identity);
  const byIdentifier = Object.entries(addresses).flatMap(([field, address]) => {
    const id = entry.identifiers?.[field as keyof typeof addresses];
    const identity = id === undefined ? undefined : identify(address(id));
    return identity && named.includes(identity.key) ? [identity] : [];
  });
  const all = [...byIdentifier, ...papers];
  return all.find(({ service }) => service === 'doi') ?? all.find(({ service }) => service === 'arxiv');
}

const addresses = {
  doi: (id: string) => `https://doi.org/${id}`,
  arxiv: (id: string) => `https://arxiv.org/abs/${id}`,
};

const lacks = (entry: Entry): boolean =>
  entry.kind === 'paper'
    ? [entry.authors, entry.year, entry.venue, entry.identifiers].some((field) => field === undefined)
    : entry.license === undefined || entry.license === 'not-stated';

function missing(entry: Entry, said: Metadata, identity: Identity): Fields {
  if (entry.kind !== 'paper') {
    return said.license !== undefined && licensePattern.test(said.license) ? { license: said.license } : {};
  }
  const { authors, venue, year } = said;
  const fields: Fields = {};
  if (entry.authors === undefined && authors) fields.authors = authors;
  if (entry.venue === undefined && venue !== undefined) fields.venue = venue;
  if (entry.year === undefined && year !== undefined) fields.year = year;
  const doi = said.doi ?? (identity.service === 'doi' ? identity.id : undefined);
  const arxiv = identity.service === 'arxiv' ? identity.id : undefined;
  if (entry.identifiers === undefined && (doi ?? arxiv) !== undefined) {
    fields.identifiers = { ...(doi === undefined ? {} : { doi }), ...(arxiv === undefined ? {} : { arxiv }) };
  }
  return fields;
}
