import { collectListLinks } from '../../jobs/shared/index.ts';
import { computeLinkStatuses, resolvePolicy } from '../../link-health/index.ts';
import type { SiteHealth } from '../../list/render/site/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { formatDate } from '../../text/format.ts';
import { findBranchHistory } from '../link-history/index.ts';
import type { ListFolder } from '../list/index.ts';

/** What the history of a clone says of the list's links. Undefined where it has none. */
export async function readSiteHealth(folder: ListFolder, clock: Pick<Clock, 'now'>): Promise<SiteHealth | undefined> {
  const { root, list, files, settings } = folder;
  const history = await findBranchHistory(root);
  const at = history?.runs.at(-1)?.run;
  if (history === undefined || at === undefined) return undefined;
  const policy = resolvePolicy(settings.links, collectListLinks(list.entries, files, settings).length);
  const statuses = computeLinkStatuses(history, new Date(clock.now()), policy);
  return { at: formatDate(at), links: new Map(statuses.map((status) => [status.identity, status])) };
}
