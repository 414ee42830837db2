import type { Messages } from '../messages.ts';

export const publish = (): Messages['publish'] => ({
  checkTitle: (problems) => `生成的文件未更新：${problems} 处需要修改`,
  checkSummary: '如果现在更新，有错误的条目会从生成的文件中消失，因此暂不更新。修改后会自动更新。',
  pullRequestTitle: '由数据重新生成清单',
  pullRequestBody: (files) => `数据有更新，${files} 已重新生成。可随时合并；数据再次变更时，本 PR 会同步更新。`,
  factsTitle: '更新仓库信息',
  factsBody: (files) =>
    `清单中仓库在 GitHub 上的信息有变化（star 数、最近推送、最近发布或许可证）。涉及文件：${files}。可随时合并；下次检查链接时，本 PR 会同步更新。`,
});
