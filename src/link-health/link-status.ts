import { compareCodeUnits } from '../text/compare.ts';
import { assessHealth, defaultPolicy, type HealthPolicy, type LinkHealthState } from './policy.ts';
import { belongsToAnotherRepository, formatInstant, type Instant, type LinkHistory, type RecordedCheck } from './record.ts';
import { planNextCheck } from './schedule.ts';

/** A link's memory made ready to be told: what `report/health-issue.ts` needs to know of it, beside where it stands. */
export interface LinkStatus {
  identity: string;
  url: string;
  service: string;
  state: LinkHealthState;
  /** When the state began. */
  since: Instant;
  /** Failed looks in a row that count. */
  strikes: number;
  /** True when the owner of the identifier says no. */
  certain: boolean;
  /** True when nobody ever answered. */
  silent: boolean;
  firstSeen: Instant;
  lastAlive?: Instant;
  /** When it will be asked again, at the earliest. */
  next: Instant;
  /** The last look that said something. */
  judged?: RecordedCheck;
  /** The last look, when it said nothing: a wall, a quota. */
  unjudged?: RecordedCheck;
  archived?: string;
  /** Until when nobody wants to hear of it. */
  ignored?: Instant;
}

/** The stories of all links of a history, by identity. */
export function computeLinkStatuses(history: LinkHistory, now: Date, policy: HealthPolicy = defaultPolicy): LinkStatus[] {
  const records = [...history.links.values()].sort((a, b) => compareCodeUnits(a.id, b.id));
  return records.map((record) => {
    const health = assessHealth(record, now, policy);
    const { state, since, strikes, certain, silent } = health;
    const { id, url, service, seen, alive, judged, unjudged, archived, ignored } = record;
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
      ...(judged === undefined ? {} : { judged }),
      ...(unjudged === undefined ? {} : { unjudged }),
      ...(archived === undefined ? {} : { archived }),
      // Whoever let it rest for another reason has not seen this.
      ...(ignored === undefined || belongsToAnotherRepository(record) ? {} : { ignored }),
    };
  });
}
