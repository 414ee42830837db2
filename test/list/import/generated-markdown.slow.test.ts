import { expect, it } from 'vitest';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import fc from '../../seeded-fast-check.ts';
import { hostileMarkdown } from './hostile-markdown.ts';
import { findDifference, findImportErrors } from './import-assertions.ts';

/** `generated-markdown.long.test.ts` has 10,000 of these. */
it('comes back byte for byte, and becomes valid data, whatever constructs of Markdown it has', () => {
  fc.assert(
    fc.property(hostileMarkdown, (text) => {
      const imported = importMarkdown({ path: 'README.md', text });
      expect(findDifference(text, imported), text).toBeUndefined();
      expect(findImportErrors(imported), text).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
