import { type CheckContext, checkLinks } from '../../links/index.ts';
import type { CheckedLink, CheckSummary, LinkCollection, LinkToCheck } from '../../model/verdict.ts';
import { endGenerator } from '../../runtime/end-generator.ts';
import type { VerdictCache } from './verdict-cache.ts';

/** A verdict, and whether it comes from an earlier run. */
export interface CachedCheckResult {
  checked: CheckedLink;
  isCached: boolean;
}

/**
 * `checkLinks` with a cache: links with a fresh verdict are not requested, and each new verdict is
 * cached as it comes in. A link and its verdict share the array `at`, which identifies them even
 * when the URL was normalized: no two links may share it.
 * @param cache without one, every link is requested
 */
export function checkLinksCached(
  links: LinkCollection,
  context: CheckContext,
  cache: VerdictCache | undefined,
): AsyncGenerator<CachedCheckResult, CheckSummary> {
  if (cache === undefined) return mapGenerator(checkLinks(links, context), (checked) => ({ checked, isCached: false }));
  // Of a table, each question would make another array `at`.
  const keptLinks = [...links];
  const requestedLinks = new Map<unknown, LinkToCheck>();
  const cachedPlaces = new Set<unknown>();
  const getCachedVerdict = (link: LinkToCheck) => {
    const verdict = cache.get(link);
    if (verdict === undefined) requestedLinks.set(link.at, link);
    else cachedPlaces.add(link.at);
    return verdict;
  };
  return mapGenerator(checkLinks(keptLinks, { ...context, getCachedVerdict }), (checked) => {
    const link = requestedLinks.get(checked.at);
    requestedLinks.delete(checked.at);
    if (link !== undefined) cache.put(link, checked);
    return { checked, isCached: cachedPlaces.delete(checked.at) };
  });
}

/**
 * Maps the items of a generator. Leaving the loop early ends the generator, and with it its
 * requests.
 */
async function* mapGenerator<T, U, R>(run: AsyncGenerator<T, R>, transform: (item: T) => U): AsyncGenerator<U, R> {
  try {
    for (let next = await run.next(); ; next = await run.next()) {
      if (next.done) return next.value;
      yield transform(next.value);
    }
  } finally {
    await endGenerator(run);
  }
}
