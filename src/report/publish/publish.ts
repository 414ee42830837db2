import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan, toPlainText } from '../../text/escape/escape-markdown.ts';
import { getFileName } from '../../text/format.ts';
import { explainFinding } from '../findings/index.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { buildFindingAnnotation, type ReviewAnnotation } from '../review/index.ts';

/** The check and the pull request about generated files. */

export interface PublishCheck {
  title: string;
  /** Markdown, within GitHub's limit. */
  summary: string;
  annotations: ReviewAnnotation[];
}

/** The check that says why the files aren't generated from a commit. */
export function buildPublishCheck(findings: readonly Finding[], language: Language): PublishCheck {
  const { common, publish } = getMessages(language);
  const items = findings.map((finding) => {
    const { message, remedy } = explainFinding(finding, language);
    const place = escapeInline(common.location(getFileName(finding.file), finding.line));
    const text = escapeInline(common.sentences([message, remedy].filter(Boolean)), 1000);
    return `- ${common.labelled(place, text)} ${formatCodeSpan(finding.code)}`;
  });
  const parts: MarkdownPart[] = [publish.checkSummary, { items }];
  return {
    title: toPlainText(publish.checkTitle(findings.length), githubLimits.title),
    summary: fitMarkdown(parts, githubLimits.checkSummary, language),
    annotations: findings.map((finding) => buildFindingAnnotation(finding, language)),
  };
}

/** Title and text of the pull request with new facts about repositories. */
export function formatFactsPullRequest(files: readonly string[], language: Language): { title: string; body: string } {
  const { common, publish } = getMessages(language);
  const names = common.list(files.map((file) => formatCodeSpan(file)));
  return { title: publish.factsTitle, body: publish.factsBody(names) };
}

/** Title and text of the pull request that proposes the generated files. */
export function formatPublishPullRequest(files: readonly string[], language: Language): { title: string; body: string } {
  const { common, publish } = getMessages(language);
  const names = common.list(files.map((file) => formatCodeSpan(file)));
  return { title: publish.pullRequestTitle, body: publish.pullRequestBody(names) };
}
