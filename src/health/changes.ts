import { doubtful } from '../links/verdict.ts';
import { type Health, healthOf, type Policy, standard } from './policy.ts';
import { type History, isTakenAnew, type LinkRecord, saidBy } from './record.ts';

/** What one run made different. Only this is worth a comment; everything else stands quietly in the issue. */
export interface Changes {
  /** Identities, sorted: links that are dead now and were not before. */
  died: string[];
  /** Links that were dead and are not. */
  recovered: string[];
  /** Links with a new address that was not known before. */
  moved: string[];
  /** Shares whose code turned out wrong or missing. */
  codes: string[];
  /** Things that were archived, withdrawn or retracted, or no longer look like what the entry names. */
  noted: string[];
  /** Links that failed for the first time; told in the issue, not worth a comment. */
  suspected: string[];
  /** True when somebody should hear of it. */
  worthAComment: boolean;
}

/**
 * Compares two states of the memory.
 * @param now the time of the run; both states are read at this moment, so that time alone changes nothing.
 */
export function changesBetween(before: History, after: History, now: Date, policy: Policy = standard): Changes {
  const changes: Changes = { died: [], recovered: [], moved: [], codes: [], noted: [], suspected: [], worthAComment: false };
  for (const record of [...after.links.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const known = before.links.get(record.id);
    // What was not looked at has not changed.
    if (known === record) continue;
    const was = known && healthOf(known, now, policy);
    const is = healthOf(record, now, policy);
    if (is.state === 'dead' && was?.state !== 'dead') changes.died.push(record.id);
    if (is.state === 'suspect' && was?.state !== 'suspect') changes.suspected.push(record.id);
    // What came in its place is no return, and where that has moved to is nobody's new address.
    const isOther = isTakenAnew(record);
    if (cameBack(was, is) && !isOther) changes.recovered.push(record.id);
    if (is.state === 'dead' || is.state === 'suspect') continue;
    if (!isOther && said(record, 'moved') !== undefined && said(record, 'moved') !== said(known, 'moved'))
      changes.moved.push(record.id);
    if (said(record, 'codes') !== undefined && said(known, 'codes') === undefined) changes.codes.push(record.id);
    if (said(record, 'noted') !== undefined && said(record, 'noted') !== said(known, 'noted')) changes.noted.push(record.id);
  }
  const { died, recovered, moved, codes, noted } = changes;
  changes.worthAComment = [died, recovered, moved, codes, noted].some((ids) => ids.length > 0);
  return changes;
}

const cameBack = (was: Health | undefined, is: Health): boolean =>
  was?.state === 'dead' && is.state !== 'dead' && is.state !== 'suspect';

/** What the last telling look said in one respect, if anything: a failure since then does not make it news again. */
function said(record: LinkRecord | undefined, respect: 'moved' | 'codes' | 'noted'): string | undefined {
  const look = record && saidBy(record);
  if (!look) return undefined;
  if (respect === 'moved') return look.verdict === 'moved' ? (look.to ?? '') : undefined;
  if (respect === 'codes') return look.reason === 'code-wrong' || look.reason === 'code-missing' ? look.reason : undefined;
  return look.note === 'archived' || doubtful.has(look.note) ? look.note : undefined;
}
