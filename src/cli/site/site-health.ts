import { collectListLinks } from '../../jobs/shared/index.ts';
import { computeLinkStatuses, type LinkHistory, resolvePolicy } from '../../link-health/index.ts';
import type { SiteHealth } from '../../list/render/site/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { formatDate } from '../../text/format.ts';
import { findBranchHistory } from '../link-history/index.ts';
import type { ListFolder } from '../list/index.ts';

type ListFiles = Pick<ListFolder, 'list' | 'files' | 'settings'>;

/** What the history of a clone says of the list's links. Undefined where it has none. */
export async function readSiteHealth(folder: ListFolder, clock: Pick<Clock, 'now'>): Promise<SiteHealth | undefined> {
  return buildSiteHealth(folder, await findBranchHistory(folder.root), clock);
}

/** What a history says of the list's links. Undefined before its first run. */
export function buildSiteHealth(
  { list, files, settings }: ListFiles,
  history: LinkHistory | undefined,
  clock: Pick<Clock, 'now'>,
): SiteHealth | undefined {
  const at = history?.runs.at(-1)?.run;
  if (history === undefined || at === undefined) return undefined;
  const policy = resolvePolicy(settings.links, collectListLinks(list.entries, files, settings).length);
  const statuses = computeLinkStatuses(history, new Date(clock.now()), policy);
  return { at: formatDate(at), links: new Map(statuses.map((status) => [status.identity, status])) };
}
