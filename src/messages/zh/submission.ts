import type { Messages } from '../messages.ts';

export const submission: Messages['submission'] = {
  edit: '如需修改，请直接编辑本 issue，这条评论会同步更新。',
  proposed: (name, pullRequest) => `已为“${name}”创建 ${pullRequest}，等待维护者审核。谢谢！`,
  pullRequest: 'PR',
  duplicate: (entries) => `清单中已有该条目：${entries}。`,
  duplicateEntry: (link, id) => `${link}（${id}）`,
  duplicateHelp: '如果其实是另一个资源，请在 issue 中换成它自己的链接；如有补充，欢迎留言。',
  noAddress: '没有找到可用的链接。',
  noAddressHelp: (text) => `“链接”一栏填写的是 ${text}。请填写以 http:// 或 https:// 开头的网址，或 arXiv 编号、DOI。`,
  dead: '这个链接打不开。',
  junk: '需要维护者确认。',
  junkHelp: (links) => `简介中有 ${links} 个链接，看起来像广告。如果不是，请只保留说明文字，链接填写在对应的栏中。`,
  toFix: (name) => `“${name}”需要修改。`,
  takenOver: (pull) => `有人正在 ${pull} 上继续修改，它不再随本 issue 更新。`,
  takenOverHelp: '如需补充或更正，请在该 PR 中留言。感谢推荐！',
  declined: '维护者决定不收录该条目。感谢推荐！',
  maintainers: '维护者：`/listkeeper approve` 仍然提交 · `/listkeeper reject` 不收录 · `/listkeeper duplicate-of <id>`',

  fields: {
    title: '标题',
    name: '名称',
    authors: '作者',
    venue: '发表处',
    year: '年份',
    license: '许可证',
    kind: '类型',
    section: '分类',
    code: '提取码',
    paper: '论文链接',
    source: '代码链接',
    description: '简介',
  },
  sources: {
    address: '链接',
    page: '网页',
    list: '相近条目',
  },
  fieldWithValue: (field, value) => `${field}“${value}”`,
  filledField: (field, source) => `${field}（根据${source}）`,
  formRemedies: {
    'code-missing': '请填写“提取码”一栏：四位字母或数字；没有提取码请填“无”。',
    'code-mismatch': '请更正“提取码”一栏，或留空。',
    'code-misplaced': '请将“提取码”一栏留空。',
  },
  filled: (fields) => `已自动补全：${fields}。`,
  rejected: '格式不符，未采用：',
  preview: '在清单中的显示效果',

  pullRequestTitle: (name) => `收录 ${name}`,
  pullRequestBody: (author, issue) =>
    `由 ${author} 在 #${issue} 中推荐。编辑该 issue 后，本 PR 会同步更新；有人在此分支上提交后则不再更新。`,

  failed: {
    why: '感谢推荐！暂时未能处理，并非填写有误。',
    retry: '问题解决后，编辑本 issue 即可重试。',
  },
};
