export { type LinkHistoryFile, openLinkHistoryFile, readHistoryFile } from './history-file.ts';
