import { createWeakPageCheck } from '../weak-page.ts';

/**
 * LinkedIn answers programs 999, or 404, for pages that live
 * (manuzhang/mkdocs-htmlproofer-plugin#7).
 */
export const check = createWeakPageCheck({ missing: ['blocked', 'bot-wall'], isShownWeak: false });
