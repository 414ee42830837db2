import type { FindingCode } from '../../model/finding.ts';
import { type FindingMessage, type FindingMessageValues, parseYamlScalar } from './message-values.ts';

/** 从有限的几个值里选：先说最可能的那个。 */
const suggestChoice = ({ finding, nearest, allowed }: FindingMessageValues): string => {
  if (finding.nearest !== undefined) return `是否想写 ${nearest}？${allowed && allowed !== nearest ? `可用：${allowed}。` : ''}`;
  return allowed ? `请从这些里选：${allowed}。` : '';
};

const suggestValue = ({ finding, fix, nearest }: FindingMessageValues, otherwise: string): string => {
  if (finding.fix !== undefined) return `请写成 ${fix}`;
  return finding.nearest !== undefined ? `是否想写 ${nearest}？` : otherwise;
};

const explainNested = (facts: FindingMessageValues): FindingMessage | undefined => {
  const { problem } = facts.finding;
  return problem && problem !== 'settings-refused' && problem !== 'list-refused' ? chineseMessages[problem](facts) : undefined;
};

export const chineseMessages: Record<FindingCode, (facts: FindingMessageValues) => FindingMessage> = {
  'yaml-syntax': ({ found }) => ({
    message: `这里不是能读懂的 YAML：${found}。`,
    remedy: '请检查本行和上一行的缩进、冒号与引号。',
  }),
  'yaml-refused': (facts) => ({
    message: `数据文件里不能有这样的 YAML：${facts.found}${facts.allowed ? `（上限 ${facts.allowed}）` : ''}。`,
    remedy: '数据文件只用普通写法：不用标签和别名，不嵌套太深，不超过 256 KiB。请拆分或简化。',
  }),
  'duplicate-key': ({ found }) => ({
    message: `字段 ${found} 在同一处写了两次，只有后一次会生效。`,
    remedy: '请只保留一个。',
  }),
  'not-an-entry': () => ({
    message: '这里没有条目。',
    remedy: '一个数据文件是一个条目（字段和值），或者以短横线开头的若干条目。',
  }),
  'unknown-field': (facts) => ({
    message: `这里没有 ${facts.found} 这个字段。`,
    remedy: facts.finding.found?.includes('：')
      ? '字段名后面请用半角冒号加空格，写成 “name: …”，而不是 “name：…”。'
      : facts.finding.nearest !== undefined
        ? `是否想写 ${facts.nearest}？`
        : `这里可用的字段：${facts.allowed}。`,
  }),
  'missing-field': (facts) => ({
    message: `缺少 ${facts.field || facts.name}。`,
    remedy: facts.allowed ? `请补上 ${facts.name}：${facts.allowed}。` : `请补上 ${facts.name}。`,
  }),
  'wrong-type': (facts) => ({
    message: `${facts.field} 应为 ${facts.allowed || '别的类型'}，现在是 ${facts.found}。`,
    remedy: suggestValue(facts, `请把 ${facts.name} 写成 ${facts.allowed}。`),
  }),
  'not-allowed': (facts) => ({
    message: `${facts.field || facts.name} 不能是 ${facts.found}。`,
    remedy: suggestChoice(facts) || '请换一个值。',
  }),
  malformed: (facts) =>
    facts.isBound
      ? { message: `${facts.field || facts.name} 不能是 ${facts.found}。`, remedy: `应${facts.allowed}。` }
      : {
          message: `${facts.found} 不符合 ${facts.field || facts.name} 的写法。`,
          remedy: suggestValue(facts, facts.allowed ? `写法如：${facts.allowed}。` : '请改正。'),
        },
  'too-long': (facts) => ({
    message: `${facts.field} 超过了 ${facts.allowed}。`,
    remedy: '请写短一些，细节留给条目所链接的页面。',
  }),
  empty: (facts) => ({
    message: `${facts.field || facts.name} 是空的。`,
    remedy: facts.allowed ? `请填写（${facts.allowed}），或删去这个字段。` : '请填写，或删去这个字段。',
  }),
  'code-not-text': (facts) => {
    const read = parseYamlScalar(facts.finding.found ?? '');
    const becomes =
      read?.kind === 'number' ? `读成数字 ${read.value}` : read?.kind === 'boolean' ? `读成真假值 ${read.value}` : '读成别的东西';
    return {
      message: `提取码 ${facts.found} 会被 YAML ${becomes}。`,
      remedy: facts.fix ? `请写成 code: ${facts.fix}` : '请给提取码加上引号：四位字母或数字。',
    };
  },
  'code-missing': () => ({
    message: '这个百度网盘分享没有提取码。',
    remedy: '请加上 code:，写四位提取码并加引号。',
  }),
  'code-mismatch': ({ found, allowed }) => ({
    message: `提取码 ${found} 与地址里的 ${allowed} 不一致。`,
    remedy: '请在 code 里保留正确的那个，并去掉地址里的 ?pwd=。',
  }),
  'code-misplaced': ({ found }) => ({
    message: `这个地址不需要提取码，却写了 ${found}。`,
    remedy: '请把提取码写到它对应的网盘分享上，或删去。',
  }),
  'bad-address': (facts) => ({
    message: `${facts.found} 不是别人能打开的地址。`,
    remedy: suggestValue(facts, '请写完整的公开地址，以 https:// 开头，中间没有空格。'),
  }),
  'volatile-address': (facts) => ({
    message: `${facts.found} 不长久：它是搜索结果页、短链接、临时链接或裸 IP 地址，或者带有跟踪参数。`,
    remedy: suggestValue(facts, '请链接到页面本身。'),
  }),
  'insecure-address': (facts) => ({
    message: `${facts.found} 用的是 http，而该网站支持 https。`,
    remedy: suggestValue(facts, '请写成 https://。'),
  }),
  'old-address': (facts) => ({
    message: `${facts.found} 是该服务已经弃用的地址。`,
    remedy: suggestValue(facts, '请使用现在的地址。'),
  }),
  'wrong-role': (facts) => ({
    message: `角色 ${facts.found} 与这个地址不符。`,
    remedy: suggestChoice(facts),
  }),
  'no-links': () => ({
    message: '这个条目没有去处：既没有链接，也没有标识符。',
    remedy: '请至少加一个链接或一个标识符（如 DOI）；如已失效，请用 status 说明。',
  }),
  'unknown-section': (facts) => ({
    message: `list.yml 里没有 ${facts.found} 这个分类。`,
    remedy: suggestChoice(facts),
  }),
  'unknown-relation': (facts) => ({
    message: `没有别的条目的 id 是 ${facts.found}。`,
    remedy: facts.finding.nearest !== undefined ? `是否想写 ${facts.nearest}？` : '请写本清单中某个条目的 id。',
  }),
  'duplicate-id': ({ found, twin }) => ({
    message: `id ${found} 已被 ${twin} 占用。`,
    remedy: '请用文件名或 id 字段给其中一个换个 id。',
  }),
  'duplicate-identity': ({ twin }) => ({
    message: `这个地址与 ${twin} 指向同一资源。`,
    remedy: '请合并这两个条目；如果确实不是同一资源，请用 relations 写明它们的关系。',
  }),
  'duplicate-link': ({ found, finding }) => ({
    message: `${found} 与第 ${finding.twin?.line ?? '?'} 行的链接指向同一资源。`,
    remedy: '请只保留一个。',
  }),
  'duplicate-title': ({ found, twin }) => ({
    message: `${found} 与 ${twin} 题目相同。`,
    remedy: '请合并这两个条目；如果一个是另一个的论文，请用 relations 的 described-by 写明。',
  }),
  'bad-license': (facts) => ({
    message: `${facts.found} 不是 SPDX 许可证标识。`,
    remedy: suggestValue(facts, '请用 spdx.org/licenses 里的标识，没有注明就写 not-stated。'),
  }),
  'repeated-item': ({ found, field }) => ({
    message: `${found} 已经列出过了（${field}）。`,
    remedy: '请只保留一个。',
  }),
  placeholder: ({ found }) => ({
    message: `${found} 只是占位。`,
    remedy: '请填上内容；还不知道的话，先删去。',
  }),
  spacing: (facts) => ({
    message: `${facts.found} 的空格不规范：中文与英文、数字之间空一格，全角标点旁边不空格。`,
    remedy: `请写成 ${facts.nearest}`,
  }),
  'mixed-punctuation': (facts) => ({
    message: `${facts.found} 的标点混用：中文用全角标点，数字之间用半角标点。`,
    remedy: `请写成 ${facts.nearest}`,
  }),
  'invisible-character': ({ finding, field, found }) => ({
    message: `${field || '这段文字'} 里有看不见的字符：${finding.found ? finding.found : found}。`,
    remedy: '请删去，它们常随粘贴的文字而来。',
  }),
  'identifier-mismatch': (facts) => ({
    message: `标识符 ${facts.found} 与第 ${facts.finding.twin?.line ?? '?'} 行的链接（${facts.nearest}）不是同一篇论文。`,
    remedy: '请改正其中错的那个。',
  }),
  'settings-syntax': ({ found }) => ({
    message: `设置文件不是能读懂的 YAML：${found}。现在按默认设置运行。`,
    remedy: '请改正 .github/listkeeper.yml，改正后其余设置才会生效。',
  }),
  'settings-refused': (facts) =>
    explainNested(facts) ?? { message: `设置的 ${facts.field} 有误。`, remedy: suggestChoice(facts) || '请改正。' },
  'list-missing': ({ finding }) => ({
    message: `没有找到 ${finding.file}。`,
    remedy: '请新建它，写上标题、语言和至少一个分类。',
  }),
  'list-refused': (facts) =>
    explainNested(facts) ?? { message: `list.yml 的 ${facts.field} 有误。`, remedy: suggestChoice(facts) || '请改正。' },
  'edited-output': ({ finding }) => ({
    message: `${finding.file} 的这一部分是自动生成的，下次数据变动时这里的修改会丢失。`,
    remedy: '请撤回这里的修改，改到数据文件夹中对应的条目上。',
  }),
  'output-stale': ({ finding }) => ({
    message: `${finding.file} 与数据不一致。`,
    remedy: '请运行 npx listkeeper render 并提交结果。',
  }),
  'zone-broken': ({ finding }) => ({
    message: `${finding.file} 未作改动，因为其中的标记${zoneProblems.get(finding.found ?? '') ?? '有误'}。`,
    remedy: '文件中应有一行 <!-- listkeeper:start -->，其下有一行 <!-- listkeeper:end -->。',
  }),
  'file-refused': ({ finding }) => ({
    message: `${finding.file} 没有读取：${refusalReasons.get(finding.found ?? '') ?? '它不是纯文本文件'}。`,
    remedy: '数据文件须是 UTF-8 纯文本，不能是符号链接或二进制文件，且不超过 256 KiB。',
  }),
};

const zoneProblems = new Map<string, string>(
  Object.entries({ missing: '缺失', doubled: '重复', unclosed: '不成对', reversed: '顺序颠倒' }),
);
const refusalReasons = new Map<string, string>(
  Object.entries({ binary: '它是二进制文件', symlink: '它是符号链接', 'too-large': '它太大了' }),
);
