import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan, toPlainText } from '../../text/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatList, formatLocation, pluralize } from '../messages/index.ts';
import { buildFindingAnnotation, type ReviewAnnotation } from '../review/index.ts';

/** Words about the generated files: the check that says why they are not written, and the pull request that proposes them. */

export interface PublishCheck {
  title: string;
  /** Markdown, within GitHub's limit. */
  summary: string;
  annotations: ReviewAnnotation[];
}

/** Why nothing is published from a commit: all that has to be mended first. */
export function buildPublishCheck(findings: readonly Finding[], language: Language): PublishCheck {
  const zh = language === 'zh';
  const things = pluralize(findings.length, 'thing', language);
  const title = zh ? `生成的文件未更新：有 ${things}需要修改` : `The generated files are left as they are: ${things} to fix`;
  const why = zh
    ? '数据不完整时重新生成，会让条目从 README 中消失，因此先保持原样；修改推送后会自动更新。'
    : 'Written from data that can not be read whole, the README would lose entries. It stays as it is, and follows by itself once this is mended.';
  const items = findings.map((finding) => {
    const { message, remedy } = explainFinding(finding, language);
    const words = [message, remedy].filter(Boolean).join(zh ? '' : ' ');
    return `- ${escapeInline(formatLocation(finding.file, finding.line, language))}${zh ? '：' : ' — '}${escapeInline(words, 1000)} ${formatCodeSpan(finding.code)}`;
  });
  const parts: MarkdownPart[] = [why, { items }];
  return {
    title: toPlainText(title, githubLimits.title),
    summary: fitMarkdown(parts, githubLimits.checkSummary, language),
    annotations: findings.map((finding) => buildFindingAnnotation(finding, language)),
  };
}

/** Title and text of the pull request that proposes the generated files. */
export function formatPublishPullRequest(files: readonly string[], language: Language): { title: string; body: string } {
  const names = formatList(
    files.map((file) => formatCodeSpan(file)),
    language,
  );
  if (language === 'zh') {
    return {
      title: '由数据重新生成清单',
      body: `数据有更新，${names} 已随之重新生成。合并即可；数据再变时，此处会自动跟上。`,
    };
  }
  return {
    title: 'Regenerate the list from its data',
    body: `The data has changed, and ${names} with it. Merge when you like: this pull request follows the data by itself.`,
  };
}
