export type { Messages } from './messages.ts';
export { getAllMessages, getMessages, languages, replaceCatalogues } from './registry.ts';
