import type { Language } from '../../model/language.ts';
import type { DuplicateEntry, Review, ReviewedEntry } from '../../model/review.ts';
import { escapeInline, escapeTableCell, formatCodeSpan, wrapInLink } from '../../text/escape-markdown.ts';
import { isJudged } from '../formats/index.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { fileName, formatList, pluralize, shortName } from '../messages/index.ts';
import { sanitizeEntryPreview } from '../preview/index.ts';
import { formatSignedHeadline } from './headline.ts';
import { buildLocationUrl, collectProblems, formatOfflineNote, type LocalizedItem } from './problems.ts';
import { formatSuggestedEntries } from './suggested-entry.ts';
import { formatSuggestedMetadata } from './suggested-metadata.ts';

/**
 * The comment on a pull request: one headline that says whether there is something to do, then what, then the evidence folded.
 * @param review what was found; its texts come from strangers and are shown as text.
 * @returns Markdown within GitHub's limit, the same for the same review.
 */
export function formatPullRequestComment(review: Review, language: Language): string {
  const problems = collectProblems(review);
  const isWell = problems.blocking.length + problems.nonBlocking.length === 0 && !review.isOffline && !review.isTruncated;
  const welcome = formatGreeting(review, problems.blocking.length > 0, language);
  const parts: MarkdownPart[] = [
    `**${formatSignedHeadline(review, language)}**${welcome}`,
    ...formatNotes(review, language),
    ...formatEntryTable(review, language),
    {
      header: `**${language === 'zh' ? '需要修改' : 'To fix'}**`,
      ...formatItems(problems.blocking, (item, index) => `${index + 1}. ${item(language)}`),
    },
    {
      header: `**${language === 'zh' ? '值得一看' : 'Worth a look'}**${formatNonBlockingHint(language)}`,
      ...formatItems(problems.nonBlocking, (item) => `- ${item(language)}`),
    },
    ...formatSuggestedEntries(review, language),
    ...formatSuggestedMetadata(review, language),
    ...formatPreviews(review, language),
    ...formatPreExisting(problems.preExisting, language),
    ...(isWell ? [] : [formatFooter(review, language)]),
  ];
  return fitMarkdown(parts, githubLimits.body, language);
}

const formatNonBlockingHint = (language: Language): string =>
  language === 'zh' ? '（不影响合并）' : ' (does not stop the merge)';

/** One friendly sentence for somebody who is here for the first time. */
function formatGreeting({ isFirstContribution }: Review, toFix: boolean, language: Language): string {
  if (!isFirstContribution) return '';
  if (language === 'zh')
    return toFix
      ? '\n\n欢迎首次参与，谢谢你的贡献。下面几处改好后推送即可，检查会自动重新进行。'
      : '\n\n欢迎首次参与，谢谢你的贡献。';
  return toFix
    ? '\n\nWelcome, and thank you for your first contribution here. What follows is quickly mended; every push is checked again by itself.'
    : '\n\nWelcome, and thank you for your first contribution here.';
}

/** Of the entries that are taken away, so many are named. */
const maxRemovedNames = 10;

/** What no table shows, and what limits this review: said openly, never left to be guessed. */
function formatNotes(review: Review, language: Language): string[] {
  const zh = language === 'zh';
  const said: string[] = [];
  const [taken = '', ...others] = review.removedEntries.map(({ name }) => escapeInline(shortName(name), 80));
  if (taken !== '') {
    const names = formatList([taken, ...others.slice(0, maxRemovedNames - 1)], language);
    const count = pluralize(review.removedEntries.length, 'entry', language);
    const more = others.length >= maxRemovedNames;
    said.push(
      zh
        ? `本次改动删除 ${count}：${names}${more ? '等' : ''}。`
        : `It takes away ${count}: ${names}${more ? ', and more' : ''}.`,
    );
  }
  said.push(...formatOfflineNote(review, language));
  if (review.isTruncated) {
    said.push(
      zh
        ? '改动超过 3,000 个文件，只检查了 GitHub 给出的部分。'
        : 'More than 3,000 files are changed: only those that GitHub names were looked at.',
    );
  }
  return said;
}

/** A row an entry; columns that would say nothing are left out, and so is the table when one good entry is all there is. */
function formatEntryTable(review: Review, language: Language): MarkdownPart[] {
  const { entries } = review;
  if (entries.length === 0 || (entries.length > 0 && entries.every(hasNothingToReport))) return [];
  const zh = language === 'zh';
  const links = entries.some((entry) => entry.links.length > 0);
  const twins = entries.some((entry) => entry.duplicates.length > 0);
  const row = (cells: (string | false)[]) =>
    `| ${cells
      .filter((text) => text !== false)
      .map(escapeTableCell)
      .join(' | ')} |`;
  const head = row([
    zh ? '条目' : 'entry',
    zh ? '数据' : 'data',
    links && (zh ? '链接' : 'links'),
    twins && (zh ? '相同条目' : 'twin'),
  ]);
  const rule = row(['---', '---', links && '---', twins && '---']);
  const rows = formatItems(entries, (entry) =>
    row([
      `${wrapInLink(escapeInline(entry.name, 80), buildLocationUrl(review.headBlobUrl, entry.file, entry.line))} ${formatCodeSpan(fileName(entry.file), 60)}`,
      describeEntryData(entry, language),
      links && describeEntryLinks(review, entry, language),
      twins && formatDuplicates(review, entry, language),
    ]),
  );
  return [{ header: `${head}\n${rule}`, ...rows }];
}

const hasNothingToReport = (entry: ReviewedEntry): boolean =>
  entry.state === 'ready' &&
  entry.duplicates.length === 0 &&
  entry.findings.length === 0 &&
  entry.links.every(({ verdict, note }) => verdict === 'alive' && note === undefined);

function describeEntryData(entry: ReviewedEntry, language: Language): string {
  const zh = language === 'zh';
  const toFix = entry.findings.filter(({ severity }) => severity === 'error').length;
  const hints = entry.findings.length - toFix;
  if (toFix > 0) return `**${zh ? `需改 ${toFix} 处` : `${toFix} to fix`}**`;
  if (entry.duplicates.length > 0) return zh ? '请核对是否重复' : 'may be there already';
  const ready = zh ? '可用' : 'ready';
  if (hints === 0) return ready;
  return zh ? `${ready}，${hints} 处建议` : `${ready}, ${pluralize(hints, 'thing', language)} worth a look`;
}

function describeEntryLinks(review: Review, entry: ReviewedEntry, language: Language): string {
  const zh = language === 'zh';
  const links = entry.links.filter(isJudged);
  const dead = links.filter((link) => review.deadLinks.some(({ identity }) => identity === link.identity)).length;
  const alive = links.filter(({ verdict }) => verdict === 'alive' || verdict === 'moved').length;
  const rest = links.length - dead - alive;
  const unasked = entry.links.length - links.length;
  return [
    alive > 0 && (zh ? `${alive} 个正常` : `${alive} alive`),
    dead > 0 && `**${zh ? `${dead} 个失效` : `${dead} gone`}**`,
    rest > 0 && (zh ? `${rest} 个请看下文` : `${rest} to look at`),
    unasked > 0 && (zh ? `${unasked} 个未判断` : `${unasked} not judged`),
  ]
    .filter((words) => words !== false)
    .join(zh ? '，' : ', ');
}

function formatDuplicates(review: Review, { duplicates }: ReviewedEntry, language: Language): string {
  if (duplicates.length === 0) return language === 'zh' ? '无' : 'none';
  const few = duplicates.slice(0, 3).map((twin) => formatDuplicate(review, twin, language));
  return few.join(language === 'zh' ? '；' : '; ');
}

function formatDuplicate(review: Review, twin: DuplicateEntry, language: Language): string {
  const base = twin.isSamePullRequest ? review.headBlobUrl : review.baseBlobUrl;
  const same = language === 'zh' ? '同' : 'same as';
  return `${same} ${wrapInLink(escapeInline(twin.entry, 80), buildLocationUrl(base, twin.file, twin.line))}`;
}

/** How each entry will look, folded. */
function formatPreviews(review: Review, language: Language): MarkdownPart[] {
  const shown = formatPreviewItems(review);
  const head = `<details><summary>${language === 'zh' ? 'README 中的显示效果' : 'How it will look in the README'}</summary>`;
  return [{ header: head, ...shown, separator: '\n\n', footer: '</details>' }];
}

/** Each entry as the README will show it, in a quote. */
export function formatPreviewItems({ entries }: Review): ReturnType<typeof formatItems> {
  return formatItems(
    entries.filter((entry) => entry.preview !== ''),
    (entry) => formatBlockquote(sanitizeEntryPreview(entry.preview)),
  );
}

const formatBlockquote = (markdown: string): string => markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');

/** What was wrong before this pull request came: told, and not its author's business. */
function formatPreExisting(old: readonly LocalizedItem[], language: Language): MarkdownPart[] {
  const { length } = old;
  const zh = language === 'zh';
  const summary = zh
    ? `此前已有的 ${length} 处问题，与本次改动无关`
    : `${pluralize(length, 'thing', language)} that ${length === 1 ? 'was' : 'were'} there before, not yours`;
  return [
    {
      header: `<details><summary>${summary}</summary>`,
      ...formatItems(old, (item) => `- ${item(language)}`),
      footer: '</details>',
    },
  ];
}

function formatFooter({ headSha, hasCommands, findingsDocsUrl, findings }: Review, language: Language): string {
  const commit = formatCodeSpan(headSha.slice(0, 7));
  if (hasCommands) {
    const fixable = findings.some(({ fix }) => fix !== undefined);
    const said = [
      ...(fixable
        ? [language === 'zh' ? '`/listkeeper fix` 可自动修正格式问题' : '`/listkeeper fix` writes the mechanical fixes for you']
        : []),
      '`/listkeeper recheck`',
      ...(findingsDocsUrl === undefined
        ? []
        : [wrapInLink(language === 'zh' ? '全部命令' : 'all commands', buildDocsUrl(findingsDocsUrl, 'commands'))]),
      language === 'zh' ? `检查的提交：${commit}` : `checked ${commit}`,
    ];
    return `<sub>${said.join(' · ')}</sub>`;
  }
  return language === 'zh'
    ? `<sub>检查的提交：${commit} · 每次推送都会自动重新检查</sub>`
    : `<sub>checked ${commit} · every push is checked again</sub>`;
}

/** Another page of the folder in which the page on findings is. */
const buildDocsUrl = (findings: string, name: string): string => findings.replace(/findings(?=(?:\.\w+)?\/?$)/, name);
