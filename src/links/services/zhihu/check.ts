import { createBotWalledCheck } from '../bot-walled-page.ts';

/** Zhihu shows programs a 403 with the script `zh-zse-ck`, or its page for unusual visitors. */
export const check = createBotWalledCheck({
  name: 'zhihu',
  wallMarkers: ['zh-zse-ck', '/account/unhuman'],
  loginPattern: /\/(?:signin|login)\b/,
});
