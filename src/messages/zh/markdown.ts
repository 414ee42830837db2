import type { Messages } from '../messages.ts';

export const markdown = (): Messages['markdown'] => ({
  hiddenSection: (title, count) => `${title}：${count} 项未在此显示。`,
  moreItems: (count) => `…… 另有 ${count} 项。`,
  truncated: '其余内容过长，未在此显示。',
});
