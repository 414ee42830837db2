import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

export const adoption = (): Messages['adoption'] => ({
  title: '启用典守来维护这份清单',
  decision: '**合并本 PR，即由典守维护这份清单；不需要的话直接关闭，不会再次打扰。**',
  summary: (file, entries, sections, folder) =>
    `本分支把 ${file} 中的 ${entries} 个条目（${sections} 个分类）整理为 ${folder} 下的数据文件，之后 ${file} 由数据生成。`,
  benefits: (file) =>
    [
      '**合并之后**',
      '- 每个 PR 会收到一条评论：错误、重复条目、失效链接和显示效果。',
      '- 每周检查一次链接，问题汇总在一个 issue 里；偶尔一次打不开不会判为失效。',
      '- 不会用 git 的人可以通过表单推荐条目。',
      `- ${file} 随数据自动更新；标记之外的内容仍由你们手动维护。`,
    ].join('\n'),
  changes: (file, added, removed, template) =>
    `**${file} 的改动**：新增 ${added} 行，删除 ${removed} 行。新增的是清单前后的两个标记；条目以外的内容保持原样，保存在 ${template} 中。`,
  problems: (count, entries) =>
    `**${entries} 个条目中有 ${count} 处问题，都是清单中原有的。** 可以放心合并：修改之前，清单内容不变。\`${runCommand} validate\` 报告的错误和警告与此相同。`,
  kinds: {
    'duplicate-identity': '与另一条目指向同一资源',
    'duplicate-title': '与另一条目题目相同',
    'duplicate-link': '同一条目中的重复链接',
    'no-links': '没有链接',
    'code-missing': '百度网盘分享缺少提取码',
    'code-mismatch': '两处提取码不一致',
    'bad-address': '不是公开可访问的网址',
    'old-address': '已弃用的地址',
    'insecure-address': '可用 https 却写作 http',
    'volatile-address': '可能很快失效的网址',
    'repeated-item': '重复列出',
    spacing: '中文与西文之间的空格',
    'mixed-punctuation': '中文里的半角标点',
    'invisible-character': '不可见字符',
    placeholder: '占位文字',
    'same-name': '与另一条目名称相同',
    'shared-paper': '与另一条目为同一篇论文',
    'code-misplaced': '无需提取码的链接带有提取码',
  },
  otherKinds: '其他问题',
  volatileKinds: {
    search: '搜索结果页',
    temporary: '临时链接',
    shortened: '短链接',
    'ip-address': '裸 IP 地址',
    tracking: '跟踪参数',
  },
  counted: (heading, count) => `${heading}（${count}）`,
  atLine: (line) => `第 ${line} 行`,
  lines: (count) => `${count} 行`,
  more: (count) => `另外 ${count} 处`,
  differences: (count) => `导入说明 ${count} 条`,
  handWritten: (lines, places) => `仍由你们手动维护的内容：${places} 处，共 ${lines} 行`,
  closing: (file, setting) =>
    `合并之前，本 PR 会随清单更新。随时可以卸载，数据和文件都保留在仓库中。想继续直接编写 ${file}？关闭本 PR，并在 \`.github/listkeeper.yml\` 中写上 ${setting}，照样会审核 PR 和检查链接。`,
  move: {
    title: '改用数据文件维护这份清单',
    decision: (file) => `**合并本 PR，改用数据文件维护这份清单；想继续直接编写 ${file}，关闭即可。**`,
    benefits: (file) =>
      [
        '**合并之后**',
        '- PR 审核和链接检查照常进行。',
        '- 条目可以有更多字段，评论中会预览显示效果。',
        '- 不会用 git 的人可以通过表单推荐条目。',
        `- ${file} 随数据自动更新；标记之外的内容仍由你们手动维护。`,
      ].join('\n'),
    closing: `合并之前，本 PR 会随清单更新。\`${runCommand} export\` 可以改回只有 README 的形式。`,
  },
  links: {
    offline: '**链接**：网络不可用，尚未检查。',
    summary: (checked, total) => `**链接**：${total} 个中目前已检查 ${checked} 个：`,
    counts: (alive, moved, dead, unclear) => {
      const others = [
        ...(moved > 0 ? [`${moved} 个地址变更`] : []),
        ...(dead > 0 ? [`${dead} 个可能失效`] : []),
        ...(unclear > 0 ? [`${unclear} 个无法判断`] : []),
      ];
      const counts = [`${alive} 个正常`, ...others].join('，');
      return others.length === 0 ? `${counts}。` : `${counts}。尚非最终结论：多次检查均失败才会判为失效。`;
    },
    fold: (count) => `这 ${count} 个链接`,
  },
  settings: {
    intro: '典守的设置。未写出的项使用默认值。',
    line: '条目的格式，与原来相同',
    fields: '表格中没有对应内置字段的列',
    template: '文件中条目之外的文字，请在该文件中修改',
    language: '评论、检查和 issue 的语言',
    generated: '两个标记之间的内容由数据生成',
    form: '推荐条目的 issue 表单',
    formOff: `推荐条目的 issue 表单：运行 \`${runCommand} init\`，会连同处理它的程序一起启用。`,
    publishBy: '或 pull-request、off',
    source: '清单本身：手工编辑，逐条审核',
    every: '多久检查一次链接：day、week、month、off',
  },
});
