export { findArchivedCopiesByIdentity } from './wayback-machine.ts';
