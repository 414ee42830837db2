/** The pages of the embedded GitHub, for people. Start with `page-router.ts`. */

export { renderAuthorizePage } from './authorize.ts';
export { submitCheckboxForm } from './checkbox-form.ts';
export { renderPage } from './page-router.ts';
