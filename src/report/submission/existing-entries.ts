import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape/escape-markdown.ts';
import type { ExistingEntry } from './outcome.ts';

/** Entries of the list in a sentence: name, link and id of each. */
export function listExistingEntries(entries: readonly ExistingEntry[], language: Language): string {
  const { common, submission } = getMessages(language);
  const items = entries.map(({ id, name, url }) =>
    submission.duplicateEntry(wrapInLink(escapeInline(name, 120), url), formatCodeSpan(id, 80)),
  );
  return common.list(items);
}
