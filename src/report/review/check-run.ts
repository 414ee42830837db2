import type { Finding, Severity } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { formatCodeSpan, toPlainText } from '../../text/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { isJudged } from '../formats/index.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatMarker, formatVerdict, pluralize } from '../messages/index.ts';
import { formatHeadline } from './headline.ts';
import { collectProblems, formatOfflineNote, isDoubtful } from './problems.ts';

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
export function buildReviewCheck(review: Review, language: Language): ReviewCheck {
  const failed = review.deadLinks.length > 0 || review.findings.some(({ severity }) => severity === 'error');
  const title = capitalize(formatHeadline(review, language));
  const marks = collectAnnotations(review, language);
  // What has to be fixed is marked first.
  const marked = marks.toSorted((a, b) => levelRanks[a.level] - levelRanks[b.level]).slice(0, githubLimits.annotations);
  return {
    conclusion: failed ? 'failure' : review.isUnaffected ? 'neutral' : 'success',
    title: toPlainText(title, githubLimits.title),
    summary: formatSummary(review, { marked: marked.length, left: marks.length - marked.length }, language),
    annotations: marked.map(({ build }) => build()).sort((a, b) => compareCodeUnits(a.path, b.path) || a.startLine - b.startLine),
  };
}

/** An annotation that is not written yet: of twenty thousand, most never are. */
interface PendingAnnotation {
  level: ReviewAnnotation['level'];
  build(): ReviewAnnotation;
}

const levelRanks: Record<ReviewAnnotation['level'], number> = { failure: 0, warning: 1, notice: 2 };

function collectAnnotations(review: Review, language: Language): PendingAnnotation[] {
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  return [
    ...review.findings.map((finding) => ({
      level: annotationLevels[finding.severity],
      build: () => buildFindingAnnotation(finding, language),
    })),
    ...review.links.filter(isJudged).flatMap((link) => {
      const note = buildLinkAnnotation(link, dead.has(link.identity), language);
      return note ? [{ level: note.level, build: () => note }] : [];
    }),
  ];
}

const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function formatSummary(review: Review, marks: { marked: number; left: number }, language: Language): string {
  const zh = language === 'zh';
  const { blocking, nonBlocking, preExisting } = collectProblems(review);
  const parts: MarkdownPart[] = [
    ...formatOfflineNote(review, language),
    { header: `### ${zh ? '需要修改' : 'To fix'}`, ...formatItems(blocking, (item, index) => `${index + 1}. ${item(language)}`) },
    {
      header: `### ${zh ? '值得一看（不影响合并）' : 'Worth a look (does not stop the merge)'}`,
      ...formatItems(nonBlocking, (item) => `- ${item(language)}`),
    },
    {
      header: `### ${zh ? '此前已有，与本次改动无关' : 'There before, not yours'}`,
      ...formatItems(preExisting, (item) => `- ${item(language)}`),
    },
    ...(marks.left > 0 ? [formatOmittedNote(marks, language)] : []),
    formatScope(review, language),
  ];
  return fitMarkdown(parts, githubLimits.checkSummary, language);
}

/** How much of it stands at no line. */
const formatOmittedNote = ({ marked, left }: { marked: number; left: number }, language: Language): string =>
  language === 'zh'
    ? `已在相应的行上标出 ${marked} 处（先标需要修改的），另有 ${left} 处未标。`
    : `${marked} places are marked at their lines, those to fix first; and ${left} more are not.`;

/** What was looked at, so that an empty page is not mistaken for a check that did not run. */
function formatScope(review: Review, language: Language): string {
  const zh = language === 'zh';
  const links = review.areLinksChecked ? review.links.filter(isJudged).length : 0;
  const words = [
    pluralize(review.entries.length, 'entry', language),
    ...(links > 0 ? [pluralize(links, 'link', language)] : []),
    zh ? `提交 ${formatCodeSpan(review.headSha.slice(0, 7))}` : `commit ${formatCodeSpan(review.headSha.slice(0, 7))}`,
  ].join(zh ? '、' : ', ');
  return zh ? `<sub>检查范围：${words}</sub>` : `<sub>Looked at: ${words}</sub>`;
}

const annotationLevels: Record<Severity, ReviewAnnotation['level']> = { error: 'failure', warning: 'warning', notice: 'notice' };

/** A finding as a mark at its line. */
export function buildFindingAnnotation(finding: Finding, language: Language): ReviewAnnotation {
  const { message, remedy } = explainFinding(finding, language);
  const { file, line, column, endColumn } = finding;
  const endLine = Math.max(line, finding.endLine ?? line);
  const oneLine = endLine === line && endColumn !== undefined && endColumn >= column;
  return {
    path: file,
    startLine: line,
    endLine,
    ...(oneLine ? { startColumn: column, endColumn } : {}),
    level: annotationLevels[finding.severity],
    title: toPlainText(finding.code, githubLimits.annotationTitle),
    message: formatAnnotationMessage([message, remedy], language),
  };
}

function buildLinkAnnotation(link: CheckedLink, isDead: boolean, language: Language): ReviewAnnotation | undefined {
  if (!isDead && !isDoubtful(link)) return undefined;
  const { verdict, reason } = formatVerdict(link, language);
  const [first] = link.at;
  if (!first) return undefined;
  const zh = language === 'zh';
  const words = [`${toPlainText(link.url, 500)}${zh ? '：' : ' — '}${reason}${zh ? '。' : '.'}`];
  if (link.to) words.push(zh ? `新地址：${toPlainText(link.to, 500)}` : `New address: ${toPlainText(link.to, 500)}`);
  const seen = toPlainText(formatMarker(link.evidence, language), 200);
  if (seen) words.push(zh ? `所见：${seen}` : `Found: ${seen}`);
  return {
    path: first.file,
    startLine: first.line,
    endLine: first.line,
    level: isDead ? 'failure' : link.verdict === 'gone' ? 'warning' : 'notice',
    title: toPlainText(zh ? `链接：${verdict}` : `link: ${verdict}`, githubLimits.annotationTitle),
    message: formatAnnotationMessage(words, language),
  };
}

/** Annotations are plain text on GitHub: nothing in them is Markdown, and nothing unseen may stay. */
function formatAnnotationMessage(words: string[], language: Language): string {
  return toPlainText(words.filter(Boolean).join(language === 'zh' ? '' : ' '), githubLimits.annotationMessage / 4);
}
