import type { Finding } from '../list/finding.ts';
import { findingNote, type ReviewAnnotation } from './check-run.ts';
import { code, inline, plain } from './escape.ts';
import { explain } from './findings.ts';
import { fitMarkdown, type MarkdownPart, maximum } from './limits.ts';
import { counted, type Language, listed, placeWords } from './words.ts';

/** Words about the generated files: the check that says why they are not written, and the pull request that proposes them. */

export interface PublishCheck {
  title: string;
  /** Markdown, within GitHub's limit. */
  summary: string;
  annotations: ReviewAnnotation[];
}

/** Why nothing is published from a commit: all that has to be mended first. */
export function publishCheck(findings: readonly Finding[], language: Language): PublishCheck {
  const zh = language === 'zh';
  const things = counted(findings.length, 'thing', language);
  const title = zh ? `生成的文件未更新：有 ${things}需要修改` : `The generated files are left as they are: ${things} to fix`;
  const why = zh
    ? '数据不完整时重新生成，会让条目从 README 中消失，因此先保持原样；修改推送后会自动更新。'
    : 'Written from data that can not be read whole, the README would lose entries. It stays as it is, and follows by itself once this is mended.';
  const items = findings.map((finding) => {
    const { message, remedy } = explain(finding, language);
    const words = [message, remedy].filter(Boolean).join(zh ? '' : ' ');
    return `- ${inline(placeWords(finding.file, finding.line, language))}${zh ? '：' : ' — '}${inline(words, 1000)} ${code(finding.code)}`;
  });
  const parts: MarkdownPart[] = [why, { items }];
  return {
    title: plain(title, maximum.title),
    summary: fitMarkdown(parts, maximum.checkSummary, language),
    annotations: findings.map((finding) => findingNote(finding, language)),
  };
}

/** Title and text of the pull request that proposes the generated files. */
export function publishWords(files: readonly string[], language: Language): { title: string; body: string } {
  const names = listed(
    files.map((file) => code(file)),
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
