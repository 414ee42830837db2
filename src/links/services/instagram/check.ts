import { createWeakPageCheck } from '../weak-page.ts';

/** Instagram shows guests its login, or 200 and the same shell for anything. */
export const check = createWeakPageCheck({ missing: ['restricted', 'private-or-missing'] });
