import type { Language } from '../../model/language.ts';
import { renderEntry, renderEntryPreviews } from '../render/index.ts';
import { detectOutputFormat, type Settings } from '../schema/index.ts';
import type { NewEntryDraft } from './draft-entry.ts';

/** The template by which the README shows entries; undefined where it has none. */
export const findPreviewTemplate = ({ outputs }: Settings): string | undefined =>
  outputs.find((output) => detectOutputFormat(output) === 'markdown')?.template;

/**
 * A new entry as the README will show it: by the list's own layout, line or template, and in its
 * language.
 * @param existing the text of {@link findPreviewTemplate}, by its path.
 * @param language for a draft that can't be read as an entry.
 */
export function previewDraft(
  { entry, list, located }: NewEntryDraft,
  { settings, existing, language }: { settings: Settings; existing: ReadonlyMap<string, string>; language: Language },
): string {
  const preview = located && renderEntryPreviews([located], { list, settings, existing }).get(located);
  return preview ?? renderEntry(entry, language);
}
