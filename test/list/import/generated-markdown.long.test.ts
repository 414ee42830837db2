import { expect, it } from 'vitest';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import fc from '../../seeded-fast-check.ts';
import { hostileMarkdown } from './hostile-markdown.ts';
import { findDifference } from './import-assertions.ts';

/** `generated-markdown.slow.test.ts` has a sample of these. */
it(
  'comes back byte for byte: 10,000 documents of every construct, nested, broken and mixed',
  () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        expect(findDifference(text, importMarkdown({ path: 'README.md', text })), text).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  },
  30 * 60_000,
);
