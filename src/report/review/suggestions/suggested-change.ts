import type { Finding } from '../../../model/finding.ts';
import type { Language } from '../../../model/language.ts';
import { formatCodeSpan, highlightValues } from '../../../text/escape/escape-markdown.ts';
import { explainFinding } from '../../findings/index.ts';

/**
 * The review comment that suggests a change of a line: what is wrong, and GitHub's suggestion
 * block, which its button commits.
 * @param findings the problems of the line, one or more.
 * @param replacement the new text of the line: one line, without invisible characters.
 */
export function formatSuggestedChange(findings: readonly Finding[], replacement: string, language: Language): string {
  const explanations = findings.map((finding) => {
    const { message } = explainFinding(finding, language);
    return `${highlightValues(message, [finding.found, finding.nearest, finding.fix])} ${formatCodeSpan(finding.code)}`;
  });
  const longest = Math.max(2, ...[...replacement.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${explanations.join('\n\n')}\n\n${fence}suggestion\n${replacement}\n${fence}`;
}
