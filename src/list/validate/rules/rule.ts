import type { Identity } from '../../../links/identify/index.ts';
import type { Finding, FindingCode, Severity } from '../../../model/finding.ts';
import type { FindingWording } from '../../../model/finding-message.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { createFinding, type FieldPath, type FindingDetails } from '../../yaml/index.ts';
import type { AddressProblem } from './addresses/index.ts';

/**
 * Everything about one finding code. The documentation, the messages and a test are made from it.
 * Codes that reading, the schema or the search for duplicates report have no check of their own.
 */
export interface FindingRule<Code extends FindingCode = FindingCode> {
  code: Code;
  /** How serious the finding is at worst. A check may report a milder case of it. */
  severity: Severity;
  /** True when findings of this code can carry an exact replacement. */
  fixable: boolean;
  /** A further language has its wording in `src/messages/<language>/findings.ts`. */
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

/** What the checks of an entry know beside it. */
export interface RuleContext {
  /** Ids of all sections; undefined when `list.yml` cannot be read. */
  sectionIds: ReadonlySet<string> | undefined;
  entryIds: ReadonlySet<string>;
  /** The entry id that was probably meant. */
  suggestId(id: string): { nearest?: string };
  /** Paths of this entry where the schema has reported something, as `links.0.code`: one mistake, one finding. */
  reportedFields: ReadonlySet<string>;
  /** The links of the entry, with what each one is. */
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
  /** At most one problem an address: the first in order of importance. */
  addressProblem: AddressProblem | undefined;
}

/** Gives a rule its literal code as type. */
export const defineFinding = <const Code extends FindingCode>(rule: FindingRule<Code>): FindingRule<Code> => rule;

/** Creates a finding at a part of an entry, unless the schema has reported that part already. */
export function reportFinding(located: LocatedEntry, context: RuleContext, path: FieldPath, details: FindingDetails): Finding[] {
  return context.reportedFields.has(path.join('.')) ? [] : [createFinding(located.sourceMap, path, details)];
}
