import type { Identity } from '../../../links/identify/index.ts';
import type { Finding, FindingCode, Severity } from '../../../model/finding.ts';
import type { FindingWording } from '../../../model/finding-message.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { createFinding, type FieldPath, type FindingDetails } from '../../yaml/index.ts';
import type { AddressProblem } from './addresses/index.ts';
import type { NearestCandidate } from './suggest-nearest.ts';

/**
 * Everything about one finding code. The documentation, the messages and a test are made from it.
 * Codes reported by readers, the schema or the search for duplicates have no check of their own.
 */
export interface FindingRule<Code extends FindingCode = FindingCode> {
  code: Code;
  /** The highest severity of the finding. A check may report a milder case. */
  severity: Severity;
  /** True when findings of this code can have an exact replacement. */
  fixable: boolean;
  /** The wording of any other language is in `src/messages/<language>/findings.ts`. */
  messages: { en: FindingWording; zh: FindingWording };
  example: FindingExample;
  /** Checks one entry. */
  check?: EntryCheck;
  /** Checks the list as a whole. */
  checkList?: (list: ParsedList, isNew: (located: LocatedEntry) => boolean) => Finding[];
}

export type EntryCheck = (located: LocatedEntry, context: RuleContext) => Finding[];

/** The smallest file that has the finding. */
interface FindingExample {
  /** Path of the file; `data/example.yml` unless given. */
  path?: string;
  /** Its text. Without one, the finding is not about the text of a data file. */
  text?: string;
  /** Another data file that the finding needs. */
  other?: string;
  /** The finding itself, where it does not come from reading data. */
  finding?: Partial<Finding>;
}

/** What the checks of an entry know of the list. */
export interface RuleContext {
  /** Ids of all sections; undefined when `list.yml` cannot be read. */
  sectionIds: ReadonlySet<string> | undefined;
  entryIds: ReadonlySet<string>;
  /** The entry id that was probably meant. */
  suggestId(id: string): NearestCandidate;
  /**
   * Paths in this entry that the schema has already reported, as `links.0.code`. Each mistake gets
   * one finding.
   */
  reportedFields: ReadonlySet<string>;
  /** The links of the entry with their identities. */
  links: IdentifiedLink[];
}

export interface IdentifiedLink {
  /** Index in `links` as the author wrote them. */
  index: number;
  role: string;
  url: string;
  code?: string | undefined;
  mirrorOf?: string | undefined;
  identity: Identity;
  /** At most one problem for each address: the most important. */
  addressProblem: AddressProblem | undefined;
}

/** Gives a rule its literal code as type. */
export const defineFinding = <const Code extends FindingCode>(rule: FindingRule<Code>): FindingRule<Code> => rule;

/** Creates a finding at a part of an entry, unless the schema has reported that part already. */
export function reportFinding(located: LocatedEntry, context: RuleContext, path: FieldPath, details: FindingDetails): Finding[] {
  return context.reportedFields.has(path.join('.')) ? [] : [createFinding(located.sourceMap, path, details)];
}
