import type { Messages } from '../messages.ts';

export const review = (): Messages['review'] => ({
  headline: {
    joined: (clauses) => `${clauses.join('；')}。`,
    unaffected: '本 PR 没有改动清单。',
    nothingToFix: '没有需要修改的地方。',
    ready: (name) => `“${name}”可以合并`,
    allReady: (total) => `${total} 个条目都可以合并`,
    someReady: (ready, total) => `${total} 个条目中有 ${ready} 个可以合并`,
    states: {
      'to-fix': ({ name, entries, fixes }) =>
        name === '' ? `${entries} 个条目共有 ${fixes} 处需要修改` : `“${name}”有 ${fixes} 处需要修改`,
      duplicate: ({ name, entries }) => (name === '' ? `${entries} 个条目已在清单中` : `“${name}”已在清单中`),
      'dead-link': ({ name, entries, fixes }) =>
        name === '' ? `${entries} 个条目共有 ${fixes} 个失效链接` : `“${name}”有 ${fixes} 个失效链接`,
      'not-accepted': ({ name, entries }) =>
        name === '' ? `${entries} 个条目暂不符合本清单的收录条件` : `“${name}”暂不符合本清单的收录条件`,
      'possible-duplicate': ({ name, entries }) =>
        name === '' ? `${entries} 个条目可能与已有条目重复` : `“${name}”可能与已有条目重复`,
      unchecked: ({ name, entries }) =>
        name === '' ? `${entries} 个条目的链接尚未检查` : `“${name}”未发现问题，但有链接尚未检查`,
    },
    sameMistakes: (clause, count) => `${clause}，每个条目都是同样的 ${count} 处`,
    removes: (names) => `删除${names}`,
    removesMany: (count) => `删除 ${count} 个条目`,
    editsGenerated: (files) => `${files} 的这部分由数据自动生成，直接修改会被覆盖`,
    otherProblems: (count, files) => `${files === '' ? '条目之外' : `${files} `}有 ${count} 处需要修改`,
  },
  greeting: '感谢你的首次贡献！',
  thanksForSuggestion: '感谢推荐。',
  nextStep: () => '修改并推送后，这条评论会自动更新。',
  fix: (fixable, total) =>
    fixable < total ? `\`/listkeeper fix\` 可自动修复其中 ${fixable} 处。` : '`/listkeeper fix` 可自动修复。',
  allLinksWork: (count) => (count === 1 ? '已检查的链接可正常访问。' : `已检查的 ${count} 个链接均可正常访问。`),
  removed: (count, names, hasMore) => `删除 ${count} 个条目：${names}${hasMore ? '等' : ''}。`,
  truncated: '改动超过 3,000 个文件，只检查了 GitHub 列出的文件。',

  disagreement: ({ source, fields, says }) =>
    `${source} 的说法不同${fields.length > 0 ? `（${fields.join('、')}）` : ''}：${says}`,

  useQuestion:
    '**想请教一下**：你自己在用它吗？或者参与了它的开发？在评论里用一句话说明即可，怎么回答都可以，维护者会在决定前参考。',
  idle: (days) =>
    `这个 PR 已有 ${days} 天没有动静，先暂时关闭，以免积压。内容都还在：有空时推送修改，再评论 \`/listkeeper reopen\`，就会重新打开并继续审核。在此之前请不要强制推送（force push），否则 GitHub 无法重新打开。感谢你的推荐！`,

  sections: {
    suggestions: '建议',
    nonBlocking: '（不影响合并）',
    ready: (count) => `${count} 个条目可以合并`,
    preview: (count) => (count === 1 ? 'README 中的显示效果' : `${count} 个条目在 README 中的显示效果`),
    preExisting: (count) => `已有的 ${count} 处问题，与本 PR 无关`,
  },

  item: {
    change: (value) => `请改为 ${value}。`,
    applySuggestion: '采纳建议',
    why: '说明',
    undoEdit: '请撤销此处的修改。',
    duplicate: (entry) => `已在清单中：${entry}。如有补充，请直接修改该条目；如果确实是另一个资源，请换成它自己的链接。`,
    places: (count, places, more) => `共 ${count} 处：${places.join('、')}${more > 0 ? `，另有 ${more} 处` : ''}`,
    seeAlso: (place) => `见 ${place}。`,
    competing: (pull, shared) => `${pull} 也在添加同一内容（${shared}）。`,
    pullRequest: (number) => `PR ${number}`,
    sameTitle: '标题相同',
    deadLink: (reason) => `${reason}。请换成可用的链接，或删除该链接。`,
    wrongTitle: (title) => `页面标题是“${title}”，请确认链接是否正确。`,
    retracted: '论文已被撤稿',
    withdrawn: '论文已被作者撤回',
    archived: '仓库已归档，不再更新',
    movedTo: (reason, url) => `${reason}：${url}`,
  },

  footer: {
    fix: '`/listkeeper fix` 自动修复格式问题',
    commands: '命令',
    checked: (commit) => `已检查 ${commit}`,
    recheckedOnPush: '每次推送后自动重新检查',
  },

  suggestedEntries: () => '请改为添加以下文件：',

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
});
