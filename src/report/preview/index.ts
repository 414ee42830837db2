export { sanitizeEntryPreview } from './entry-preview.ts';
