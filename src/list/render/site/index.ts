/**
 * A list as a site: pages for readers in each language, a search, and JSON for programs. A site is
 * a folder of its own, in which a manifest names what Listkeeper has written.
 */

export { type RenderedSite, renderSites } from './render-sites.ts';
export { manifestName, planSiteFolder, type SiteFolderPlan } from './site-folder.ts';
export type { SiteHealth } from './site-input.ts';
