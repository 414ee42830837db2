export { isListFile, type LocatedEntry, type ParsedList, readList } from './read-list.ts';
