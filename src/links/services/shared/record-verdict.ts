import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import type { CheckTarget } from './check-target.ts';
import { cleanMetadataText } from './metadata.ts';
import { createVerdict } from './responses.ts';

/** Titles of records may be whole sentences. */
const maxTitleLength = 2000;

/**
 * The verdict of a record that its archive shows, with a note where its title is another than the
 * entry's.
 */
export function createRecordVerdict({ names }: CheckTarget, title: string | undefined, evidence: Evidence): Verdict {
  const words = cleanMetadataText(title, maxTitleLength);
  if (words === undefined) return createVerdict('alive', 'ok', evidence);
  const note = isPossiblyWrongTitle(words, names) ? { note: 'possibly-wrong-link' as const } : {};
  return createVerdict('alive', 'ok', { ...evidence, title: truncate(words, 300) }, note);
}
