import type { Finding } from '../../../src/model/finding.ts';

/**
 * Mistakes of lists that an import keeps and reports. Any other error would be a mistake of the
 * import.
 */
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
