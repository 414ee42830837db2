/**
 * Small generated zones beside that of the entries, and the files with the same contents: what is
 * new, and who helped.
 */

export { type Contributor, formatContributors, formatCredits } from './contributors.ts';
export { fillNamedZones, hasCreditsZone } from './named-zones.ts';
export { formatChangelog, formatRecent } from './recent.ts';
