import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

/** Names of files have a space on both sides; a number of files has none after it. */
const spaced = (files: string) => ` ${files}${/\p{Script=Han}$/u.test(files) ? '' : ' '}`;

export const commands = (): Messages['commands'] => ({
  help: {
    unknown: (input) => `未知命令 ${input}。`,
    incomplete: (usage) => `命令不完整，请写成 ${usage}。`,
    intro: '可用的命令：',
    commands: {
      '/listkeeper recheck': '重新检查本 PR',
      '/listkeeper check': '检查所有到期的链接',
      '/listkeeper fix': '自动修复格式问题',
      '/listkeeper preview': '预览条目的显示效果',
      '/listkeeper reopen': '在因长期未修改而关闭的 PR 中：重新打开',
      '/listkeeper ignore': '提议不再检查某个网址；以 `*` 结尾表示所有以此开头的网址',
      '/listkeeper duplicate-of': '标记为与已有条目重复',
      '/listkeeper remove': '提议从条目中删除某个链接',
      '/listkeeper archive': '提议将某个链接标记为失效，并附上存档',
      '/listkeeper snooze': '90 天内不在链接检查 issue 中提醒某个链接',
      '/listkeeper approve': '在推荐条目的 issue 中：仍然提交',
      '/listkeeper reject': '在推荐条目的 issue 中：不收录',
    },
    arguments: {
      '/listkeeper ignore': '<网址> <原因>',
      '/listkeeper duplicate-of': '<id>',
      '/listkeeper remove': '<网址>',
      '/listkeeper archive': '<网址>',
      '/listkeeper snooze': '<网址>',
    },
  },
  quota: (limit) => `已达到每小时 ${limit} 条命令的上限。推送仍会照常检查，请稍后再试。`,
  link: {
    proposed: (address, pull) => (pull === '' ? `已为 ${address} 创建 PR。` : `已为 ${address} 创建 ${pull}。`),
    snoozed: (address, day) => `${day}前不再提醒 ${address}，但仍会照常检查。`,
    notListed: (address) => `清单中没有 ${address}。`,
    noCopy: (address) => `互联网档案馆中没有 ${address} 的存档。`,
    notChecked: (address) => `${address} 还没有检查过，暂时没有可以关闭的提醒。`,
    refused: (address) => `无法自动修改 ${address}：它可能是条目中唯一的链接。请直接修改该条目。`,
    lineRefused: (address) => `无法自动修改 ${address}：该条目可能还有其他链接，或下面还有条目。请直接修改这一行。`,
  },
  notReopened: '只有因长期未修改而由我关闭的 PR 可以用命令重新打开。请新开一个 PR，或联系维护者。',
  alreadyOpen: '这个 PR 没有关闭。',
  noPreview: '本 PR 没有可以预览的条目。',
  duplicate: (entry, id) => `清单中已有该条目：${entry}（${id}）。如有补充，请直接修改该条目；否则请关闭本 PR。谢谢！`,
  unknownId: (id) => `清单中没有 ${id}。`,
  didYouMean: (id) => `是否应为 ${id}？`,
  credentials:
    '网址中带有用户名或密码，因此未处理，也未复制到任何地方。请去掉 `@` 前面的部分再试。原评论仍然公开可见：如果其中确有密码，请删除该评论并更换密码。',
  fixed: (fixes, files) =>
    fixes === 0
      ? `已统一${spaced(files)}的格式，并推送到本分支。`
      : `已修复${spaced(files)}中的 ${fixes} 处问题，并推送到本分支。`,
  fixedElsewhere: (fixes, files, pull) =>
    `没有本分支的写入权限。#${pull} 修复了${spaced(files)}中的 ${fixes} 处问题：可改为合并该 PR，或 cherry-pick 其最后一个提交。`,
  remaining: (count) => `另有 ${count} 处需要人工处理。`,
  closed: '本 PR 已关闭，无需修复。',
  nothingToFix: '没有可自动修复的问题。',
  onlyManualFixes: '其余问题需要人工处理，无法自动修复。',
  settingsNotEditable: '无法自动修改设置文件，请在 `.github/listkeeper.yml` 的 `links.ignore` 中添加该网址。',
  fixTitle: (pull) => `自动修复 #${pull} 中的格式问题`,
  fixBody: (pull, files) =>
    `包含 #${pull} 的提交，以及对 ${files} 个文件的自动修复。没有原分支的写入权限，因此单独提交：可改为合并本 PR，或由作者 cherry-pick 最后一个提交。`,
  fixNotWritable: `没有该分支的写入权限。该 PR 还改动了清单以外的文件，因此不会复制到本仓库。请在改动页面应用修改建议，或在自己的分支上运行 \`${runCommand} fmt --fix\`。`,
  ignoreTitle: '不再检查一个网址',
  ignoreBody: (address, login, reason) => `应 ${login} 的要求，把 ${address} 加入 \`links.ignore\`。\n\n原因：${reason}`,
  remedyFailed: {
    why: '勾选的修改暂时未能执行。',
    retry: '问题解决后，请取消勾选再重新勾选。',
    recovered: '勾选的修改曾一度未能执行，现已恢复。处理结果见上方各选项。',
  },
});
