import type { Messages } from '../messages.ts';

export const checkRun = (): Messages['checkRun'] => ({
  toFix: '需要修改',
  suggestions: '建议（不影响合并）',
  preExisting: '已有的问题，与本 PR 无关',
  omittedAnnotations: (shown, omitted) => `已在对应行标注 ${shown} 处（优先标注需要修改的），另有 ${omitted} 处未标注。`,
  commit: (sha) => `提交 ${sha}`,
  scope: (items) => `检查范围：${items}`,

  linkTitle: (verdict) => `链接：${verdict}`,
  linkProblem: (url, reason) => `${url}：${reason}。`,
  newAddress: (url) => `新网址：${url}`,
  found: (text) => `页面显示：${text}`,

  mergeGroup: '此提交由合并队列生成，其中对清单的改动已合在一起检查。链接已在各个 PR 中检查，此处不再重复。',

  adoption: {
    title: '启用典守：详见 PR 描述',
    summary: '本 PR 用于启用典守，不按投稿检查。发现的问题已列在 PR 描述中。',
  },
  superseded: {
    title: '已有更新的提交',
    summary: '此提交已不是任何打开的 PR 的最新提交，请查看最新提交的检查结果。',
  },
  upToDate: {
    title: '生成的文件已是最新',
    summary: '默认分支上生成的文件已是最新，或正在更新。',
  },
  unreviewedMergeGroup: {
    title: '未合并检查',
    summary:
      '未检查此合并组：内容过大，或 GitHub 未给出其基础提交。各个 PR 的检查结果只针对该 PR 本身，它们之间是否冲突尚未检查。',
  },
  failedReview: '未能完成检查',
  failedPublish: '未能写入生成的文件',
  internalError: '典守内部出错，详情见日志。',
  rerun: '问题解决后，请点击“Re-run”，或重新推送。',
  notAboutEntries: '这与条目内容无关。',
  annotationsRefused: 'GitHub 未接受逐行标注，具体问题见 PR 中的评论。',

  tooLarge: {
    title: '内容过大，无法检查',
    bytes: '此提交中清单文件的总大小超出读取上限。请拆分改动，或将大文件移出数据目录。',
    entries: (maxEntries) =>
      `本 PR 新增或修改的条目超过 ${maxEntries} 个（或文字量相当），因此未检查。请拆分成多个 PR，每个不超过 ${maxEntries} 个条目，例如每次提交一个分类或一个目录，合并后再提交下一个。`,
  },
});
