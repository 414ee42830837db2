import { localizeText } from '../../../../text/language/localize-text.ts';
import type { Entry, ListInfo } from '../../../schema/index.ts';

/** Characters of a description that a card shows well. */
const maxCardCharacters = 280;
/** Links that a card shows well. */
const maxCardLinks = 5;
/** Facts that only a page shows. Fewer are not worth a click. */
const minPageFacts = 3;

/** Facts that a card leaves out. */
const pageFields = [
  'organization',
  'version',
  'base',
  'parameters',
  'context',
  'formerly',
  'opens',
  'source',
  'identifiers',
  'publications',
  'relations',
  'note',
  'modality',
  'licenses',
] as const;

/**
 * Whether an entry has a page of its own: where it says more than fits on its card. It is the same
 * in every language.
 */
export function hasOwnPage(entry: Entry, { languages }: Pick<ListInfo, 'languages'>): boolean {
  const length = Math.max(...languages.map((language) => localizeText(entry.description, language)?.length ?? 0));
  if (length > maxCardCharacters || entry.links.length > maxCardLinks) return true;
  const fields: Partial<Record<string, unknown>> = entry;
  const facts = pageFields.filter((name) => fields[name] !== undefined).length + Math.max(0, (entry.relations?.length ?? 0) - 1);
  return facts >= minPageFacts;
}
