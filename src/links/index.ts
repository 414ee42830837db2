/**
 * Checks links, and says of each what was found and how sure that is.
 *
 * Start with `checkLinks` in `check.ts`. `extract/` finds links in texts, `identify/` says what an
 * address leads to, and `services/` has a checker for each site. `web/` judges pages, `pipeline/`
 * has what surrounds every check, and `archive/` and `metadata/` look things up. What many checks
 * say together is decided in `link-health/`.
 */

export { type CheckContext, checkLinks } from './check.ts';
export { checkReadings } from './check-readings.ts';
export type { HostRule } from './services/shared/index.ts';
