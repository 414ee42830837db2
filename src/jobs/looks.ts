import { company, dying, lookedAtAgain } from '../health/company.ts';
import type { RecordOptions } from '../health/history.ts';
import { healthOf, limits, type Policy } from '../health/policy.ts';
import type { History } from '../health/record.ts';
import { due, nextLook } from '../health/schedule.ts';
import type { CheckedLink } from '../links/verdict.ts';
import type { HealthRun } from './link-health.ts';
import { type ListedLink, verdictsOn } from './links-of.ts';
import type { JobTools } from './tools.ts';

/** Which links a run over their health looks at. */

/** More links are not asked in one run; the rest follows an hour later, so that a run that is killed has lost little. */
const mostAsked = limits.looksPerRest;

/** The links to ask in this run: what is due, doubts and new ones first, with their company. `late` is how many more are due. */
export function chosen(
  listed: readonly ListedLink[],
  before: History,
  again: ReadonlySet<string>,
  now: Date,
  policy: Policy,
  run: Pick<HealthRun, 'all' | 'ticked'>,
) {
  if (run.ticked) return { asked: listed.filter(({ identity }) => again.has(identity)), late: 0 };
  const wanted = run.all
    ? [...listed]
    : listed.filter(({ identity }) => again.has(identity) || due(before.links.get(identity), now, policy));
  const ids = listed.map(({ identity }) => identity);
  const along = new Set(company(before, ids, new Set(wanted.map(({ identity }) => identity)), now));
  wanted.push(...listed.filter(({ identity }) => along.has(identity)));
  if (wanted.length <= mostAsked) return { asked: wanted, late: 0 };
  const urgency = ({ identity }: ListedLink): string => {
    const known = before.links.get(identity);
    if (again.has(identity)) return '0';
    if (known === undefined) return '2';
    const health = healthOf(known, now, policy);
    return `${health.state === 'suspect' ? 1 : 3} ${nextLook(known, health, policy).from}`;
  };
  const order = new Map(wanted.map((link) => [link, urgency(link)]));
  const sorted = wanted.sort((a, b) => ((order.get(a) ?? '') < (order.get(b) ?? '') ? -1 : 1));
  return { asked: sorted.slice(0, mostAsked), late: wanted.length - mostAsked };
}

/** The looks of a run, where what would be dead by them was asked once more. */
export async function seenTwice(
  looks: CheckedLink[],
  before: History,
  listed: readonly ListedLink[],
  now: Date,
  options: RecordOptions,
  tools: JobTools,
): Promise<CheckedLink[]> {
  const near = dying(before, looks, now, options);
  const again = await verdictsOn(
    listed.filter(({ identity }) => near.has(identity)),
    tools,
  );
  return lookedAtAgain(looks, again.summary?.online ? again.links : []);
}
