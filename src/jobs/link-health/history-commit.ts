import { formatHistory, formatInstant, type LinkHistory, mergeHistories, parseHistory } from '../../link-health/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { HealthState } from '../../model/link-health.ts';
import type { CommitAction } from '../../model/plan.ts';
import { formatBadgeJson, formatBadgeSvg, formatHealthReport } from '../../report/link-health/index.ts';
import { badgeFile, badgeImageFile, healthBranch, historyFile, reportFile } from '../shared/index.ts';

export interface HistoryCommitInput {
  history: LinkHistory;
  state: HealthState;
  settings: Settings;
  /** Tip of the health branch when it was read. */
  expectedHead: string;
  checkedCount: number;
  now: Date;
}

/**
 * Commits the history and the badge to the health branch. A history written meanwhile is merged,
 * never overwritten.
 */
export function buildHistoryCommit(input: HistoryCommitInput): CommitAction {
  const { history, state, settings, expectedHead, checkedCount: checked, now } = input;
  const day = formatInstant(now).slice(0, 10);
  const { commits } = getMessages(settings.language);
  return {
    type: 'commit',
    branch: healthBranch,
    expectedHead,
    message: commits.recordChecks({ checked, total: state.links.length, day }),
    files: formatHistoryFiles(history, state, settings),
    squash: true,
    merge: (present) => {
      const current = present.find(({ path }) => path === historyFile)?.text ?? '';
      return formatHistoryFiles(mergeHistories(parseHistory(current), history), state, settings);
    },
  };
}

function formatHistoryFiles(history: LinkHistory, state: HealthState, { language }: Settings): SourceFile[] {
  const lastRun = history.runs.at(-1);
  const judged = (lastRun?.links ?? 0) - (lastRun?.unjudged ?? 0);
  // Links in doubt count as alive: one failure is not a death. The last run of a list without links
  // still counts them.
  const counts = history.links.size === 0 ? { alive: 0, judged: 0 } : { alive: judged - (lastRun?.dead ?? 0), judged };
  const badge = { at: state.at, ...counts };
  return [
    { path: historyFile, text: formatHistory(history) },
    { path: reportFile, text: formatHealthReport(state, language) },
    { path: badgeFile, text: formatBadgeJson(badge, language) },
    { path: badgeImageFile, text: formatBadgeSvg(badge, language) },
  ];
}
