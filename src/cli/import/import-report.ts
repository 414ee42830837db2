import { getMessages } from '../../messages/index.ts';
import type { ImportReportLine, ImportReportReason } from '../../model/import-report.ts';
import type { Language } from '../../model/language.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import type { ImportCounts } from './import-counts.ts';

/** The words of `listkeeper import`. */

const reasonMessages: Record<ImportReportReason, [zh: string, en: string]> = {
  'said-by-role': ['链接标签已由角色表达', 'labels that the role says already'],
  'said-by-field': ['文字标签已由字段表达', 'labels that a field says already'],
  'said-by-column': ['表头已由字段表达', 'column headings that a field says already'],
  'contents-generated': ['目录今后按分类生成', 'tables of contents: written from the sections from now on'],
  navigation: ['页内导航', 'links back to the top and the like'],
  image: ['图片与徽章，条目中没有位置', 'images and badges, for which an entry has no place'],
  comment: ['HTML 注释', 'HTML comments'],
  'relative-address': ['指向仓库内部的相对地址', 'relative addresses, into the repository'],
  'not-http': ['不是 http 地址', 'addresses that are not http'],
  'unusable-address': ['无法使用的地址', 'addresses that cannot be used'],
  'unused-definition': ['没有被引用的链接定义', 'definitions that nothing refers to'],
  'link-title': ['链接的悬停文字', 'texts that show when one points at a link'],
  hidden: ['HTML 锚点', 'HTML anchors'],
  'too-long': ['超出字段长度', 'longer than the field'],
  'too-deep': ['分类层级过深', 'sections nested too deep'],
  'too-large': ['文件过大', 'too large to read'],
  'not-placed': ['没有找到位置', 'found no place'],
  'dead-anchor': ['页内链接没有对应标题', 'links within the page that lead nowhere'],
  'anchor-case': ['页内链接大小写与标题不同', 'links within the page that differ from the heading in case'],
  'scheme-added': ['地址缺少或写错 http，已补全', 'addresses whose http was missing or mistyped: completed'],
  'address-escaped': ['地址中有不允许的字符，已转义', 'addresses with characters that had to be escaped'],
  'link-in-prose': ['分类说明中的链接已成为条目', 'links in a section’s text, which became entries'],
  'missing-space': ['列表符号后缺少空格', 'items whose dash lacks its space'],
  'no-links': ['没有链接的条目', 'entries without a link'],
  'code-missing': ['缺少提取码的网盘分享', 'net-disk shares without a code'],
  duplicate: ['与其他条目指向同一资源', 'entries that lead where another does'],
  'duplicate-in-entry': ['条目内重复的地址', 'addresses that stand twice in one entry'],
  'mixed-labels': ['同一角色使用了多种标签', 'several words for one role'],
  'empty-section': ['没有条目的分类', 'sections without entries'],
  'moved-after': ['关于清单本身的章节，移到清单之后', 'sections about the list itself: moved after it'],
  'mended-address': ['已改用新地址', 'addresses changed to today’s'],
  'mended-words': ['已修正句子', 'sentences mended: beginning, end, spelling of names'],
  'mended-duplicate': ['已合并重复内容', 'duplicates merged'],
};

/** In what order reasons are told: first what a person should look at. */
const reasonOrder: ImportReportReason[] = [
  'too-large',
  'too-deep',
  'too-long',
  'not-placed',
  'unusable-address',
  'no-links',
  'code-missing',
  'duplicate',
  'duplicate-in-entry',
  'dead-anchor',
  'anchor-case',
  'missing-space',
  'scheme-added',
  'address-escaped',
  'mixed-labels',
  'moved-after',
  'empty-section',
  'link-in-prose',
  'mended-address',
  'mended-words',
  'mended-duplicate',
  'relative-address',
  'not-http',
  'image',
  'unused-definition',
  'link-title',
  'comment',
  'hidden',
  'contents-generated',
  'navigation',
  'said-by-role',
  'said-by-field',
  'said-by-column',
];
const maxExamples = 3;

/** The report by reason, each with its first examples. Ends with an empty line, or is empty. */
export function formatImportReport(report: readonly ImportReportLine[], language: Language): string {
  const byReason = Map.groupBy(report, ({ why }) => why);
  const blocks = reasonOrder.flatMap((why) => {
    const lines = byReason.get(why) ?? [];
    if (lines.length === 0) return [];
    const count = lines.reduce((sum, { times }) => sum + (times ?? 1), 0);
    const head = language === 'zh' ? `${reasonMessages[why][0]}：${count}` : `${reasonMessages[why][1]}: ${count}`;
    const rest =
      lines.length > maxExamples
        ? [language === 'zh' ? `  … 另有 ${lines.length - maxExamples} 处` : `  … and ${lines.length - maxExamples} more`]
        : [];
    return [[head, ...lines.slice(0, maxExamples).map((line) => `  ${formatImportLine(line)}`), ...rest].join('\n')];
  });
  return blocks.length === 0 ? '' : `${blocks.join('\n')}\n\n`;
}

/** Characters of an example, and of what it became. */
const maxExampleLength = 100;

function formatImportLine({ line, text, times, other }: ImportReportLine): string {
  const firstLine = escapeTerminal(text.split('\n')[0] ?? '');
  const short = firstLine.length > maxExampleLength ? `${firstLine.slice(0, maxExampleLength - 1)}…` : firstLine;
  const repeated = times === undefined ? '' : ` ×${times}`;
  const became = other === undefined ? '' : ` → ${escapeTerminal(other).slice(0, maxExampleLength)}`;
  return `${line}: ${short}${repeated}${became}`;
}

/** Where the URLs went, as a table of one row, and what the validator will report. */
export function formatImportCounts(counts: ImportCounts, written: number, language: Language): string {
  const words = getMessages(language).commandResults.import;
  if (counts.entries === 0) return `${words.noList({ file: counts.file })}\n`;
  const { addresses } = counts;
  const cells: Record<keyof typeof words.columns, string | number> = {
    file: counts.file,
    lines: counts.lines,
    addresses: addresses.all,
    data: addresses.data,
    kept: addresses.kept,
    reported: addresses.reported,
    lost: counts.lost.length,
    entries: counts.entries,
    sections: counts.sections,
    seconds: counts.seconds.toFixed(2),
  };
  const columns = Object.keys(words.columns) as (keyof typeof words.columns)[];
  const lines = [
    ...counts.lost.map((loss) => words.lost({ text: escapeTerminal(loss) })),
    formatTableRow(columns.map((column) => words.columns[column])),
    formatTableRow(columns.map((column) => (column === 'file' ? '---' : '--:'))),
    formatTableRow(columns.map((column) => cells[column])),
    '',
    ...formatExpectedFindings(counts.findings, language),
    written === 0 ? words.nothingWritten : words.written({ files: written, folder: counts.out }),
  ];
  return `${lines.join('\n')}\n`;
}

const formatTableRow = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function formatExpectedFindings(findings: ImportCounts['findings'], language: Language): string[] {
  const counts = Object.entries(findings).map(([key, count]) => {
    const [severity, code = ''] = key.split(' ');
    return { severity: severity === 'error' ? ('error' as const) : ('warning' as const), code, count };
  });
  return counts.length === 0 ? [] : [getMessages(language).commandResults.import.findings({ counts })];
}
