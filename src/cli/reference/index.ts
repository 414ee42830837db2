/**
 * Generates `docs/cli.md` and `docs/errors.md` in each language, from the help and the catalogue of
 * errors.
 */

export { generateCliPages, type HelpSource } from './cli-pages.ts';
export { generateErrorsPage } from './errors-page.ts';
export { generateMetricsPages } from './metrics-pages.ts';
