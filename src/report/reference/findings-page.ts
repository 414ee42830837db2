import { findingRules } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import { type Finding, findingCodes } from '../../model/finding.ts';
import { type Language, languages } from '../../model/language.ts';
import { explainFinding, findExampleFinding, findingMessages } from '../findings/index.ts';

/**
 * `docs/findings.md`: a section for every code, under the anchor that comments and check runs link
 * to.
 */
export function generateFindingsPage(): string {
  const { generatedNotice, findingsTitle } = getMessages('en').reference;
  const blocks = [
    `<!-- ${generatedNotice} -->`,
    `# ${findingsTitle}`,
    ...languages.map((language) => getMessages(language).reference.findingsIntroduction),
    findingCodes.map((code) => `[\`${code}\`](#${code})`).join(' · '),
  ];
  for (const code of findingCodes) {
    const { path = 'data/example.yml', text } = findingRules[code].example;
    const finding = findExampleFinding(code);
    blocks.push(`## ${code}`, ...languages.map((language) => findingMessages(code, language).reason));
    if (text) blocks.push(`\`${path}\`:`, `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``);
    if (finding) blocks.push(languages.map((language) => formatExample(finding, language)).join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function formatExample(finding: Finding, language: Language): string {
  const { findings, reference } = getMessages(language);
  const { message, remedy } = explainFinding(finding, language);
  const line = findingRules[finding.code].example.text ? reference.atLine(finding.line) : '';
  return `- ${finding.severity} — ${escapeMarkdown(`${line}${message}${findings.sentenceSeparator}${remedy}`)}`;
}

/**
 * Escapes our own sentences with values of our own examples: only what Markdown would read as
 * markup.
 */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/:\/\//g, ':\\/\\/');
