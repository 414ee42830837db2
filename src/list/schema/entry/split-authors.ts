import type { Entry } from './entry-schema.ts';

/** How a list of authors ends that leaves some out. */
const othersPattern = /^(?:et al\.?|and others|others|等)$/i;

/** The names of the authors, and whether `et al.` stands behind them. */
export function splitAuthors({ authors = [] }: Pick<Entry, 'authors'>): { names: string[]; hasMore: boolean } {
  const hasMore = authors.length > 1 && othersPattern.test(authors.at(-1)?.trim() ?? '');
  return { names: hasMore ? authors.slice(0, -1) : authors, hasMore };
}
