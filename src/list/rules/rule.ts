import type { Identity } from '../../links/identify.ts';
import type { Finding, FindingCode, Severity } from '../finding.ts';
import { findingAt } from '../place.ts';
import type { PlacedEntry } from '../read.ts';
import type { Path } from '../yaml-file.ts';

/** What the rules know beside the entry: the list around it, and its links with what they are. */
export interface Around {
  /** Ids of all sections, and of all entries. */
  sections: ReadonlySet<string> | undefined;
  ids: ReadonlySet<string>;
  /** The id that was probably meant. */
  idLike(id: string): { nearest?: string };
  /** Paths of this entry where the schema has already found something, as `links.0.code`: one mistake, one finding. */
  told: ReadonlySet<string>;
  /** The entry's links as its author wrote them, with their place in the list of links. */
  links: WrittenLink[];
}

export interface WrittenLink {
  index: number;
  role: string;
  url: string;
  code?: string | undefined;
  mirrorOf?: string | undefined;
  identity: Identity;
}

/** A rule says what is wrong with one entry. */
export type Rule = (placed: PlacedEntry, around: Around) => Finding[];

/** A finding at a part of an entry, unless something was found there already. */
export function found(
  placed: PlacedEntry,
  around: Around,
  path: Path,
  code: FindingCode,
  severity: Severity,
  rest: Partial<Finding> = {},
  part: 'value' | 'key' = 'value',
): Finding[] {
  if (around.told.has(path.join('.'))) return [];
  return [findingAt(placed.place, path, code, severity, rest, part)];
}
