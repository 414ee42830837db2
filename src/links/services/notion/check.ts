import { createWeakPageCheck } from '../weak-page.ts';

/**
 * Notion draws its pages by a script, and answers guests 404 for pages of a workspace that live
 * (prisma/pris.ly#59).
 */
export const check = createWeakPageCheck({ missing: ['restricted', 'private-or-missing'] });
