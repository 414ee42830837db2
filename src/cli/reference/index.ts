export { generateCliPages, type HelpSource } from './cli-pages.ts';
export { generateErrorsPage } from './errors-page.ts';
