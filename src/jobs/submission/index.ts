/**
 * Turns an issue made with the entry form into a pull request. Start with `submit-entry.ts`. The
 * form itself is rendered in `list/render/formats/`.
 */

export { submitEntry } from './submit-entry.ts';
