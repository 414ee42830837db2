/**
 * Archived copies: which captures the Wayback Machine has, and which of them shows the page itself.
 */

export { findArchivedCopiesByIdentity } from './wayback-machine.ts';
