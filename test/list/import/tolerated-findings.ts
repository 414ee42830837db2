import type { Finding } from '../../../src/model/finding.ts';

/** Mistakes that lists have and that an import keeps and tells. All other errors would be mistakes of the import. */
export const mistakesOfLists: ReadonlySet<Finding['code']> = new Set([
  'duplicate-identity',
  'duplicate-title',
  'duplicate-link',
  'no-links',
  'code-missing',
  'code-mismatch',
  'bad-address',
  'placeholder',
  'volatile-address',
  'wrong-role',
]);
