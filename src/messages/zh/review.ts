import type { Messages } from '../messages.ts';

export const review: Messages['review'] = {
  headline: {
    joined: (clauses) => `${clauses.join('，')}。`,
    unaffected: '本 PR 没有改动清单。',
    nothingToFix: '没有需要修改的地方。',
    ready: (name) => `“${name}”可以合并`,
    allReady: (total) => `${total} 个条目都可以合并`,
    someReady: (ready, total) => `${total} 个条目中 ${ready} 个可以合并`,
    entryToFix: (name, fixes) => `“${name}”有 ${fixes} 处需要修改`,
    entriesToFix: (entries, fixes) => `${entries} 个条目共有 ${fixes} 处需要修改`,
    possibleDuplicate: (name) => `“${name}”可能与已有条目重复`,
    possibleDuplicates: (count) => `${count} 个条目可能与已有条目重复`,
    otherProblems: (count, files) => `${files === '' ? '条目之外' : `${files} `}有 ${count} 处需要修改`,
  },
  greeting: {
    ready: '感谢你的首次贡献！',
    toFix: '感谢你的首次贡献！修改后直接推送，系统会自动重新检查。',
  },
  removed: (count, names, hasMore) => `删除 ${count} 个条目：${names}${hasMore ? '等' : ''}。`,
  truncated: '改动超过 3,000 个文件，只检查了 GitHub 列出的文件。',

  table: {
    entry: '条目',
    result: '检查结果',
    links: '链接',
    duplicates: '重复条目',
    toFix: (count) => `${count} 处待修改`,
    possibleDuplicate: '可能重复',
    ready: '通过',
    readyWithSuggestions: (count) => `通过，${count} 条建议`,
    aliveLinks: (count) => `${count} 个正常`,
    deadLinks: (count) => `${count} 个失效`,
    doubtfulLinks: (count) => `${count} 个待确认`,
    uncheckedLinks: (count) => `${count} 个未检查`,
  },

  sections: {
    toFix: '需要修改',
    suggestions: '建议',
    nonBlocking: '（不影响合并）',
    preview: 'README 中的显示效果',
    preExisting: (count) => `已有的 ${count} 处问题，与本 PR 无关`,
  },

  item: {
    change: (value) => `请改为 ${value}。`,
    suggestedOnLine: '（可在对应行直接应用建议）',
    seeAlso: (place) => `见 ${place}。`,
    competing: (pull, shared) => `${pull} 也在添加同一内容（${shared}）。`,
    pullRequest: (number) => `PR ${number}`,
    sameTitle: '标题相同',
    deadLink: (url, reason) => `${url}，${reason}。请换成可用的链接，或删除该链接。`,
    doubtfulLink: (url, doubt) => `${url}，${doubt}`,
    wrongTitle: (title) => `页面标题是“${title}”，请确认链接是否正确。`,
    retracted: '论文已被撤稿',
    withdrawn: '论文已被作者撤回',
    archived: '仓库已归档，不再更新',
    movedTo: (reason, url) => `${reason}：${url}`,
  },

  footer: {
    fix: '`/listkeeper fix` 自动修复格式问题',
    commands: '全部命令',
    checked: (commit) => `已检查 ${commit}`,
    recheckedOnPush: '每次推送后自动重新检查',
  },

  suggestedEntries: '自动生成的内容会被覆盖，请改为添加以下数据文件：',

  metadata: {
    fields: {
      title: '标题',
      authors: '作者',
      venue: '发表处',
      year: '年份',
      identifiers: '标识符',
      license: '许可证',
    },
    seeSource: (place, source) => `${place}：见 ${source}。`,
    fromSource: (place, source) => `${place}：以下内容来自 ${source}，确认后可粘贴到条目中。`,
    summary: (source, facts) => `来自 ${source}：${facts}`,
    canAdd: (fields) => `可补充${fields}`,
    stars: (count, date) => `${date} 有 ${count} 个星标`,
  },
};
