import { policyOf, standard } from '../health/policy.ts';
import { storiesOf } from '../health/story.ts';
import { identify } from '../links/identify.ts';
import type { CheckSummary, LinkToCheck } from '../links/verdict.ts';
import { systemClock } from '../net/clock.ts';
import { groupsOf } from '../report/health-groups.ts';
import type { CheckOptions } from './check.ts';
import { healthText } from './health.ts';
import { type LinkMemory, openLinkMemory } from './link-memory.ts';
import type { Targets } from './targets.ts';
import type { Terminal } from './terminal.ts';
import { exitCodes } from './usage-error.ts';

export interface CheckMemorySettings {
  /** What the list wants of its links, when there is a list. */
  settings: Targets['settings'];
  links: readonly LinkToCheck[];
  /** A second network is asked too. */
  hasSecond: boolean;
  options: Pick<CheckOptions, 'format' | 'language'>;
  terminal: Terminal;
}

/** The memory of `check --history`. */
export interface CheckMemory extends Pick<LinkMemory, 'due' | 'take'> {
  /** Writes what was seen, prints (as text) what is remembered now, and returns the exit code: nothing is dead on one look. */
  tell(summary: CheckSummary): number;
}

/** Opens the memory in `file`. Throws a UsageError when the file is something else. */
export function openCheckMemory(
  file: string,
  { settings, links, hasSecond, options, terminal }: CheckMemorySettings,
): CheckMemory {
  const policy = settings ? policyOf(settings, links.length) : standard;
  const memory = openLinkMemory(file, systemClock, hasSecond, policy);
  return {
    due: memory.due,
    take: memory.take,
    tell(summary) {
      const history = memory.write(summary);
      const places = Map.groupBy(links, ({ url }) => identify(url).key);
      const stories = storiesOf(history, new Date(systemClock.now()), policy).filter(({ identity }) => places.has(identity));
      const states = stories.map((story) => ({ ...story, at: (places.get(story.identity) ?? []).flatMap(({ at }) => at) }));
      const at = history.runs.at(-1)?.run ?? '';
      const state = { repository: '', branch: '', commit: '', at, deferred: 0, runs: history.runs, links: states };
      const groups = groupsOf(state);
      if (options.format === 'text') terminal.out(healthText(state, groups, options.language, terminal));
      return groups.dead.length + groups.codes.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
    },
  };
}
