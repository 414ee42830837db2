import type { CheckedLink } from '../links/verdict.ts';
import type { Finding, Severity } from '../list/finding.ts';
import { code, plain } from './escape.ts';
import { markerWords } from './evidence.ts';
import { explain } from './findings.ts';
import { headlineWords } from './headline.ts';
import { fitMarkdown, type MarkdownPart, maximum, written } from './limits.ts';
import { isJudged } from './link-report.ts';
import type { Review } from './review.ts';
import { isDoubtful, offlineNote, problemsOf } from './review-words.ts';
import { verdictWords } from './verdicts.ts';
import { counted, type Language } from './words.ts';

/** A mark at a line of the diff. The same shape as the annotation of a plan. */
export interface ReviewAnnotation {
  path: string;
  startLine: number;
  endLine: number;
  startColumn?: number;
  endColumn?: number;
  level: 'notice' | 'warning' | 'failure';
  title: string;
  message: string;
}

export interface ReviewCheck {
  conclusion: 'success' | 'failure' | 'neutral';
  title: string;
  /** Markdown, within GitHub's limit. */
  summary: string;
  /** At most a thousand, in the order of file and line; whoever sends them minds the fifty a request. */
  annotations: ReviewAnnotation[];
}

/**
 * The check run of a review. It fails only for what the pull request itself brings: an error in the data, or a new link that the owner
 * of its identifier denies. Doubts about links, outages and what was there before never fail it.
 */
export function reviewCheck(review: Review, language: Language): ReviewCheck {
  const failed = review.deadLinks.length > 0 || review.findings.some(({ severity }) => severity === 'error');
  const title = sentence(headlineWords(review, language));
  const marks = marksOf(review, language);
  // What has to be fixed is marked first.
  const marked = marks.toSorted((a, b) => ranks[a.level] - ranks[b.level]).slice(0, maximum.annotations);
  return {
    conclusion: failed ? 'failure' : review.untouched ? 'neutral' : 'success',
    title: plain(title, maximum.title),
    summary: summary(review, { marked: marked.length, left: marks.length - marked.length }, language),
    annotations: marked
      .map(({ write }) => write())
      .sort((a, b) => (a.path === b.path ? a.startLine - b.startLine : a.path < b.path ? -1 : 1)),
  };
}

/** An annotation that is not written yet: of twenty thousand, most never are. */
interface Mark {
  level: ReviewAnnotation['level'];
  write(): ReviewAnnotation;
}

const ranks: Record<ReviewAnnotation['level'], number> = { failure: 0, warning: 1, notice: 2 };

function marksOf(review: Review, language: Language): Mark[] {
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  return [
    ...review.findings.map((finding) => ({ level: levels[finding.severity], write: () => findingNote(finding, language) })),
    ...review.links.filter(isJudged).flatMap((link) => {
      const note = linkNote(link, dead.has(link.identity), language);
      return note ? [{ level: note.level, write: () => note }] : [];
    }),
  ];
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function summary(review: Review, marks: { marked: number; left: number }, language: Language): string {
  const zh = language === 'zh';
  const { toFix, toLookAt, before } = problemsOf(review);
  const parts: MarkdownPart[] = [
    ...offlineNote(review, language),
    { head: `### ${zh ? '需要修改' : 'To fix'}`, ...written(toFix, (item, index) => `${index + 1}. ${item(language)}`) },
    {
      head: `### ${zh ? '值得一看（不影响合并）' : 'Worth a look (does not stop the merge)'}`,
      ...written(toLookAt, (item) => `- ${item(language)}`),
    },
    {
      head: `### ${zh ? '此前已有，与本次改动无关' : 'There before, not yours'}`,
      ...written(before, (item) => `- ${item(language)}`),
    },
    ...(marks.left > 0 ? [unmarked(marks, language)] : []),
    counts(review, language),
  ];
  return fitMarkdown(parts, maximum.checkSummary, language);
}

/** How much of it stands at no line. */
const unmarked = ({ marked, left }: { marked: number; left: number }, language: Language): string =>
  language === 'zh'
    ? `已在相应的行上标出 ${marked} 处（先标需要修改的），另有 ${left} 处未标。`
    : `${marked} places are marked at their lines, those to fix first; and ${left} more are not.`;

/** What was looked at, so that an empty page is not mistaken for a check that did not run. */
function counts(review: Review, language: Language): string {
  const zh = language === 'zh';
  const links = review.linksChecked ? review.links.filter(isJudged).length : 0;
  const words = [
    counted(review.entries.length, 'entry', language),
    ...(links > 0 ? [counted(links, 'link', language)] : []),
    zh ? `提交 ${code(review.headSha.slice(0, 7))}` : `commit ${code(review.headSha.slice(0, 7))}`,
  ].join(zh ? '、' : ', ');
  return zh ? `<sub>检查范围：${words}</sub>` : `<sub>Looked at: ${words}</sub>`;
}

const levels: Record<Severity, ReviewAnnotation['level']> = { error: 'failure', warning: 'warning', notice: 'notice' };

/** A finding as a mark at its line. */
export function findingNote(finding: Finding, language: Language): ReviewAnnotation {
  const { message, remedy } = explain(finding, language);
  const { file, line, column, endColumn } = finding;
  const endLine = Math.max(line, finding.endLine ?? line);
  const oneLine = endLine === line && endColumn !== undefined && endColumn >= column;
  return {
    path: file,
    startLine: line,
    endLine,
    ...(oneLine ? { startColumn: column, endColumn } : {}),
    level: levels[finding.severity],
    title: plain(finding.code, maximum.annotationTitle),
    message: note([message, remedy], language),
  };
}

function linkNote(link: CheckedLink, dead: boolean, language: Language): ReviewAnnotation | undefined {
  if (!dead && !isDoubtful(link)) return undefined;
  const { verdict, reason } = verdictWords(link, language);
  const [first] = link.at;
  if (!first) return undefined;
  const zh = language === 'zh';
  const words = [`${plain(link.url, 500)}${zh ? '：' : ' — '}${reason}${zh ? '。' : '.'}`];
  if (link.to) words.push(zh ? `新地址：${plain(link.to, 500)}` : `New address: ${plain(link.to, 500)}`);
  const seen = plain(markerWords(link.evidence.marker ?? '', language), 200);
  if (seen) words.push(zh ? `所见：${seen}` : `Found: ${seen}`);
  return {
    path: first.file,
    startLine: first.line,
    endLine: first.line,
    level: dead ? 'failure' : link.verdict === 'gone' ? 'warning' : 'notice',
    title: plain(zh ? `链接：${verdict}` : `link: ${verdict}`, maximum.annotationTitle),
    message: note(words, language),
  };
}

/** Annotations are plain text on GitHub: nothing in them is Markdown, and nothing unseen may stay. */
function note(words: string[], language: Language): string {
  return plain(words.filter(Boolean).join(language === 'zh' ? '' : ' '), maximum.annotationMessage / 4);
}
