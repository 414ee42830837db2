import { createBotWalledCheck } from '../bot-walled-page.ts';

/** Douban shows programs a 403, or status 200 with a title or a sentence that refuses them. */
export const check = createBotWalledCheck({
  name: 'douban',
  wallMarkers: ['禁止访问豆瓣', '检测到有异常请求', 'sec.douban.com'],
  loginPattern: /\/(?:signin|login)\b|accounts\.douban\.com/,
});
