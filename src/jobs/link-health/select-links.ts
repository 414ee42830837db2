import {
  assessHealth,
  type HealthPolicy,
  isDue,
  type LinkHistory,
  planNextCheck,
  policyLimits,
  selectControlLinks,
} from '../../link-health/index.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import type { ListedLink } from '../shared/index.ts';
import type { LinkHealthOptions } from './options.ts';

/**
 * Links in one run. The rest follows an hour later, so that little is lost when a run is killed.
 */
const maxLinksPerRun = policyLimits.checksPerInterval;

export interface LinkSelectionInput {
  listed: readonly ListedLink[];
  history: LinkHistory;
  /** Identities whose “check again” box is ticked. */
  recheckIds: ReadonlySet<string>;
  now: Date;
  policy: HealthPolicy;
}

export interface LinkSelection {
  links: ListedLink[];
  /** How many more links are due. */
  overdueCount: number;
}

/**
 * Selects the links to check: those that are due, with their control links. In a long list, by
 * urgency.
 */
export function selectLinks(
  { listed, history, recheckIds, now, policy }: LinkSelectionInput,
  { all, ticked }: Pick<LinkHealthOptions, 'all' | 'ticked'>,
): LinkSelection {
  const isRequested = ({ identity }: ListedLink) => recheckIds.has(identity);
  if (ticked) return { links: listed.filter(isRequested), overdueCount: 0 };
  const links = listed.filter((link) => all || isRequested(link) || isDue(history.links.get(link.identity), now, policy));
  const listedIds = listed.map(({ identity }) => identity);
  const selectedIds = new Set(links.map(({ identity }) => identity));
  const controlIds = new Set(selectControlLinks(history, listedIds, selectedIds, now));
  links.push(...listed.filter(({ identity }) => controlIds.has(identity)));
  if (links.length <= maxLinksPerRun) return { links, overdueCount: 0 };
  const urgency = (link: ListedLink): string => {
    const record = history.links.get(link.identity);
    if (isRequested(link)) return '0';
    if (record === undefined) return '2';
    const health = assessHealth(record, now, policy);
    return `${health.state === 'suspect' ? 1 : 3} ${planNextCheck(record, health, policy).dueAt}`;
  };
  const sortKeys = new Map(links.map((link) => [link, urgency(link)]));
  links.sort((a, b) => compareCodeUnits(sortKeys.get(a) ?? '', sortKeys.get(b) ?? ''));
  return { links: links.slice(0, maxLinksPerRun), overdueCount: links.length - maxLinksPerRun };
}
