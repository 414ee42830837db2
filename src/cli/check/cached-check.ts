import { type CheckContext, checkLinks } from '../../links/index.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../model/verdict.ts';
import type { VerdictCache } from './verdict-cache.ts';

/** A verdict, and whether it is one of an earlier run. */
export interface CachedCheckResult {
  checked: CheckedLink;
  isCached: boolean;
}

/**
 * `checkLinks` with a cache: who is remembered is not asked, and each new verdict is written down as it comes. Links are told from each other by
 * their `at`, which no two may share. Without a cache everybody is asked.
 */
export async function* checkLinksCached(
  links: readonly LinkToCheck[],
  tools: CheckContext,
  cache: VerdictCache | undefined,
): AsyncGenerator<CachedCheckResult, CheckSummary> {
  if (cache === undefined) return yield* mapGenerator(checkLinks(links, tools), (checked) => ({ checked, isCached: false }));
  // A link and its verdict share their places, whatever its address was written like.
  const asked = new Map<unknown, LinkToCheck>();
  const known = new Set<unknown>();
  const remembered = (link: LinkToCheck) => {
    const verdict = cache.get(link);
    if (verdict === undefined) asked.set(link.at, link);
    else known.add(link.at);
    return verdict;
  };
  return yield* mapGenerator(checkLinks(links, { ...tools, getCachedVerdict: remembered }), (checked) => {
    const link = asked.get(checked.at);
    asked.delete(checked.at);
    if (link !== undefined) cache.put(link, checked);
    return { checked, isCached: known.delete(checked.at) };
  });
}

/** Each item of a run as something else. Who leaves early ends the run: nobody is asked any more. */
async function* mapGenerator<T, U, R>(run: AsyncGenerator<T, R>, transform: (item: T) => U): AsyncGenerator<U, R> {
  try {
    for (let next = await run.next(); ; next = await run.next()) {
      if (next.done) return next.value;
      yield transform(next.value);
    }
  } finally {
    await run[Symbol.asyncDispose]();
  }
}
