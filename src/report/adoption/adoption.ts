import type { DetectedLayout, ImportReportLine } from '../../model/import-report.ts';
import type { Language } from '../../model/language.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { formatCodeSpan } from '../../text/escape-markdown.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatVerdict, pluralize } from '../messages/index.ts';

/** The pull request by which a repository is asked whether Listkeeper shall keep its list. */

export interface AdoptionReport {
  /** The file that holds the list now. */
  file: string;
  data: string;
  entries: number;
  sections: number;
  /** What the import has to say. */
  report: readonly ImportReportLine[];
  /** Lines of the file that the regenerated one has otherwise. */
  changedLines: number;
  links: InitialLinkCheck;
  /** What stands at the end of the text, out of sight, for the next time; may be empty. */
  memory: string;
}

/** What a first look at some links saw. */
export interface InitialLinkCheck {
  /** Links of the list, looked at or not. */
  total: number;
  /** False when our network was not there: nothing was judged then. */
  online: boolean;
  links: readonly Pick<CheckedLink, 'url' | 'verdict' | 'reason' | 'to'>[];
}

/** Report lines that a maintainer would have wanted to know of before, with or without Listkeeper. */
const existingMistakes: ReadonlySet<ImportReportLine['why']> = new Set([
  'dead-anchor',
  'anchor-case',
  'scheme-added',
  'unusable-address',
  'code-missing',
  'no-links',
  'duplicate',
  'duplicate-in-entry',
  'missing-space',
]);

const importMessages: Record<ImportReportLine['why'], Record<Language, string>> = {
  'said-by-role': { zh: '标签已由链接的用途表示', en: 'its role says so' },
  'said-by-field': { zh: '标签已由字段表示', en: 'its field says so' },
  'said-by-column': { zh: '表头已由字段表示', en: 'its field says so' },
  'contents-generated': { zh: '目录改为自动生成', en: 'the table of contents is generated' },
  navigation: { zh: '返回顶部之类的链接', en: 'leads back to the top' },
  image: { zh: '条目中的图片或徽章', en: 'an image or a badge' },
  comment: { zh: 'HTML 注释', en: 'an HTML comment' },
  'relative-address': { zh: '指向仓库内部', en: 'leads into the repository' },
  'not-http': { zh: '不是 http 地址', en: 'not an address of the web' },
  'unusable-address': { zh: '无法使用的地址', en: 'no address that can be used' },
  'unused-definition': { zh: '没有被引用的链接定义', en: 'a reference that nothing refers to' },
  'link-title': { zh: '鼠标悬停时的文字', en: 'shown only when one points at it' },
  hidden: { zh: 'HTML 锚点的名字', en: 'the name of an HTML anchor' },
  'too-long': { zh: '超过字段的最大长度', en: 'longer than its field' },
  'too-deep': { zh: '层级过深的分类', en: 'a section too deep' },
  'too-large': { zh: '超出读取上限', en: 'more than is read' },
  'not-placed': { zh: '未能放入数据', en: 'found no place' },
  'dead-anchor': { zh: '页内链接没有对应的标题', en: 'leads to no heading of the page' },
  'anchor-case': { zh: '页内链接的大小写与标题不符', en: 'a heading has this anchor in other letters’ case' },
  'scheme-added': { zh: '缺少 http', en: 'an address without http' },
  'address-escaped': { zh: '地址中的字符已转义', en: 'a character of the address is escaped' },
  'link-in-prose': { zh: '正文中的链接成为条目', en: 'a link of a sentence became an entry' },
  'missing-space': { zh: '列表符号后缺少空格', en: 'an item whose dash lacks its space' },
  'no-links': { zh: '没有链接的条目', en: 'an entry without a link' },
  'code-missing': { zh: '网盘分享缺少提取码', en: 'a share without its code' },
  duplicate: { zh: '与另一条目指向同一资源', en: 'leads to what another entry leads to' },
  'duplicate-in-entry': { zh: '同一条目内重复', en: 'twice in one entry' },
  'mixed-labels': { zh: '同一用途有多种说法', en: 'several words for one role' },
  'empty-section': { zh: '没有条目的分类', en: 'a section without an entry' },
  'moved-after': { zh: '移到清单之后', en: 'moved after the list' },
  'mended-address': { zh: '地址已更新', en: 'the address is today’s' },
  'mended-words': { zh: '句子已修正', en: 'a sentence was mended' },
  'mended-duplicate': { zh: '重复已合并', en: 'merged with its double' },
};

/** The title and text of the pull request: what merging brings, what was found, what changes in the file, and how to say no. */
export function formatAdoptionPullRequest(adoption: AdoptionReport, language: Language): { title: string; body: string } {
  const zh = language === 'zh';
  const { file, data, entries, sections, report, changedLines } = adoption;
  const found = report.filter(({ why }) => existingMistakes.has(why));
  const left = report.filter(({ why }) => !existingMistakes.has(why));
  const name = formatCodeSpan(file, 120);
  const head = zh
    ? `${name} 里的 ${pluralize(entries, 'entry', language)}（${sections} 个分类）已整理成 \`${data}/\` 下的数据，${name} 由数据生成，内容与现在相同。`
    : `The ${pluralize(entries, 'entry', language)} of ${name}, in ${sections} sections, as data under \`${data}/\`, and ${name} written from them with the same content.`;
  const brings = zh
    ? [
        '**合并之后**',
        '- 每个合并请求会得到一条评论：缺什么、重复了什么、链接是否有效、将如何显示。',
        '- 每周检查链接，结果写在一个议题里；一次打不开不算失效。',
        '- 不会 git 的人可以用议题表单推荐条目。',
        `- ${name} 随数据自动更新；标记之外的文字仍由你们手写。`,
      ].join('\n')
    : [
        '**Once merged**',
        '- Every pull request gets one comment: what is missing, what the list has already, whether links are alive, how it will look.',
        '- Links are checked every week, in one issue; one failure is not a dead link.',
        '- People without git can suggest an entry by an issue form.',
        `- ${name} follows the data by itself. What stands outside the markers stays yours to write by hand.`,
      ].join('\n');
  const diff = zh
    ? `**${name} 的改动**：${changedLines} 行。清单移到两个标记之间，按统一格式重新排版；目录重新生成，页内链接因此都有效。`
    : `**What changes in ${name}**: ${changedLines} lines. The list now stands between two markers in one layout; the table of contents is generated, so that every anchor leads somewhere.`;
  const parts: MarkdownPart[] = [head, brings, diff];
  if (found.length > 0) parts.push(formatMistakes(found, language));
  parts.push(...formatInitialLinkCheck(adoption.links, language));
  if (left.length > 0) {
    const items = left.map((line) => formatImportLine(line, language));
    const summary = zh ? `没有照搬的 ${left.length} 处` : `Not carried over as it stood: ${left.length}`;
    parts.push({ header: `<details><summary>${summary}</summary>`, items, footer: '</details>' });
  }
  parts.push(
    zh
      ? '不需要的话，关闭这个合并请求即可：不会再打扰。合并之前它会随清单更新；随时可以卸载，数据和文件都留在仓库里，照常可读。'
      : 'If this is not for you, close it, and you will not be asked again. Until it is merged it follows the list. Uninstall whenever you like: data and files stay in the repository, readable as they are.',
  );
  const title = zh ? '让典守维护这份清单' : 'Let Listkeeper keep this list';
  const { memory } = adoption;
  const body = fitMarkdown(parts, githubLimits.body - memory.length - 2, language);
  return { title, body: memory === '' ? body : `${body}\n\n${memory}` };
}

function formatMistakes(found: readonly ImportReportLine[], language: Language): MarkdownPart {
  const head =
    language === 'zh'
      ? `**顺便发现的 ${found.length} 处问题**（原样保留，由你们决定）`
      : `**Found on the way: ${found.length}** (left as it stands, for you to decide)`;
  return { header: head, items: found.map((line) => formatImportLine(line, language)) };
}

/** What the first look saw: how many live, and which do not or have moved. One look is no verdict for good, and that is said. */
function formatInitialLinkCheck({ total, online, links }: InitialLinkCheck, language: Language): MarkdownPart[] {
  const zh = language === 'zh';
  if (total === 0) return [];
  const judged = links.filter(({ verdict }) => verdict !== 'limited');
  if (!online || judged.length === 0)
    return [zh ? '**链接**：目前网络不通，尚未检查。' : '**Links**: there was no network just now; none was looked at.'];
  const told = judged.filter(({ verdict }) => verdict === 'gone' || verdict === 'moved');
  const alive = judged.filter(({ verdict }) => verdict === 'alive').length;
  const gone = told.filter(({ verdict }) => verdict === 'gone').length;
  const moved = told.length - gone;
  const others = judged.length - alive - told.length;
  const head = zh
    ? `**链接**：${total} 个中先看了 ${judged.length} 个：${alive} 个可访问，${moved} 个已迁移，${gone} 个似已失效，${others} 个暂时无法判断。只看一次不作定论。`
    : `**Links**: a first look at ${judged.length} of ${total}: ${alive} alive, ${moved} moved, ${gone} seem gone, ${others} not told yet. One look settles nothing.`;
  if (told.length === 0) return [head];
  const lines = told.map(({ url, verdict, reason, to }) => {
    const target = to === undefined ? '' : ` → ${formatCodeSpan(to, 200)}`;
    return `- ${formatCodeSpan(url, 200)} — ${formatVerdict({ verdict, reason }, language).reason}${target}`;
  });
  // An address that several entries lead to is told once.
  const items = [...new Set(lines)];
  if (items.length <= maxUnfoldedLinks) return [{ header: head, items }];
  const summary = zh ? `这 ${items.length} 个链接` : `These ${items.length} links`;
  return [{ header: `${head}\n\n<details><summary>${summary}</summary>`, items, footer: '</details>' }];
}

/** Links that are told one under the other; more are folded: whoever reads this decides about the list, not about its links. */
const maxUnfoldedLinks = 10;

function formatImportLine({ line, text, why, times, other }: ImportReportLine, language: Language): string {
  const what = importMessages[why][language];
  const twin = other === undefined ? '' : ` (${formatCodeSpan(other, 120)})`;
  const often = times !== undefined && times > 1 ? ` ×${times}` : '';
  return language === 'zh'
    ? `- 第 ${line} 行 ${formatCodeSpan(text, 120)}：${what}${twin}${often}`
    : `- line ${line}: ${formatCodeSpan(text, 120)} — ${what}${twin}${often}`;
}

/** Where the form by which people suggest entries is written to. */
export const issueFormPath = '.github/ISSUE_TEMPLATE/listkeeper-entry.yml';

/** The settings of a list that was just imported, by the bot or on the command line, with a word on each. */
export function formatAdoptionSettings({
  file,
  data,
  language,
  look,
}: {
  file: string;
  data: string;
  language: Language;
  look: DetectedLayout;
}): string {
  const zh = language === 'zh';
  const line =
    look.line === undefined
      ? ''
      : `\n    line: ${JSON.stringify(look.line)} # ${zh ? '条目的样子，与原来相同' : 'an entry, as it stood'}`;
  return `# yaml-language-server: $schema=../${data}/schema.json#/$defs/settings
# ${zh ? '典守的设置。没有写出的都有默认值。' : 'Settings of Listkeeper. What is left out has its default.'}
data: ${/^[\w./-]+$/.test(data) ? data : JSON.stringify(data)}
language: ${language} # ${zh ? '评论、检查和议题的语言' : 'of comments, checks and issues'}
outputs:
  - file: ${JSON.stringify(file)} # ${zh ? '两个标记之间由数据生成' : 'generated between the two markers'}
    language: ${language}
    layout: ${look.layout}${line}
  - file: ${issueFormPath} # ${zh ? '推荐条目的议题表单' : 'the form by which people suggest an entry'}
    language: ${language}
publish:
  by: commit # ${zh ? '或 pull-request、off' : 'or pull-request, or off'}
links:
  every: week # ${zh ? '多久检查一次链接：day、week、month、off' : 'how often links are checked: day, week, month, off'}
`;
}
