import type { InlineLine } from '../../read/index.ts';
import type { EntryFacts } from './extract-facts.ts';

/** A venue and a year in brackets before the name of a paper: `[**ICML 2023**] Title`. */
const citationPattern =
  /^\s*[[(【]\s*(\p{L}[^\][()【】]{0,80}?)(?:[,，]\s*|\s+)['’]?((?:19|20)\d{2})(?:[./-]\d{1,4})*\s*[\])】]\s*[.:：]?\s*(?=\S)/u;

/** Where things are, not where they were published. */
const noVenuePattern = /^(?:github|gitlab|blog|web ?site|link|hugging ?face|book|preprint|since|updated?|in)$/i;

/**
 * Splits a citation from the beginning of the first line of an entry. Its words stay in the
 * template, so the name can follow it.
 */
export function extractCitation(head: InlineLine): { citation?: EntryFacts; rest: InlineLine } {
  const first = head.findIndex((node) => node.type !== 'text' || node.text.trim() !== '');
  const node = head[first];
  if (node?.type !== 'text') return { rest: head };
  const [found, venue = '', year] = citationPattern.exec(node.text) ?? [];
  if (found === undefined) {
    const isAlone =
      /^\s*[[(【]\s*(\p{L}[^\][()【】]{0,80}?)(?:[,，]\s*|\s+)['’]?((?:19|20)\d{2})(?:[./-]\d{1,4})*\s*[\])】]\s*$/u.exec(
        node.text,
      );
    // Before a link, the link has the name.
    if (isAlone === null || head[first + 1]?.type !== 'link') return { rest: head };
    return { citation: toFacts(isAlone[1] ?? '', isAlone[2]), rest: head.slice(first + 1) };
  }
  const { strong, ...words } = node;
  const rest = { ...words, text: node.text.slice(found.length) };
  const own = strong !== undefined && rest.text.includes(strong) ? { strong } : {};
  return { citation: toFacts(venue, year), rest: [{ ...rest, ...own }, ...head.slice(first + 1)] };
}

const toFacts = (venue: string, year: string | undefined): EntryFacts => ({
  ...(noVenuePattern.test(venue.trim()) ? {} : { venue: venue.trim() }),
  ...(year === undefined ? {} : { year: Number(year) }),
});
