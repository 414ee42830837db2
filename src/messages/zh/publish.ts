import type { Messages } from '../messages.ts';

export const publish: Messages['publish'] = {
  checkTitle: (problems) => `生成的文件未更新：${problems} 处需要修改`,
  checkSummary: '如果现在更新，有错误的条目会从生成的文件中消失，因此暂不更新。修改后会自动更新。',
  pullRequestTitle: '由数据重新生成清单',
  pullRequestBody: (files) => `数据有更新，${files} 已重新生成。可随时合并；数据再次变更时，本 PR 会同步更新。`,
};
