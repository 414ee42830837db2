import type { Note, Reason, VerdictName } from '../../src/links/verdict.ts';
import type { FailureKind } from '../../src/net/network.ts';
import type { SimulatedHost } from '../../src/sandbox/internet/server.ts';

/** One labelled case: an address, the hosts as they behave, and what a checker has to say. */
export interface Case {
  name: string;
  url: string;
  code?: string;
  names?: string[];
  hosts: SimulatedHost[];
  /** Host names that fail before any server is reached: no name, a bad certificate. */
  faults?: Record<string, { kind: FailureKind; code?: string }>;
  /** A GitHub token is there. Default true. */
  token?: boolean;
  /** The network gives up early: for hosts that never answer. */
  hasty?: boolean;
  /** Whether the link is dead in truth: what a checker must not say of a living one. */
  dead: boolean;
  verdict: VerdictName;
  reason: Reason;
  to?: string;
  note?: Note;
  authoritative?: boolean;
  /** Which fact says so. */
  source: string;
}

/** What all cases of a table share, and then each row in one line. */
export function alive(reason: Reason = 'ok'): Pick<Case, 'dead' | 'verdict' | 'reason'> {
  return { dead: false, verdict: 'alive', reason };
}

export function gone(reason: Reason): Pick<Case, 'dead' | 'verdict' | 'reason'> {
  return { dead: true, verdict: 'gone', reason };
}

/** Not dead, and not to be called so. */
export function spared(verdict: VerdictName, reason: Reason): Pick<Case, 'dead' | 'verdict' | 'reason'> {
  return { dead: false, verdict, reason };
}

/** Dead in truth, but without evidence that would allow to say so. */
export function missed(verdict: VerdictName, reason: Reason): Pick<Case, 'dead' | 'verdict' | 'reason'> {
  return { dead: true, verdict, reason };
}
