import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

export const demo = (): Messages['demo'] => ({
  example: `没有找到凭据，以下是演示：GitHub 与所有网站都在本机模拟，不会访问外部网络，
失效的链接也只是模拟的结果。为了展示历史记录，会先补做三次链接检查（15 天、8 天、1 天前）。`,
  realLinks: `GitHub 在本机模拟；清单中的链接会真实检查，可能需要几分钟。
设置 GITHUB_TOKEN 后，也会检查指向 GitHub 的链接。`,
  simulatedLinks: `GitHub 与所有网站都在本机模拟，不会访问外部网络。
这里的链接正常或失效，与真实情况无关。`,
  home: '首页已可打开：',
  pages: {
    pullRequest: 'PR 与评论',
    check: '检查结果与标注',
    issue: '链接检查的 issue',
    readme: '由数据生成的 README',
    site: '清单的网站',
  },
  noPage: '无',
  exampleNext: ({ setup }) => `按 Ctrl+C 停止。要在 GitHub 上运行：${setup}，或填写 .env（见 .env.example）。
试用自己的清单：${runCommand} try 目录`,
  nothingProposed: `机器人没有提议：只有包含至少十个条目的清单的 README，它才会提议维护。
仍可自行转换：${runCommand} import README.md --out data`,
  stop: '按 Ctrl+C 停止。',
  contribution: {
    title: '添加两个条目',
    body: '投稿示例：一个条目有错误，另一个已在清单中。',
    name: '有错误的示例',
    description: '下面的字段并不存在。',
  },
});
