import { compareTextSketches } from '../../text/similarity/text-sketch.ts';
import { computeTitleSimilarity, sharesDistinctiveWord } from '../../text/similarity/title-similarity.ts';
import { daysBetween, type LinkRecord, lastInformativeCheck, type RememberedPage } from './record.ts';

/**
 * Whether a page is still the one that was there before. Expired names are bought, and show
 * something else from then on. That is no death, and never a new address: a person has to look. See
 * docs/decisions/what-a-move-is.md.
 */

/**
 * Two pages that share no more of their words have nothing in common: one of 24 hashes may be the
 * same by chance.
 */
const maxSharedWords = 0.05;
/**
 * The second page is the same as the first other one: a site that was sold, and no wall that comes
 * and goes.
 */
const minSharedWordsOfSamePage = 0.3;
/**
 * Days between two checks of a page before it counts as known, or as changed. A wall may be there
 * for a day.
 */
const minDaysOfPage = 1;
const minTitleSimilarity = 0.5;

/**
 * Compares the page that a check saw with the one that is remembered, which stays known until a
 * person accepts the other. The first other page only loses its new address; the second look at it
 * has the note `taken-over`.
 * @param fresh The record of this check alone. Changed in place.
 */
export function flagOtherPage(fresh: LinkRecord, before: LinkRecord): void {
  const { page, judged } = fresh;
  const { page: known, otherPage } = before;
  if (known === undefined || page === undefined || judged === undefined) return;
  if (!isOtherPage(known, page)) {
    fresh.page = { ...page, since: known.since ?? known.at };
    return;
  }
  // A page that was seen once may have been the wall itself.
  if (!isConfirmed(known)) return;
  const isSame = otherPage !== undefined && compareTextSketches(otherPage.words, page.words) >= minSharedWordsOfSamePage;
  fresh.page = known;
  fresh.otherPage = isSame ? otherPage : page;
  const isReported = daysBetween(fresh.otherPage.at, page.at) >= minDaysOfPage;
  // A wall behind a move that is known already is no other news.
  if (!isReported && judged.to !== undefined && judged.to === lastInformativeCheck(before)?.to) return;
  const { to: _, ...rest } = judged;
  fresh.judged = {
    ...rest,
    ...(judged.verdict === 'moved' ? { verdict: 'alive' as const, reason: 'redirected' as const } : {}),
    ...(isReported ? { note: 'taken-over' as const } : {}),
  };
}

const isConfirmed = ({ since, at }: RememberedPage): boolean => since !== undefined && daysBetween(since, at) >= minDaysOfPage;

/** Without a shared word in title or text, and without the entry's names on it. */
function isOtherPage(known: RememberedPage, page: RememberedPage): boolean {
  if (page.named || compareTextSketches(known.words, page.words) > maxSharedWords) return false;
  const [before, now] = [known.title ?? '', page.title ?? ''];
  return (
    before === '' ||
    now === '' ||
    (computeTitleSimilarity(before, now) < minTitleSimilarity && !sharesDistinctiveWord(before, now))
  );
}

/** True while a name shows another page than is remembered, and nobody has found that right. */
export const showsOtherPage = ({ judged, otherPage }: Pick<LinkRecord, 'judged' | 'otherPage'>): boolean =>
  judged?.note === 'taken-over' && otherPage !== undefined;

/** What is remembered once a person accepts the other page. */
export const acceptOtherPage = (record: LinkRecord): Pick<LinkRecord, 'page'> =>
  record.otherPage !== undefined && record.judged !== undefined && showsOtherPage(record)
    ? { page: { ...record.otherPage, since: record.otherPage.at, at: record.judged.at } }
    : {};
