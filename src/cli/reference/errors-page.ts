import { type ErrorCode, errorsPage, explainError } from '../../errors/listkeeper-error.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { languages } from '../../model/language.ts';
import { errorExamples } from './error-examples.ts';

/**
 * `docs/errors.md`: every error code with an example of its message and its remedy, in both
 * languages.
 */
export function generateErrorsPage(): SourceFile {
  const words = getMessages('en').cliReference;
  const codes = Object.keys(errorExamples) as ErrorCode[];
  const blocks = [
    words.generated,
    `# ${words.errors.title}`,
    ...languages.map((language) => getMessages(language).cliReference.errors.introduction),
    codes.map((code) => `[\`${code}\`](#${code})`).join(' · '),
    ...codes.flatMap((code) => [`## ${code}`, formatExamples(code)]),
  ];
  return { path: errorsPage, text: `${blocks.join('\n\n')}\n` };
}

function formatExamples(code: ErrorCode): string {
  const lines = languages.map((language) => {
    const { message, remedy } = explainError(code, errorExamples[code], language);
    return `> ${escapeMarkdown(message)}\\\n> ${escapeMarkdown(remedy)}`;
  });
  return lines.join('\n\n');
}

/**
 * Our own sentences with example values: escapes only what Markdown would read as markup. Code
 * spans stay.
 */
function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[\]<>|#]/g, '\\$&').replace(/:\/\//g, ':\\/\\/')))
    .join('');
}
