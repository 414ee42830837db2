export { submitCheckboxForm } from './checkbox-form.ts';
export { renderPage } from './page-router.ts';
