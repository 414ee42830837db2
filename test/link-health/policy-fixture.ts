import { recordRun } from '../../src/link-health/history.ts';
import { assessHealth, type LinkHealth } from '../../src/link-health/policy.ts';
import { emptyHistory, type LinkRecord } from '../../src/link-health/record/record.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';

export const url = 'https://a.example/x';

export const key = 'url:a.example/x';

export const works = { networkWorks: true };

/** The link's record after looks on given days, with a network that is known to work. */
export function recordAfter(looks: readonly (readonly [number, string])[]): LinkRecord {
  let history = emptyHistory();
  for (const [at, what] of looks) history = recordRun(history, [checkOf(what, url)], day(at), works);
  const found = history.links.get(key);
  if (!found) throw new Error('no record');
  return found;
}

export const state = (...looks: (readonly [number, string])[]): LinkHealth['state'] =>
  assessHealth(recordAfter(looks), day(looks.at(-1)?.[0] ?? 0)).state;

/** What a check may see, and on which day, for properties. */
export const anything = fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'login', 'unknown');
export const days = fc.integer({ min: 0, max: 400 });
