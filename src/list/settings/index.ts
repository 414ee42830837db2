export { addIgnoredLink } from './edit-settings.ts';
export { readSettings } from './read-settings.ts';
