/**
 * Sites in the folders of a repository: what would be written, and writing it. Rendering is in
 * `list/render/site/`.
 */

export { buildSiteHealth } from './site-health.ts';
export { renderFolderSites, type SiteChanges, writeSite } from './write-site.ts';
