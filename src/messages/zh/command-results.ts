import type { Severity } from '../../model/finding.ts';
import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';
import { handWrittenKinds } from './import-report.ts';

const severityNames: Record<Severity, string> = { error: '错误', warning: '警告', notice: '提示' };

export const commandResults = (): Messages['commandResults'] => ({
  severity: ({ severity }) => severityNames[severity],
  severityCounts: ({ counts }) => counts.map(({ severity, count }) => `${count} 个${severityNames[severity]}`).join('、'),
  finding: ({ place, severity, message, code }) => `${place}: ${severity}：${message} ${code}`,
  written: ({ path }) => `${path}：已写入`,
  upToDate: ({ path }) => `${path}：已是最新`,

  validate: {
    noProblems: '没有发现问题',
    scope: ({ entries, files }) => `${entries} 个条目，${files} 个文件`,
    clean: ({ summary, scope }) => `${summary}：${scope}`,
    tally: ({ counts, affected, files }) => `${files} 个文件中，${affected} 个有问题：${counts}`,
    fixable: ({ count }) => `其中 ${count} 个可自动修复。请运行：${runCommand} fmt --fix`,
  },

  render: {
    site: ({ path, files, written, removed }) =>
      written + removed === 0
        ? `${path}：共 ${files} 个文件，均为最新`
        : `${path}：共 ${files} 个文件，写入 ${written} 个${removed === 0 ? '' : `，删除 ${removed} 个`}`,
    siteStale: ({ path, stale }) => `${path}：${stale} 个文件不是最新`,
    tally: ({ files, written, removed }) =>
      written + removed === 0
        ? `共 ${files} 个文件，均为最新`
        : `共 ${files} 个文件，已写入 ${written} 个${removed === 0 ? '' : `，删除 ${removed} 个`}。请用 git diff 查看后提交。`,
    stale: ({ files, stale }) => `共 ${files} 个文件，${stale} 个不是最新。请运行：${runCommand} render`,
    blocked: `未写入任何文件：如果现在写入，有错误的条目会消失。查看所有问题：${runCommand} validate`,
    none: '没有需要生成的文件。请在 .github/listkeeper.yml 的 `outputs:` 中列出。',
  },

  review: {
    conclusion: { success: '检查通过', failure: '检查未通过', neutral: '检查结果为中性' },
  },

  fmt: {
    unformatted: ({ path }) => `${path}：需要改动`,
    formatted: ({ path }) => `${path}：已整理`,
    changed: ({ path }) => `${path}：已修改`,
    nothingToDo: ({ files }) => `共 ${files} 个文件，无需整理`,
    toDo: ({ files, changed, fix }) =>
      `共 ${files} 个文件，${changed} 个需要改动。请运行：${runCommand} fmt${fix ? ' --fix' : ''}`,
    done: ({ files, changed }) => `共 ${files} 个文件，已整理 ${changed} 个`,
    fixed: ({ files, changed, fixes }) =>
      `已修复 ${fixes} 处问题，修改了 ${files} 个文件中的 ${changed} 个。查看剩余的问题：${runCommand} validate`,
  },

  generate: {
    stale: ({ path }) => `${path}：不是最新。请运行：npm run generate`,
  },

  check: {
    factsWritten: ({ path }) => `${path}：已写入。请运行 ${runCommand} render 更新展示`,
    unreadableFile: ({ path }) => `${path}：已跳过，不是文本文件或笔记本，或大于 256 MiB`,
    unreadFile: ({ path }) => `${path}：未读取，不支持该格式`,
    ignored: ({ links }) => `已按注释或设置忽略 ${links} 个链接`,
    noLinks: '没有找到链接，未检查任何内容',
    offline: ({ links }) => `${links} 个链接，未发出请求（--offline）`,
    links: ({ count }) => `${count} 个链接`,
    verdictCount: ({ verdict, count }) => `${count} 个${verdict}`,
    work: ({ requests, seconds, cached }) => `${requests} 次请求，${seconds} 秒${cached > 0 ? `，${cached} 个取自缓存` : ''}`,
    failuresAgain: '需要处理的链接：',
    next: '请更换或删除需要处理的链接；如可接受，请使用 --accept 或 --exclude。',
    moreAbove: ({ count }) => `上面还有 ${count} 个`,
    line: ({ place, verdict, url, reason, evidence }) => `${place}${verdict} ${url} —— ${reason}${evidence}`,
    reasonWithNote: ({ reason, note }) => `${reason}，${note}`,
    evidence: ({ text }) => `（${text}）`,
    alsoAt: ({ places, more }) => `另见 ${places.join('、')}${more ? ' 等' : ''}`,
  },

  health: {
    states: {
      dead: '失效',
      codes: '提取码',
      wrong: '存疑',
      moved: '变更',
      certainSuspects: '待复查',
      suspects: '待复查',
      recovered: '恢复',
    },
    failing: ({ since, strikes }) => `${since} 起连续 ${strikes} 次检查失败`,
    nextCheck: ({ date }) => `下次检查 ${date}`,
    line: ({ url, facts }) => `${url}：${facts.join('；')}`,
    next: '请修改这些链接，或用 status 将条目标记为失效，然后重新检查。',
  },

  new: {
    exists: ({ path }) => `${path} 已存在，未改动。请换一个 --id。`,
    notWritten: '（未写入）',
    preview: '在 README 中将显示为：',
    fetching: '正在查询信息…',
    next: `下一步：运行 ${runCommand} render，然后提交。`,
    nextFix: '下一步：更正上面的选项后重新运行。',
    filledIn: ({ source, fields }) => `已根据 ${source} 填写：${fields.join('、')}`,
  },

  export: {
    next: ({ data, file }) =>
      `清单已恢复为普通的 Markdown，可以删除 ${data}/。如需继续审核和检查链接，请把 .github/listkeeper.yml 的内容改为“source: ${file}”。`,
  },
  import: {
    reasonCount: ({ reason, count }) => `${reason}：${count}`,
    moreExamples: ({ count }) => `… 另有 ${count} 处`,
    noList: ({ file }) => `${file} 中没有找到清单，未写入任何文件。`,
    columns: {
      file: '文件',
      lines: '行',
      addresses: '网址',
      data: '在数据中',
      kept: '在正文中',
      lost: '丢失',
      entries: '条目',
      sections: '分类',
      seconds: '秒',
    },
    lost: ({ text }) => `丢失：${text}`,
    findings: ({ counts }) =>
      `${runCommand} validate 会指出：${counts.map(({ severity, code, count }) => `${severityNames[severity]} ${code} ×${count}`).join('、')}`,
    readme: ({ path, added, removed }) =>
      `由数据生成的 ${path}：新增 ${added} 行（${added === 2 ? '即清单前后的标记' : '其中两行是清单前后的标记'}），删除 ${removed} 行`,
    fields: ({ counts }) => `读入字段：${counts.map(({ field, count }) => `${field} ×${count}`).join('，')}`,
    handWritten: ({ lines, places }) => `仍由人工编写：${places} 处，共 ${lines} 行`,
    handWrittenPart: ({ line, lines, heading, kinds }) =>
      `${line}：${heading === '' ? '' : `${heading}：`}${kinds.map((kind) => handWrittenKinds[kind]).join('、')}（${lines} 行）`,
    nothingWritten: '（未写入）',
    written: ({ files, folder }) => `已向 ${folder}/ 写入 ${files} 个文件`,
    nextReplace: ({ command }) => `下一步：${command}，让文件中的清单由数据生成；改动见 git diff。`,
    nextReview: `下一步：用 git diff 查看改动，修正上面列出的问题，然后提交；再用 ${runCommand} init 启用机器人。`,
  },
});
