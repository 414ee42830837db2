import { runPerHost } from '../../http/index.ts';
import type { Verdict, VerdictName, VerdictReason } from '../../model/verdict.ts';
import { type CheckTarget, createVerdict, type ServiceContext, type TargetChecker } from './shared/index.ts';

/**
 * A site whose pages say little to a program: the same 200 for what is there and for what is gone.
 */
export interface WeakPageSite {
  /**
   * The verdict on a page that seems missing: these sites deny programs, and guests, what others
   * see.
   */
  missing: readonly [VerdictName, VerdictReason];
  /** False where a page that is shown is there. Default true: it gets the note `weak-evidence`. */
  isShownWeak?: boolean;
}

/**
 * Makes the checker of such a site, which asks for the page of each target. It says `gone` only
 * when the host name does not exist.
 */
export function createWeakPageCheck(site: WeakPageSite): TargetChecker {
  return (targets, context) => runPerHost(targets, 2, (target) => checkWeakPage(site, target, context));
}

/** Checks one page of such a site. */
export async function checkWeakPage(site: WeakPageSite, target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const seen = await context.checkPage(target);
  if (seen.verdict === 'gone' && seen.reason !== 'no-such-host') return createVerdict(...site.missing, seen.evidence);
  if (seen.verdict !== 'alive' || seen.note !== undefined || site.isShownWeak === false) return seen;
  return { ...seen, note: 'weak-evidence' };
}
