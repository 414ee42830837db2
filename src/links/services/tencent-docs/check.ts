import { createWeakPageCheck } from '../weak-page.ts';

/**
 * Tencent Docs draws its documents by a script: 200 for one that was deleted, and for one that
 * wants a login.
 */
export const check = createWeakPageCheck({ missing: ['restricted', 'private-or-missing'] });
