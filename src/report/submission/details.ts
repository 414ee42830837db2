import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan } from '../../text/escape/escape-markdown.ts';
import { formatFoldedYaml } from '../markdown/index.ts';
import { sanitizeEntryPreview } from '../preview/index.ts';
import { listExistingEntries } from './existing-entries.ts';
import type { SubmissionDetails } from './outcome.ts';

/**
 * What was filled in and left out, a preview, and the data file: for the comment and the pull
 * request.
 */
export function formatDetails(details: SubmissionDetails, language: Language): string[] {
  const { submission } = getMessages(language);
  const { preview, path, text } = details;
  return [
    ...formatFilledFields(details, language),
    ...formatRejectedFields(details, language),
    ...(details.related.length > 0 ? [submission.related(listExistingEntries(details.related, language))] : []),
    `<details><summary>${submission.preview}</summary>\n\n${sanitizeEntryPreview(preview)}\n\n</details>`,
    formatFoldedYaml(path, text),
  ];
}

function formatFilledFields({ filledFields, section }: SubmissionDetails, language: Language): string[] {
  if (filledFields.length === 0) return [];
  const { common, submission } = getMessages(language);
  const items = filledFields.map(({ field, from }) => {
    const label = submission.fields[field] ?? field;
    const text = field === 'section' ? submission.fieldWithValue(label, escapeInline(section, 80)) : label;
    return submission.filledField(text, submission.sources[from] ?? from);
  });
  return [submission.filled(common.list(items))];
}

function formatRejectedFields({ rejectedFields }: SubmissionDetails, language: Language): string[] {
  if (rejectedFields.length === 0) return [];
  const { common, submission } = getMessages(language);
  const items = rejectedFields.map(
    ({ field, text }) => `- ${common.labelled(submission.fields[field] ?? field, formatCodeSpan(text, 200))}`,
  );
  return [`${submission.rejected}\n\n${items.join('\n')}`];
}
