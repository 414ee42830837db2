/**
 * An entry as the README will show it, made safe for a comment of the bot. Rendering is in
 * `list/render/`.
 */

export { sanitizeEntryPreview } from './entry-preview.ts';
