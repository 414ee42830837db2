import { createWeakPageCheck } from '../weak-page.ts';

/**
 * X draws its pages by a script: 200 and the same shell for a post, and for one that was deleted.
 */
export const check = createWeakPageCheck({ missing: ['restricted', 'private-or-missing'] });
