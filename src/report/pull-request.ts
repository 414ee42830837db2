import { asData } from './as-data.ts';
import { cell, code, inline, linked } from './escape.ts';
import { headline } from './headline.ts';
import { fitMarkdown, type MarkdownPart, maximum, written } from './limits.ts';
import { isJudged } from './link-report.ts';
import { offers } from './offers.ts';
import { preview } from './preview.ts';
import type { Review, ReviewedEntry, Twin } from './review.ts';
import { type Item, offlineNote, placeLink, problemsOf } from './review-words.ts';
import { counted, fileName, type Language, listed, shortName } from './words.ts';

/**
 * The comment on a pull request: one headline that says whether there is something to do, then what, then the evidence folded.
 * @param review what was found; its texts come from strangers and are shown as text.
 * @returns Markdown within GitHub's limit, the same for the same review.
 */
export function pullRequestComment(review: Review, language: Language): string {
  const problems = problemsOf(review);
  const isWell = problems.toFix.length + problems.toLookAt.length === 0 && !review.offline && !review.truncated;
  const welcome = greeting(review, problems.toFix.length > 0, language);
  const parts: MarkdownPart[] = [
    `**${headline(review, language)}**${welcome}`,
    ...notes(review, language),
    ...table(review, language),
    {
      head: `**${language === 'zh' ? '需要修改' : 'To fix'}**`,
      ...written(problems.toFix, (item, index) => `${index + 1}. ${item(language)}`),
    },
    {
      head: `**${language === 'zh' ? '值得一看' : 'Worth a look'}**${notBlocking(language)}`,
      ...written(problems.toLookAt, (item) => `- ${item(language)}`),
    },
    ...asData(review, language),
    ...offers(review, language),
    ...previews(review, language),
    ...before(problems.before, language),
    ...(isWell ? [] : [footer(review, language)]),
  ];
  return fitMarkdown(parts, maximum.body, language);
}

const notBlocking = (language: Language): string => (language === 'zh' ? '（不影响合并）' : ' (does not stop the merge)');

/** One friendly sentence for somebody who is here for the first time. */
function greeting({ firstTime }: Review, toFix: boolean, language: Language): string {
  if (!firstTime) return '';
  if (language === 'zh')
    return toFix
      ? '\n\n欢迎首次参与，谢谢你的贡献。下面几处改好后推送即可，检查会自动重新进行。'
      : '\n\n欢迎首次参与，谢谢你的贡献。';
  return toFix
    ? '\n\nWelcome, and thank you for your first contribution here. What follows is quickly mended; every push is checked again by itself.'
    : '\n\nWelcome, and thank you for your first contribution here.';
}

/** Of the entries that are taken away, so many are named. */
const mostNames = 10;

/** What no table shows, and what limits this review: said openly, never left to be guessed. */
function notes(review: Review, language: Language): string[] {
  const zh = language === 'zh';
  const said: string[] = [];
  const [taken = '', ...others] = review.removed.map(({ name }) => inline(shortName(name), 80));
  if (taken !== '') {
    const names = listed([taken, ...others.slice(0, mostNames - 1)], language);
    const count = counted(review.removed.length, 'entry', language);
    const more = others.length >= mostNames;
    said.push(
      zh
        ? `本次改动删除 ${count}：${names}${more ? '等' : ''}。`
        : `It takes away ${count}: ${names}${more ? ', and more' : ''}.`,
    );
  }
  said.push(...offlineNote(review, language));
  if (review.truncated) {
    said.push(
      zh
        ? '改动超过 3,000 个文件，只检查了 GitHub 给出的部分。'
        : 'More than 3,000 files are changed: only those that GitHub names were looked at.',
    );
  }
  return said;
}

/** A row an entry; columns that would say nothing are left out, and so is the table when one good entry is all there is. */
function table(review: Review, language: Language): MarkdownPart[] {
  const { entries } = review;
  if (entries.length === 0 || (entries.length > 0 && entries.every(isPlain))) return [];
  const zh = language === 'zh';
  const links = entries.some((entry) => entry.links.length > 0);
  const twins = entries.some((entry) => entry.twins.length > 0);
  const row = (cells: (string | false)[]) =>
    `| ${cells
      .filter((text) => text !== false)
      .map(cell)
      .join(' | ')} |`;
  const head = row([
    zh ? '条目' : 'entry',
    zh ? '数据' : 'data',
    links && (zh ? '链接' : 'links'),
    twins && (zh ? '相同条目' : 'twin'),
  ]);
  const rule = row(['---', '---', links && '---', twins && '---']);
  const rows = written(entries, (entry) =>
    row([
      `${linked(inline(entry.name, 80), placeLink(review.headBlob, entry.file, entry.line))} ${code(fileName(entry.file), 60)}`,
      dataWords(entry, language),
      links && linkWords(review, entry, language),
      twins && twinsWords(review, entry, language),
    ]),
  );
  return [{ head: `${head}\n${rule}`, ...rows }];
}

const isPlain = (entry: ReviewedEntry): boolean =>
  entry.state === 'ready' &&
  entry.twins.length === 0 &&
  entry.findings.length === 0 &&
  entry.links.every(({ verdict, note }) => verdict === 'alive' && note === undefined);

function dataWords(entry: ReviewedEntry, language: Language): string {
  const zh = language === 'zh';
  const toFix = entry.findings.filter(({ severity }) => severity === 'error').length;
  const hints = entry.findings.length - toFix;
  if (toFix > 0) return `**${zh ? `需改 ${toFix} 处` : `${toFix} to fix`}**`;
  if (entry.twins.length > 0) return zh ? '请核对是否重复' : 'may be there already';
  const ready = zh ? '可用' : 'ready';
  if (hints === 0) return ready;
  return zh ? `${ready}，${hints} 处建议` : `${ready}, ${counted(hints, 'thing', language)} worth a look`;
}

function linkWords(review: Review, entry: ReviewedEntry, language: Language): string {
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

function twinsWords(review: Review, { twins }: ReviewedEntry, language: Language): string {
  if (twins.length === 0) return language === 'zh' ? '无' : 'none';
  const few = twins.slice(0, 3).map((twin) => twinWords(review, twin, language));
  return few.join(language === 'zh' ? '；' : '; ');
}

function twinWords(review: Review, twin: Twin, language: Language): string {
  const base = twin.samePull ? review.headBlob : review.baseBlob;
  const same = language === 'zh' ? '同' : 'same as';
  return `${same} ${linked(inline(twin.entry, 80), placeLink(base, twin.file, twin.line))}`;
}

/** How each entry will look, folded. */
function previews(review: Review, language: Language): MarkdownPart[] {
  const shown = previewItems(review);
  const head = `<details><summary>${language === 'zh' ? 'README 中的显示效果' : 'How it will look in the README'}</summary>`;
  return [{ head, ...shown, between: '\n\n', tail: '</details>' }];
}

/** Each entry as the README will show it, in a quote. */
export function previewItems({ entries }: Review): ReturnType<typeof written> {
  return written(
    entries.filter((entry) => entry.preview !== ''),
    (entry) => quoted(preview(entry.preview)),
  );
}

const quoted = (markdown: string): string => markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');

/** What was wrong before this pull request came: told, and not its author's business. */
function before(old: readonly Item[], language: Language): MarkdownPart[] {
  const { length } = old;
  const zh = language === 'zh';
  const summary = zh
    ? `此前已有的 ${length} 处问题，与本次改动无关`
    : `${counted(length, 'thing', language)} that ${length === 1 ? 'was' : 'were'} there before, not yours`;
  return [
    { head: `<details><summary>${summary}</summary>`, ...written(old, (item) => `- ${item(language)}`), tail: '</details>' },
  ];
}

function footer({ headSha, commands, docs, findings }: Review, language: Language): string {
  const commit = code(headSha.slice(0, 7));
  if (commands) {
    const fixable = findings.some(({ fix }) => fix !== undefined);
    const said = [
      ...(fixable
        ? [language === 'zh' ? '`/listkeeper fix` 可自动修正格式问题' : '`/listkeeper fix` writes the mechanical fixes for you']
        : []),
      '`/listkeeper recheck`',
      ...(docs === undefined ? [] : [linked(language === 'zh' ? '全部命令' : 'all commands', besideDocs(docs, 'commands'))]),
      language === 'zh' ? `检查的提交：${commit}` : `checked ${commit}`,
    ];
    return `<sub>${said.join(' · ')}</sub>`;
  }
  return language === 'zh'
    ? `<sub>检查的提交：${commit} · 每次推送都会自动重新检查</sub>`
    : `<sub>checked ${commit} · every push is checked again</sub>`;
}

/** Another page of the folder in which the page on findings is. */
const besideDocs = (findings: string, name: string): string => findings.replace(/findings(?=(?:\.\w+)?\/?$)/, name);
