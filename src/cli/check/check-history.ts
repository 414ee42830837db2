import {
  computeLinkStatuses,
  defaultPolicy,
  type HealthPolicy,
  type LinkHistory,
  resolvePolicy,
} from '../../link-health/index.ts';
import { identify } from '../../links/identify/index.ts';
import type { HealthState } from '../../model/link-health.ts';
import type { CheckSummary, LinkToCheck } from '../../model/verdict.ts';
import { groupLinks } from '../../report/link-health/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { formatHealth, type LinkHistoryFile, openLinkHistoryFile } from '../link-history/index.ts';
import { exitCodes, type Terminal } from '../terminal/index.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckTargets } from './targets/check-targets.ts';

export interface CheckHistorySettings {
  /** Settings of the list, when there is a list. */
  settings: CheckTargets['settings'];
  links: readonly LinkToCheck[];
  hasSecondNetwork: boolean;
  options: Pick<CheckOptions, 'format' | 'language'>;
  terminal: Terminal;
}

/** The link history of `check --history`. */
export interface CheckHistory extends Pick<LinkHistoryFile, 'selectDue' | 'addVerdict'> {
  /**
   * Records the run, prints the state of the links as text, and returns the exit code: one failure
   * is not death.
   */
  finish(summary: CheckSummary): number;
}

/**
 * Opens the history in `file`, which need not exist.
 * @throws ListkeeperError when the file is something else
 */
export function openCheckHistory(file: string, given: CheckHistorySettings): CheckHistory {
  const { settings, links, hasSecondNetwork, options, terminal } = given;
  const policy = settings ? resolvePolicy(settings, links.length) : defaultPolicy;
  const history = openLinkHistoryFile(file, { clock: systemClock, hasSecondNetwork, policy });
  return {
    selectDue: history.selectDue,
    addVerdict: history.addVerdict,
    finish(summary) {
      const state = buildHealthState(history.write(summary), links, policy);
      const groups = groupLinks(state);
      if (options.format === 'text') terminal.out(formatHealth(state, groups, options.language, terminal));
      return groups.dead.length + groups.codes.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
    },
  };
}

/** The state of the checked links by their history, each with all its places. */
function buildHealthState(history: LinkHistory, links: readonly LinkToCheck[], policy: HealthPolicy): HealthState {
  const linksByIdentity = Map.groupBy(links, ({ url }) => identify(url).key);
  const statuses = computeLinkStatuses(history, new Date(systemClock.now()), policy);
  const states = statuses.flatMap((status) => {
    const same = linksByIdentity.get(status.identity);
    return same ? [{ ...status, at: same.flatMap(({ at }) => at) }] : [];
  });
  const at = history.runs.at(-1)?.run ?? '';
  return { repository: '', branch: '', commit: '', at, deferred: 0, runs: history.runs, links: states };
}
