/**
 * Reads `.github/listkeeper.yml`, and adds one ignored link to it. Invalid settings get their
 * default and a finding, so that a typo never stops a job.
 */

export { compareSettings } from './compare-settings.ts';
export { addIgnoredLink } from './edit-settings.ts';
export { findUnknownRuleSections, readSettings } from './read-settings.ts';
