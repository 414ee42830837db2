import { type CheckTools, checkLinks } from '../links/check.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../links/verdict.ts';
import type { VerdictCache } from './verdict-cache.ts';

/** A verdict, and whether it is one of an earlier run. */
export interface Remembering {
  checked: CheckedLink;
  isRemembered: boolean;
}

/**
 * `checkLinks` with a cache: who is remembered is not asked, and each new verdict is written down as it comes. Links are told from each other by
 * their `at`, which no two may share. Without a cache everybody is asked.
 */
export async function* checkRemembering(
  links: readonly LinkToCheck[],
  tools: CheckTools,
  cache: VerdictCache | undefined,
): AsyncGenerator<Remembering, CheckSummary> {
  if (cache === undefined) return yield* turned(checkLinks(links, tools), (checked) => ({ checked, isRemembered: false }));
  // A link and its verdict share their places, whatever its address was written like.
  const asked = new Map<unknown, LinkToCheck>();
  const known = new Set<unknown>();
  const remembered = (link: LinkToCheck) => {
    const verdict = cache.get(link);
    if (verdict === undefined) asked.set(link.at, link);
    else known.add(link.at);
    return verdict;
  };
  return yield* turned(checkLinks(links, { ...tools, remembered }), (checked) => {
    const link = asked.get(checked.at);
    asked.delete(checked.at);
    if (link !== undefined) cache.put(link, checked);
    return { checked, isRemembered: known.delete(checked.at) };
  });
}

/** Each item of a run as something else. Who leaves early ends the run: nobody is asked any more. */
async function* turned<T, U, R>(run: AsyncGenerator<T, R>, turn: (item: T) => U): AsyncGenerator<U, R> {
  try {
    for (let next = await run.next(); ; next = await run.next()) {
      if (next.done) return next.value;
      yield turn(next.value);
    }
  } finally {
    await run[Symbol.asyncDispose]();
  }
}
