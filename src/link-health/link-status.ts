import { compareCodeUnits } from '../text/compare.ts';
import { assessHealth, defaultPolicy, type HealthPolicy, type LinkHealthState } from './policy.ts';
import { belongsToAnotherRepository, formatInstant, type Instant, type LinkHistory, type RecordedCheck } from './record.ts';
import { planNextCheck } from './schedule.ts';

/** The state of one link, as the link-health issue shows it. */
export interface LinkStatus {
  identity: string;
  url: string;
  service: string;
  state: LinkHealthState;
  /** When the state began. */
  since: Instant;
  /** Failed checks in a row that count. */
  strikes: number;
  /** True when the owner of the identifier denies it. */
  certain: boolean;
  /** True when no failure had an answer. */
  silent: boolean;
  firstSeen: Instant;
  lastAlive?: Instant;
  /** The earliest next check. */
  next: Instant;
  /** The last conclusive check. */
  judged?: RecordedCheck;
  /** The last check, when it was inconclusive: a wall, a quota. */
  unjudged?: RecordedCheck;
  archived?: string;
  /** Ignored until then. */
  ignored?: Instant;
}

/** The state of every link of a history, by identity. */
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
      // Whoever ignored it did so before its name belonged to another repository.
      ...(ignored === undefined || belongsToAnotherRepository(record) ? {} : { ignored }),
    };
  });
}
