import { identify } from '../../../../links/identify/index.ts';
import type { Entry, Paper } from '../../../schema/index.ts';
import { isJournal } from './detect-journal.ts';

export type PaperEntry = Paper & Entry;

/** What every citation format says of a paper, in its own words. */
export interface PaperDescription {
  type: 'preprint' | 'journal' | 'proceedings';
  venue: string | undefined;
  doi: string | undefined;
  arxiv: string | undefined;
  pmid: string | undefined;
  url: string | undefined;
}

/** Describes the publication that a paper is cited by. */
export function describePaper(paper: PaperEntry): PaperDescription {
  const identifiers = paper.identifiers ?? {};
  // The preprint of a journal article may be known by its second publication only. A DOI belongs to
  // one publication, so the second one's stays out.
  const [arxiv, pmid] = (['arxiv', 'pmid'] as const).map(
    (name) => identifiers[name] ?? paper.publications?.find((other) => other.identifiers?.[name])?.identifiers?.[name],
  );
  const venue = paper.venue === undefined || /^arxiv\b/i.test(paper.venue) ? undefined : paper.venue;
  const type = venue === undefined ? 'preprint' : isJournal(venue, identifiers) ? 'journal' : 'proceedings';
  const url = paper.links.find(({ role }) => role === 'paper')?.url ?? paper.links[0]?.url;
  return { type, venue, doi: identifiers.doi, arxiv, pmid, url: url && identify(url).url };
}
