/**
 * Safe repairs of imported entries: addresses that have moved, repeated entries, and the form of
 * English sentences.
 */

export { autofixList, isEnglishBulletList, mendPatterns } from './autofix.ts';
