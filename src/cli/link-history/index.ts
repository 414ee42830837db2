export { formatHealth } from './format-health.ts';
export { type LinkHistoryFile, openLinkHistoryFile, readHistoryFile } from './history-file.ts';
