import type { Messages } from '../messages.ts';

export const labels = (): Messages['labels'] => ({
  'new-entry': '新增条目',
  'needs-fix': '合并前需要修改',
  duplicate: '清单中已有',
  'dead-link': '含有失效链接',
  approved: '维护者决定收录',
  rejected: '维护者决定不收录',
  'link-health': '由典守维护：清单的链接状态',
  listkeeper: '由典守维护',
});
