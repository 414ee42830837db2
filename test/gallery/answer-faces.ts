import type { Language } from '../../src/model/language.ts';
import {
  formatClosedReply,
  formatCredentialsReply,
  formatDuplicateReply,
  formatFixedReply,
  formatFixNotWritableReply,
  formatFixPullRequest,
  formatHelpReply,
  formatIgnorePullRequest,
  formatLinkReply,
  formatNothingToFixReply,
  formatPreviewReply,
  formatQuotaReply,
  formatSettingsNotEditableReply,
  formatTooLargeReply,
  formatUnknownIdReply,
} from '../../src/report/commands/index.ts';
import { reviewWithProblems } from '../report/review/problem-reviews.ts';
import type { GalleryFace } from './faces.ts';

/** What the keeper answers to commands, one comment each; on one page, since each is short. */

const address = 'https://biendata.com/competition/chip2020';
const manyFiles = Array.from({ length: 30 }, (_, index) => `data/datasets/m${index}.yml`);

const answers: Record<string, (language: Language) => string> = {
  '/listkeeper': (language) => formatHelpReply('', language),
  '/listkeeper sing': (language) => formatHelpReply('sing', language),
  '/listkeeper fix (1)': (language) => formatFixedReply({ fixes: 1, remaining: 0, files: ['data/tale.yml'] }, language),
  '/listkeeper fix (30)': (language) => formatFixedReply({ fixes: 30, remaining: 3, files: manyFiles }, language),
  '/listkeeper fix (300)': (language) => formatFixedReply({ fixes: 300, remaining: 1, files: manyFiles, proposal: 12 }, language),
  '/listkeeper fix (only format)': (language) =>
    formatFixedReply({ fixes: 0, remaining: 0, files: ['data/a.yml', 'data/b.yml'] }, language),
  '/listkeeper fix (nothing)': (language) => formatNothingToFixReply(0, language),
  '/listkeeper fix (by hand)': (language) => formatNothingToFixReply(3, language),
  '/listkeeper fix (no access)': (language) => formatFixNotWritableReply(language),
  '/listkeeper fix (closed)': (language) => formatClosedReply(language),
  '/listkeeper preview': (language) => formatPreviewReply(reviewWithProblems(1), language),
  '/listkeeper preview (none)': (language) => formatPreviewReply({ ...reviewWithProblems(1), entries: [] }, language),
  '/listkeeper duplicate-of primer': (language) =>
    formatDuplicateReply(
      { id: 'primer', name: 'A Primer', file: 'data/primer.yml', line: 1 },
      'https://github.com/example/list/blob/main',
      language,
    ),
  '/listkeeper duplicate-of primr': (language) => formatUnknownIdReply('primr', 'primer', language),
  '/listkeeper remove': (language) => formatLinkReply({ is: 'proposed' }, address, language, 12),
  '/listkeeper remove (only link)': (language) => formatLinkReply({ is: 'refused' }, address, language),
  '/listkeeper remove (unknown)': (language) => formatLinkReply({ is: 'not-listed' }, address, language),
  '/listkeeper archive (no copy)': (language) => formatLinkReply({ is: 'no-copy' }, address, language),
  '/listkeeper snooze': (language) => formatLinkReply({ is: 'snoozed', until: '2027-02-20' }, address, language),
  '/listkeeper snooze (unchecked)': (language) => formatLinkReply({ is: 'not-checked' }, address, language),
  '/listkeeper ignore (password)': (language) => formatCredentialsReply(language),
  '/listkeeper ignore (settings)': (language) => formatSettingsNotEditableReply(language),
  'too many': () => formatQuotaReply(10),
  'too large': () => formatTooLargeReply(500),
};

const proposals: Record<string, (language: Language) => { title: string; body: string }> = {
  'fix-pull-request': (language) => formatFixPullRequest({ number: 7, author: 'reader' }, manyFiles.slice(0, 3), language),
  'ignore-pull-request': (language) =>
    formatIgnorePullRequest({ address, reason: 'Only open to members', askedBy: 'keeper' }, language),
};

export const answerFaces: readonly GalleryFace[] = [
  {
    name: 'answers/commands',
    title: () => '/listkeeper',
    markdown: (language) =>
      Object.entries(answers)
        .map(([command, format]) => `### ${command}\n\n${format(language)}`)
        .join('\n\n'),
  },
  ...Object.entries(proposals).map(([name, format]) => ({
    name: `answers/${name}`,
    title: (language: Language) => format(language).title,
    markdown: (language: Language) => format(language).body,
  })),
];
