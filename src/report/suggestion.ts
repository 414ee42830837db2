import type { Finding } from '../list/finding.ts';
import { code, quoting } from './escape.ts';
import { explain } from './findings.ts';
import type { Language } from './words.ts';

/**
 * The comment at a line of the diff that offers another text for it: what is wrong, and GitHub's own block, which its button commits.
 * @param findings what is wrong in the line, one or more.
 * @param line the text that the line should have: one line, without anything unseen.
 */
export function suggestionBody(findings: readonly Finding[], line: string, language: Language): string {
  const words = findings.map((finding) => {
    const { message } = explain(finding, language);
    return `${quoting(message, [finding.found, finding.nearest, finding.fix])} ${code(finding.code)}`;
  });
  const longest = Math.max(2, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${words.join('\n\n')}\n\n${fence}suggestion\n${line}\n${fence}`;
}
