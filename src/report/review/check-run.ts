import { getMessages } from '../../messages/index.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { formatCodeSpan, toPlainText } from '../../text/escape/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { isJudged } from '../formats/index.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatMarker, formatVerdict } from '../verdicts/index.ts';
import { wasChecked } from './entry-state.ts';
import { formatHeadline } from './headline.ts';
import { formatRows } from './problem-list.ts';
import { collectProblems, formatOfflineNote, isDoubtful } from './problems.ts';
import { formatSettingsChange } from './settings-change.ts';

/** An annotation at a line of the diff. The same shape as the annotation of a plan. */
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
  /** At most a thousand, by file and line. The sender splits them into requests of fifty. */
  annotations: ReviewAnnotation[];
}

/**
 * The check run of a review. It fails only for problems that the pull request introduces: an error
 * in the data, or a new link that the owner of its identifier says doesn't exist. Doubtful links,
 * outages and pre-existing problems never fail it. Where a link wasn't checked, it is neutral.
 */
export function buildReviewCheck(review: Review, language: Language): ReviewCheck {
  const failed = review.deadLinks.length > 0 || review.findings.some(({ severity }) => severity === 'error');
  const headline = formatHeadline(review, language);
  // A sentence in Chinese may begin with the name of a file, which stays as it is.
  const title = language === 'en' ? capitalize(headline) : headline;
  const all = collectAnnotations(review, language);
  // The limit keeps the most severe ones.
  const shown = all.toSorted((a, b) => levelRanks[a.level] - levelRanks[b.level]).slice(0, githubLimits.annotations);
  return {
    conclusion: failed ? 'failure' : isSettled(review) ? 'success' : 'neutral',
    title: toPlainText(title, githubLimits.title),
    summary: formatSummary(review, { shown: shown.length, omitted: all.length - shown.length }, language),
    annotations: shown.map(({ build }) => build()).sort((a, b) => compareCodeUnits(a.path, b.path) || a.startLine - b.startLine),
  };
}

/**
 * Whether nothing is left for a person to look at: all links were checked, and nobody changes the
 * settings who could not do so without a pull request.
 */
const isSettled = ({ isUnaffected, links, settingsChange }: Review): boolean =>
  !isUnaffected && links.every(wasChecked) && settingsChange?.isByMaintainer !== false;

/** An annotation that is not formatted yet: of twenty thousand, most never are. */
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
      const annotation = buildLinkAnnotation(link, dead.has(link.identity), language);
      return annotation ? [{ level: annotation.level, build: () => annotation }] : [];
    }),
  ];
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function formatSummary(review: Review, counts: { shown: number; omitted: number }, language: Language): string {
  const { checkRun } = getMessages(language);
  const { blocking, nonBlocking, preExisting } = collectProblems(review, language);
  const parts: MarkdownPart[] = [
    ...formatOfflineNote(review, language),
    ...(counts.omitted > 0 ? [checkRun.omittedAnnotations(counts.shown, counts.omitted)] : []),
    ...formatSettingsChange(review, language),
    { header: `### ${checkRun.toFix}`, ...formatRows(blocking) },
    { header: `### ${checkRun.suggestions}`, ...formatRows(nonBlocking) },
    { header: `### ${checkRun.preExisting}`, ...formatRows(preExisting) },
    formatScope(review, language),
  ];
  return fitMarkdown(parts, githubLimits.checkSummary, language);
}

/** What was checked, so that an empty page isn't taken for a check that didn't run. */
function formatScope(review: Review, language: Language): string {
  const { checkRun, common } = getMessages(language);
  const links = review.areLinksChecked ? review.links.filter(isJudged).length : 0;
  const items = [
    common.entries(review.entries.length),
    ...(links > 0 ? [common.links(links)] : []),
    checkRun.commit(formatCodeSpan(review.headSha.slice(0, 7))),
  ];
  return `<sub>${checkRun.scope(common.series(items))}</sub>`;
}

const annotationLevels: Record<Severity, ReviewAnnotation['level']> = { error: 'failure', warning: 'warning', notice: 'notice' };

/** A finding as an annotation at its line. */
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
  const { checkRun } = getMessages(language);
  const sentences = [checkRun.linkProblem(toPlainText(link.url, 500), reason)];
  if (link.to) sentences.push(checkRun.newAddress(toPlainText(link.to, 500)));
  const marker = toPlainText(formatMarker(link.evidence, language), 200);
  if (marker) sentences.push(checkRun.found(marker));
  return {
    path: first.file,
    startLine: first.line,
    endLine: first.line,
    level: isDead ? 'failure' : link.verdict === 'gone' ? 'warning' : 'notice',
    title: toPlainText(checkRun.linkTitle(verdict), githubLimits.annotationTitle),
    message: formatAnnotationMessage(sentences, language),
  };
}

/**
 * Annotations are plain text on GitHub: Markdown is not interpreted, and invisible characters are
 * made visible.
 */
function formatAnnotationMessage(sentences: string[], language: Language): string {
  const { common } = getMessages(language);
  return toPlainText(common.sentences(sentences.filter(Boolean)), githubLimits.annotationMessage / 4);
}
