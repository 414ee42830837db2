import type { NetworkErrorKind } from '../../../src/http/types.ts';
import type { VerdictName, VerdictNote, VerdictReason } from '../../../src/model/verdict.ts';
import type { SimulatedHost } from '../../../src/sandbox/internet/responses.ts';

/** One labelled case: an address, the hosts as they behave, and what a checker has to say. */
export interface LinkCase {
  name: string;
  url: string;
  /** The text in which the link stands, where what is read of it is part of the case. */
  markdown?: string;
  code?: string;
  names?: string[];
  hosts: SimulatedHost[];
  /**
   * The hosts as they were when the link was added to its list. For links whose death no single
   * look can show: only memory can.
   */
  before?: SimulatedHost[];
  /** Host names that fail before any server is reached: no name, a bad certificate. */
  faults?: Record<string, { kind: NetworkErrorKind; code?: string }>;
  /** A GitHub token is there. Default true. */
  token?: boolean;
  /** The network gives up early: for hosts that never answer. */
  shortTimeouts?: boolean;
  /** Whether the link is dead in truth: what a checker must not say of a living one. */
  dead: boolean;
  verdict: VerdictName;
  reason: VerdictReason;
  to?: string;
  note?: VerdictNote;
  authoritative?: boolean;
  /** Which fact says so. */
  source: string;
}

/** What all cases of a table share, and then each row in one line. */
export function alive(reason: VerdictReason = 'ok'): Pick<LinkCase, 'dead' | 'verdict' | 'reason'> {
  return { dead: false, verdict: 'alive', reason };
}

export function gone(reason: VerdictReason): Pick<LinkCase, 'dead' | 'verdict' | 'reason'> {
  return { dead: true, verdict: 'gone', reason };
}

/** Not dead, and not to be called so. */
export function notGone(verdict: VerdictName, reason: VerdictReason): Pick<LinkCase, 'dead' | 'verdict' | 'reason'> {
  return { dead: false, verdict, reason };
}

/** Dead in truth, but without evidence that would allow to say so. */
export function undetected(verdict: VerdictName, reason: VerdictReason): Pick<LinkCase, 'dead' | 'verdict' | 'reason'> {
  return { dead: true, verdict, reason };
}
