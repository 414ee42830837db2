import type { Verdict } from '../../../model/verdict.ts';
import type { Identity } from '../../url/index.ts';

/** One resource to check, however many links lead to it. */
export interface CheckTarget {
  identity: Identity;
  /** The address as the first link wrote it, cleaned. */
  url: string;
  /** Extraction code of a share. */
  code?: string;
  /** Names that entries give the resource. */
  names: string[];
  /** The parts of its page that links name behind a `#`. */
  parts?: string[];
  /** Its number in the index of the run, by which its links are found again. */
  number?: number;
}

/** What a check of a target saw. */
export interface TargetOutcome extends Verdict {
  /** Those of the target's parts that its page lacks. */
  missingParts?: readonly string[];
}

export type TargetVerdict = [CheckTarget, TargetOutcome];

/**
 * Many targets that take little memory while they wait: each is made anew whenever it is asked for.
 */
export interface TargetCollection extends Iterable<CheckTarget> {
  readonly length: number;
  at(index: number): CheckTarget | undefined;
  /** The hosts of their addresses, in the same order. */
  hosts(): Iterable<string>;
}

/** Wraps a list of targets as a collection. */
export function createTargetCollection(targets: readonly CheckTarget[]): TargetCollection {
  return {
    length: targets.length,
    at: (index) => targets[index],
    hosts: () => targets.map(({ url }) => URL.parse(url)?.host ?? ''),
    [Symbol.iterator]: () => targets[Symbol.iterator](),
  };
}
