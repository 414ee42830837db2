import type { LinkStatus } from '../model/link-health.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { assessHealth, defaultPolicy, findDeathInstant, type HealthPolicy } from './policy.ts';
import { showsOtherPage } from './record/page-memory.ts';
import { belongsToAnotherRepository, formatInstant, type LinkHistory, type RememberedFacts } from './record/record.ts';
import { planNextCheck } from './schedule.ts';

/** The state of every link of a history, by identity. */
export function computeLinkStatuses(history: LinkHistory, now: Date, policy: HealthPolicy = defaultPolicy): LinkStatus[] {
  const records = [...history.links.values()].sort((a, b) => compareCodeUnits(a.id, b.id));
  return records.map((record) => {
    const health = assessHealth(record, now, policy);
    const { state, since, strikes, certain, silent } = health;
    const diedAt = state === 'dead' ? findDeathInstant(record, policy) : undefined;
    const { id, url, service, seen, alive, judged, unjudged, archived, ignored, facts, licensed, kept } = record;
    return {
      identity: id,
      url,
      service,
      state,
      since,
      strikes,
      certain,
      silent,
      next: formatInstant(new Date(planNextCheck(record, health, policy).dueAt)),
      firstSeen: seen,
      ...(alive === undefined ? {} : { lastAlive: alive }),
      ...(diedAt === undefined ? {} : { diedAt }),
      ...(judged === undefined ? {} : { judged }),
      ...(unjudged === undefined ? {} : { unjudged }),
      ...(archived === undefined ? {} : { archived }),
      // It was ignored before its name belonged to another repository, or showed another page.
      ...(facts === undefined ? {} : { upkeep: { ...pickUpkeep(facts), formerLicense: licensed?.license } }),
      ...(kept === undefined ? {} : { kept }),
      ...(ignored === undefined || belongsToAnotherRepository(record) || showsOtherPage(record) ? {} : { ignored }),
    };
  });
}

const pickUpkeep = ({ pushed, released, stars, license, archived }: RememberedFacts) => ({
  pushed,
  released,
  stars,
  license,
  archived,
});
