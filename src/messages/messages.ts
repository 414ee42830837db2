import type { en } from './en/index.ts';

/**
 * Everything that a person reads, in one language. English is the interface; every other catalogue
 * has its shape.
 */
export type Messages = typeof en;
