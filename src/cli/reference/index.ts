export { generateCliPages } from './cli-pages.ts';
export { generateErrorsPage } from './errors-page.ts';
