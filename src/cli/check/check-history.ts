import { computeLinkStatuses, defaultPolicy, resolvePolicy } from '../../link-health/index.ts';
import { identify } from '../../links/identify/index.ts';
import type { CheckSummary, LinkToCheck } from '../../model/verdict.ts';
import { groupLinks } from '../../report/link-health/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { CheckOptions } from '../commands/check.ts';
import { formatHealth } from '../commands/health.ts';
import { type LinkHistoryFile, openLinkHistoryFile } from '../link-history/index.ts';
import { exitCodes, type Terminal } from '../terminal/index.ts';
import type { CheckTargets } from './targets.ts';

export interface CheckHistorySettings {
  /** What the list wants of its links, when there is a list. */
  settings: CheckTargets['settings'];
  links: readonly LinkToCheck[];
  /** A second network is asked too. */
  hasSecondNetwork: boolean;
  options: Pick<CheckOptions, 'format' | 'language'>;
  terminal: Terminal;
}

/** The memory of `check --history`. */
export interface CheckHistory extends Pick<LinkHistoryFile, 'selectDue' | 'addVerdict'> {
  /** Writes what was seen, prints (as text) what is remembered now, and returns the exit code: nothing is dead on one look. */
  finish(summary: CheckSummary): number;
}

/** Opens the memory in `file`. Throws a UsageError when the file is something else. */
export function openCheckHistory(
  file: string,
  { settings, links, hasSecondNetwork, options, terminal }: CheckHistorySettings,
): CheckHistory {
  const policy = settings ? resolvePolicy(settings, links.length) : defaultPolicy;
  const memory = openLinkHistoryFile(file, systemClock, hasSecondNetwork, policy);
  return {
    selectDue: memory.selectDue,
    addVerdict: memory.addVerdict,
    finish(summary) {
      const history = memory.write(summary);
      const places = Map.groupBy(links, ({ url }) => identify(url).key);
      const stories = computeLinkStatuses(history, new Date(systemClock.now()), policy).filter(({ identity }) =>
        places.has(identity),
      );
      const states = stories.map((story) => ({ ...story, at: (places.get(story.identity) ?? []).flatMap(({ at }) => at) }));
      const at = history.runs.at(-1)?.run ?? '';
      const state = { repository: '', branch: '', commit: '', at, deferred: 0, runs: history.runs, links: states };
      const groups = groupLinks(state);
      if (options.format === 'text') terminal.out(formatHealth(state, groups, options.language, terminal));
      return groups.dead.length + groups.codes.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
    },
  };
}
