import { createWeakPageCheck } from '../weak-page.ts';

/**
 * Feishu draws its documents by a script: 200 for one that was deleted; guests are sent to its
 * login.
 */
export const check = createWeakPageCheck({ missing: ['restricted', 'private-or-missing'] });
