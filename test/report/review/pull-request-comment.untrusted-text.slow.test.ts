import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { Review } from '../../../src/model/review.ts';
import {
  formatDuplicateReply,
  formatFixPullRequest,
  formatHelpReply,
  formatIgnorePullRequest,
  formatUnknownIdReply,
} from '../../../src/report/commands/replies.ts';
import { buildReviewCheck } from '../../../src/report/review/check-run.ts';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
import { formatSuggestedChange } from '../../../src/report/review/suggestions/suggested-change.ts';
import fc from '../../seeded-fast-check.ts';
import { cancelled, mixedReview, review, silent, unknownField } from '../fixtures.ts';
import { arbitraryHostileText, hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

describe('untrusted text', () => {
  const ours = ['https://github.com/somebody/', 'https://github.com/example/', 'https://example.org/docs/'];

  function check(text: string): void {
    const [entry] = review().entries;
    if (!entry) throw new Error('no entry');
    const finding: Finding = { ...unknownField, found: text, nearest: text, fix: text, allowed: [text] };
    const bad: Review = mixedReview({
      entries: [
        {
          ...entry,
          name: text,
          findings: [finding],
          duplicates: [{ entry: text, name: text, file: 'data/x.yml', line: 1, matchedBy: text, isSamePullRequest: false }],
          preview: '',
        },
      ],
      findings: [finding],
      preExistingFindings: [finding],
      links: [{ ...silent, url: text, note: 'possibly-wrong-link', evidence: { asked: text, title: text } }],
      deadLinks: [{ ...cancelled, url: text, evidence: { asked: text, marker: text } }],
      competingEntries: [
        { name: text, file: text, line: 1, pull: 3, url: 'https://github.com/example/list/pull/3', matchedBy: text },
      ],
      suggestedMetadata: [
        {
          name: text,
          file: text,
          line: 1,
          source: text,
          id: text,
          url: 'https://example.org/docs/x',
          fields: ['year'],
          yaml: text,
        },
      ],
      suggestedEntries: [{ path: text, yaml: text }],
    });
    expect(findUnsafeMarkdown(formatPullRequestComment(bad, 'en'), ours)).toEqual([]);
    expect(findUnsafeMarkdown(buildReviewCheck(bad, 'zh').summary, ours)).toEqual([]);
    for (const language of ['zh', 'en'] as const) {
      const answers = [
        formatHelpReply(text, language),
        formatUnknownIdReply(text, text, language),
        formatDuplicateReply({ id: text, name: text, file: text, line: 1 }, 'https://github.com/example/list/blob/x', language),
        formatIgnorePullRequest({ address: text, reason: text, askedBy: text }, language).body,
        formatFixPullRequest({ number: 3, author: text }, [text], language).body.replace('#3', 'three'),
        formatSuggestedChange([finding], text.replace(/[\s\p{C}]+/gu, ' '), language),
      ];
      for (const answer of answers) expect(findUnsafeMarkdown(answer, ours)).toEqual([]);
    }
  }

  test.each(hostileTexts)('is rendered as text in the comment and the check: %j', check);

  test('is rendered as text in the comment and the check, whatever it is', () => {
    fc.assert(fc.property(arbitraryHostileText, check), { numRuns: 25 });
  });
});
