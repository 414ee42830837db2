import type { Identity } from '../../../links/identify/index.ts';
import type { Finding, FindingCode, Severity } from '../../../model/finding.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { createFinding, type FieldPath } from '../../yaml/index.ts';

/** What the rules know beside the entry: the list around it, and its links with what they are. */
export interface RuleContext {
  /** Ids of all sections, and of all entries. */
  sectionIds: ReadonlySet<string> | undefined;
  entryIds: ReadonlySet<string>;
  /** The id that was probably meant. */
  suggestId(id: string): { nearest?: string };
  /** Paths of this entry where the schema has already found something, as `links.0.code`: one mistake, one finding. */
  reportedFields: ReadonlySet<string>;
  /** The entry's links as its author wrote them, with their place in the list of links. */
  links: IdentifiedLink[];
}

export interface IdentifiedLink {
  index: number;
  role: string;
  url: string;
  code?: string | undefined;
  mirrorOf?: string | undefined;
  identity: Identity;
}

/** A rule says what is wrong with one entry. */
export type Rule = (located: LocatedEntry, context: RuleContext) => Finding[];

/** A finding at a part of an entry, unless something was found there already. */
export function reportFinding(
  located: LocatedEntry,
  context: RuleContext,
  path: FieldPath,
  code: FindingCode,
  severity: Severity,
  details: Partial<Finding> = {},
  part: 'value' | 'key' = 'value',
): Finding[] {
  if (context.reportedFields.has(path.join('.'))) return [];
  return [createFinding(located.sourceMap, path, code, severity, details, part)];
}
