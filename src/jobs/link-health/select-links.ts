import {
  assessHealth,
  findUnconfirmedDeaths,
  type HealthPolicy,
  isDue,
  type LinkHistory,
  mergeRechecks,
  planNextCheck,
  policyLimits,
  type RecordOptions,
  selectControlLinks,
} from '../../link-health/index.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { checkAllLinks, type JobContext, type ListedLink } from '../shared/index.ts';
import type { LinkHealthOptions } from './options.ts';

/** Which links a run over their health looks at. */

/** More links are not asked in one run; the rest follows an hour later, so that a run that is killed has lost little. */
const maxLinksPerRun = policyLimits.checksPerInterval;

/** The links to ask in this run: what is due, doubts and new ones first, with their company. `late` is how many more are due. */
export function selectLinks(
  listed: readonly ListedLink[],
  history: LinkHistory,
  recheckIds: ReadonlySet<string>,
  now: Date,
  policy: HealthPolicy,
  options: Pick<LinkHealthOptions, 'all' | 'ticked'>,
) {
  if (options.ticked) return { asked: listed.filter(({ identity }) => recheckIds.has(identity)), late: 0 };
  const wanted = options.all
    ? [...listed]
    : listed.filter(({ identity }) => recheckIds.has(identity) || isDue(history.links.get(identity), now, policy));
  const ids = listed.map(({ identity }) => identity);
  const controlIds = new Set(selectControlLinks(history, ids, new Set(wanted.map(({ identity }) => identity)), now));
  wanted.push(...listed.filter(({ identity }) => controlIds.has(identity)));
  if (wanted.length <= maxLinksPerRun) return { asked: wanted, late: 0 };
  const urgency = ({ identity }: ListedLink): string => {
    const known = history.links.get(identity);
    if (recheckIds.has(identity)) return '0';
    if (known === undefined) return '2';
    const health = assessHealth(known, now, policy);
    return `${health.state === 'suspect' ? 1 : 3} ${planNextCheck(known, health, policy).dueAt}`;
  };
  const order = new Map(wanted.map((link) => [link, urgency(link)]));
  const sorted = wanted.sort((a, b) => compareCodeUnits(order.get(a) ?? '', order.get(b) ?? ''));
  return { asked: sorted.slice(0, maxLinksPerRun), late: wanted.length - maxLinksPerRun };
}

/** The looks of a run, where what would be dead by them was asked once more. */
export async function confirmDeaths(
  checks: CheckedLink[],
  history: LinkHistory,
  listed: readonly ListedLink[],
  now: Date,
  options: RecordOptions,
  context: JobContext,
): Promise<CheckedLink[]> {
  const unconfirmed = findUnconfirmedDeaths(history, checks, now, options);
  const rechecks = await checkAllLinks(
    listed.filter(({ identity }) => unconfirmed.has(identity)),
    context,
  );
  return mergeRechecks(checks, rechecks.summary?.online ? rechecks.links : []);
}
