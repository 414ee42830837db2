import type { Entry } from '../../schema/index.ts';

/**
 * True for entries marked gone or withdrawn, which need neither working links nor extraction codes.
 */
export const isDiscontinued = (entry: Entry): boolean => entry.status?.state === 'gone' || entry.status?.state === 'withdrawn';
