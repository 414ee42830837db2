import { resolve } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { buildLinkStates } from '../../jobs/link-health/index.ts';
import { collectListLinks, excludeIgnoredLinks, healthBranch } from '../../jobs/shared/index.ts';
import { computeLinkStatuses, type LinkHistory, resolvePolicy } from '../../link-health/index.ts';
import type { HealthState } from '../../model/link-health.ts';
import { groupLinks } from '../../report/link-health/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { toDisplayPath } from '../files/index.ts';
import { findBranchHistory, formatHealth, readHistoryFile } from '../link-history/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface HealthOptions extends CommonOptions {
  history?: string;
}

/**
 * `listkeeper health`: the results of earlier checks of a list, without a request. The history is a
 * file of `check --history`, or the branch `listkeeper/health` of the clone. Exit code 1 when a
 * link is dead, or its code is wrong, and the list doesn't mark it.
 */
export async function runHealth(dir: string | undefined, options: HealthOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd, { allowsReadme: true });
  const history = options.history
    ? readHistoryFile(resolve(terminal.cwd, options.history))
    : await requireBranchHistory(folder.root);
  const { state, uncheckedCount } = buildHealthState(folder, history, terminal.cwd);
  const { at, links, runs } = state;
  const groups = groupLinks(state);
  if (options.format === 'json') printJson(terminal, { links, at, runs, unseen: uncheckedCount });
  else terminal.out(formatHealth(state, groups, options.language, terminal));
  return groups.dead.length + groups.codes.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** The state of the list's links by its history, and how many of them have not been checked yet. */
function buildHealthState(
  { list, files, settings, root }: ListFolder,
  history: LinkHistory,
  cwd: string,
): { state: HealthState; uncheckedCount: number } {
  const entryLinks = excludeIgnoredLinks(collectListLinks(list.entries, files, settings), settings.links.ignore);
  const policy = resolvePolicy(settings.links, entryLinks.length);
  const statuses = computeLinkStatuses(history, new Date(systemClock.now()), policy);
  const at = history.runs.at(-1)?.run ?? '';
  const places = { entries: list.entries, info: list.info, listed: entryLinks, settings, at };
  const links = buildLinkStates(statuses, places).map((link) => ({
    ...link,
    at: link.at.map((place) => ({ ...place, file: toDisplayPath(root, place.file, cwd) })),
  }));
  return {
    state: { repository: '', branch: '', commit: '', at, deferred: 0, runs: history.runs, links },
    uncheckedCount: new Set(entryLinks.map(({ identity }) => identity)).size - links.length,
  };
}

async function requireBranchHistory(root: string): Promise<LinkHistory> {
  const history = await findBranchHistory(root);
  if (history === undefined) throw new ListkeeperError('no-history-branch', { branch: healthBranch, path: root });
  return history;
}
