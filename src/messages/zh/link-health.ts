import type { Messages } from '../messages.ts';

export const linkHealth: Messages['linkHealth'] = {
  title: {
    toDecide: (count) => `链接检查：${count} 个链接待处理`,
    toUpdate: (count) => `链接检查：${count} 个地址可更新`,
    toRecheck: '链接检查：暂无待处理，部分链接将复查',
    allWell: '链接检查：全部正常',
  },
  noLinks: '没有需要检查的链接。',
  nothingToDo: '没有需要处理的链接。',
  allAlive: '所有链接均可访问。',

  counts: {
    total: (count) => `共 ${count} 个链接`,
    alive: (count) => `正常 ${count} 个`,
    dead: (count) => `失效 ${count} 个`,
    codes: (count) => `提取码错误 ${count} 个`,
    moved: (count) => `地址变更 ${count} 个`,
    suspects: (count) => `待复查 ${count} 个`,
    unjudged: (count) => `未检查 ${count} 个`,
    ignored: (count) => `暂不提醒 ${count} 个`,
    settled: (count) => `已标记失效 ${count} 个`,
  },
  checked: (moment) => `检查于 ${moment}`,
  deferred: (count) => `${count} 个留待下次检查`,
  nextRun: (day) => `下次 ${day}`,
  history: '历史记录',

  changes: {
    died: (count) => `${count} 个链接失效`,
    recovered: (count) => `${count} 个恢复`,
    codes: (count) => `${count} 个提取码错误`,
    noted: (count) => `${count} 个有新情况`,
    moved: (count) => `${count} 个地址变更`,
    moreNames: (count) => `另外 ${count} 个`,
  },

  dead: {
    heading: (count) => `失效链接（${count}），请选择处理方式`,
    tick: '勾选要执行的操作，所有勾选项会汇总成一个 PR。也可以点“修改”自行编辑。链接恢复后会自动从这里移除。',
    edit: (status) =>
      `点“修改”打开对应行，更换或删除链接。如果资源本身已不存在，请在条目中添加 ${status}，条目会保留并注明失效。链接恢复后会自动从这里移除。`,
    isNew: '（新）',
    archivedCopy: '存档副本',
    unreachableHost: (host, count) => `**${host}** 整个网站无法访问，涉及 ${count} 个链接：`,
  },
  evidence: {
    failingSince: (day, checks) => (checks < 2 ? `${day}起无法访问（检查 1 次）` : `${day}起连续 ${checks} 次无法访问`),
    lastWorked: (day) => `最近一次可访问：${day}`,
    neverWorked: (day) => `自首次检查（${day}）以来从未成功`,
    marker: (text) => `页面显示：“${text}”`,
    source: (source) => `检查方式：${source}`,
  },
  codes: '提取码错误或缺失',
  wrong: {
    heading: '请核对：已撤稿，或链接可能有误',
    titled: (title) => `页面标题是“${title}”`,
    retracted: '论文已被撤稿',
    withdrawn: '论文已被作者撤回',
    anotherRepository: (title) => `该名称现属另一个仓库（原仓库删除或更名后被重新注册），页面标题是“${title}”`,
  },
  moved: {
    heading: (count) => `地址已变更（${count}）`,
    why: '旧地址仍可跳转，建议改用新地址。',
  },
  archived: (count) => `仓库已归档，不再更新（${count}）`,
  suspects: {
    certainHeading: '失败一次，将复查：暂不需要处理',
    heading: (count) => `访问失败，将复查（${count}）：一次失败不算失效`,
    failed: (checks, day) => `${day}起已失败 ${checks} 次`,
    recheck: (day) => `${day}重新检查`,
  },
  folded: {
    unjudged: (count) => `未能检查（${count}）：不需要处理`,
    recovered: (count) => `上次检查以来恢复（${count}）`,
    ignored: (count) => `暂不提醒（${count}）`,
    settled: (count) => `条目中已标记失效（${count}）`,
    moreLocations: (total) => `等 ${total} 处`,
    recoveredOn: (day) => `，${day}恢复`,
    ignoredUntil: (day) => `，${day}前不再提醒`,
  },
  editLink: '修改',

  checkboxes: {
    address: '改用新地址',
    archive: '改用存档副本',
    gone: '标记为失效（保留条目）',
    remove: '删除该链接',
    ignore: '90 天内不再提醒',
    check: '立即重新检查',
    allMoves: (count) => `一次更新全部 ${count} 个地址（仓库更名、规范网址、http 改 https）`,
    proposedIn: (pull) => `：见 #${pull}`,
    refused: '：无法自动修改，请点“修改”',
  },

  badge: '有效链接',
  trendChart: '链接可用率',
  serviceChart: '待处理链接的来源',
  otherServices: '其他',
};

export const healthPullRequest: Messages['healthPullRequest'] = {
  titles: {
    address: (count) => `更新 ${count} 个地址`,
    archive: (count) => `${count} 个链接改用存档副本`,
    gone: (count) => `将 ${count} 个链接标记为失效`,
    remove: (count) => `删除 ${count} 个链接`,
    mixed: (count) => `处理 ${count} 个链接`,
  },
  edits: {
    address: '改用新地址',
    archive: '改用存档副本',
    gone: '标记为失效',
    remove: '删除链接',
  },
  requestedIn: (issue) => `由 #${issue} 中的勾选生成。`,
  scope: '只改动下列各行。在 issue 中取消勾选可撤回对应改动；关闭本 PR 则全部不改。',
  since: (reason, day) => `${reason}，${day}起`,
  refusedTick: (login) => `${login} 没有写权限，已取消勾选。`,
};
