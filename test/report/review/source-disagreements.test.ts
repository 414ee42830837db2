import { expect, it } from 'vitest';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
import { review } from '../fixtures.ts';

const [entry] = review().entries;
const says = {
  url: 'https://github.com/a/b/blob/c316887/README.md',
  fields: ['size'],
  says: '5,473 questions, *those* of @someone',
};
const comment = (language: 'en' | 'zh', disagreements: (typeof says)[] | undefined) =>
  formatPullRequestComment(
    review({ language, entries: entry ? [{ ...entry, ...(disagreements ? { disagreements } : {}) }] : [] }),
    language,
  );

it('a reviewer reads under the preview what a source says otherwise, and of which field', () => {
  expect(comment('en', [says])).toContain(
    '- [`github.com/a/b/blob/c316887/README.md`](https://github.com/a/b/blob/c316887/README.md) differs on `size`: 5,473 questions, ',
  );
  expect(comment('zh', [says])).toContain('的说法不同（`size`）：5,473 questions');
  expect(comment('en', [{ ...says, fields: [] }])).toContain('README.md) differs: 5,473 questions');
});

it('the words of a source are plain text, and call nobody', () => {
  const text = comment('en', [says]);
  expect(text).not.toContain('*those*');
  expect(text).not.toMatch(/[^`\w]@someone/);
});

it('nothing is added where the sources agree', () => {
  expect(comment('en', undefined)).toBe(comment('en', []));
  expect(comment('en', undefined)).not.toContain('differs');
});
