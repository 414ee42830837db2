import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

export const init = (): Messages['init'] => ({
  title: '在这个仓库中启用典守',
  askHost: '用哪种方式运行？',
  hosts: {
    action: { label: 'GitHub Action', hint: '只需一个工作流文件，不用服务器' },
    app: { label: 'GitHub App', hint: '一台服务器服务多个仓库，以 App 自己的名义评论' },
  },
  askLanguage: '评论和 issue 使用哪种语言？',
  cancelled: '已取消，未写入任何文件。',
  kept: ({ path }) => `${path}：已存在，未改动`,
  next: '下一步：',
  steps: {
    import: `把清单转成数据：${runCommand} import README.md --replace。然后再运行一次 ${runCommand} init，添加推荐表单。`,
    commit: '提交这些文件，并推送到默认分支。',
    allowProposals:
      '在 GitHub 上打开 Settings → Actions → General → Workflow permissions，允许 GitHub Actions 创建拉取请求（PR）；否则表单和勾选都无法生成 PR。',
    firstRun: '在 GitHub 上打开 Actions → Listkeeper → Run workflow。第一次会检查全部链接，可能需要几分钟。',
    pages: '在 GitHub 上：Settings → Pages → Source 选择 GitHub Actions。之后每次推送都会发布网站。',
    require: '如果默认分支受保护，请把检查“Listkeeper”设为必须通过。',
    moveToData: ({ source }) => `清单仍是 ${source}。日后如想改由数据生成：${runCommand} import ${source} --replace。`,
    startApp: `在 GitHub 能访问的机器上运行 ${runCommand} start --setup，它会打开注册 App 的页面。`,
    installApp: '把 App 安装到这个仓库，再提交一个改动数据的 PR。',
  },
  workflow: {
    intro: `由 ${runCommand} init 写入，用于维护清单：https://github.com/listkeeper/listkeeper`,
    target: '评论来自 fork 的 PR 需要这个事件。它运行的是目标分支上的本文件。请勿在此检出或执行 PR 中的代码。',
    schedule: '每天一次，UTC 时间；只检查到期的链接',
    review: '评论 PR',
    publish: '合并后更新 README',
    answer: '响应命令、表单和勾选',
    check: '检查链接',
    checks: '可设为必须通过的检查',
    comments: '评论和修改建议',
    labels: 'PR 的标签',
    commit: '生成的文件、链接历史，以及修改建议所在的分支',
    proposal: '包含修改建议的 PR',
    reply: '回复和表情',
    issue: '链接检查的 issue',
  },
  pagesWorkflow: {
    intro: `由 ${runCommand} init 写入。构建清单的网站，并发布到 GitHub Pages。`,
    schedule: '每天（UTC），让网站显示最近一次链接检查的结果',
    history: '链接检查的结果保存在单独的分支上。',
    noHistory: '首次检查之前没有这个分支。',
    publish: '发布网站',
    identity: '向 GitHub Pages 证明来自本工作流',
  },
});
