import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { services } from '../../src/links/services/index.ts';
import { type Messages, replaceCatalogues } from '../../src/messages/index.ts';
import { type Language, languages } from '../../src/model/language.ts';
import { formatAdoptionPullRequest } from '../../src/report/adoption/index.ts';
import { formatHelpReply, formatQuotaReply, formatUnknownIdReply } from '../../src/report/commands/index.ts';
import { formatMarkdownReport } from '../../src/report/formats/markdown.ts';
import { buildHealthIssue } from '../../src/report/link-health/issue.ts';
import { buildPublishCheck } from '../../src/report/publish/index.ts';
import {
  buildFailedJobCheck,
  buildReviewCheck,
  buildTooLargeCheck,
  formatPullRequestComment,
} from '../../src/report/review/index.ts';
import { formatSubmissionComment } from '../../src/report/submission/index.ts';
import { exampleEntries, exampleList, renderExample } from '../list/render/site/example-site.ts';
import { alive, cancelled, codeNotText, mixedReview, review, silent, state } from '../report/fixtures.ts';
import { findForeignWords, pseudoLocale } from './pseudo-locale.ts';

let restore = () => {};
beforeAll(() => {
  restore = replaceCatalogues(
    Object.fromEntries(languages.map((language) => [language, pseudoLocale])) as Record<Language, Messages>,
  );
});
afterAll(() => restore());

/** Syntax of Mermaid and GitHub, and the keeper's commands. */
const syntax = 'mermaid xychart beta title axis line pie showData listkeeper recheck edit';
const links = [alive, silent, cancelled];
const report = {
  links,
  summary: { online: true, requests: { byHost: {}, byService: {} }, seconds: 1, deferred: 0 },
  isFailure: () => true,
};
const adoption = {
  file: 'README.md',
  data: 'data',
  entries: 3,
  sections: 2,
  report: [],
  problems: [codeNotText].map((finding) => ({ finding, entry: { name: 'Primer', line: 7 } })),
  handWritten: [{ line: 1, lines: 3, heading: 'Contents', kinds: ['list' as const] }],
  sourceUrl: 'https://github.com/example/list/blob/0123abc',
  change: { added: 2, removed: 0 },
  template: 'data/README.template.md',
  links: { total: 3, online: true, links },
  memory: '',
};
const mixed = mixedReview({ isFirstContribution: true, hasCommands: true, deadLinks: [cancelled], links });

describe.each(languages)('in place of the catalogue of %s', (language) => {
  test.each<[string, () => string, unknown]>([
    ['a comment without a finding', () => formatPullRequestComment(review(), language), review()],
    ['a comment with findings', () => formatPullRequestComment(mixed, language), mixed],
    ['the check run', () => buildReviewCheck(mixed, language).summary, mixed],
    [
      'the issue',
      () => Object.values(buildHealthIssue(state(), language)).join('\n'),
      [state(), services.map(({ title }) => title)],
    ],
    ['the adoption', () => formatAdoptionPullRequest(adoption, language).body, adoption],
    ['a submission', () => formatSubmissionComment({ is: 'junk', links: 3 }, language), ''],
    ['the publish check', () => buildPublishCheck([codeNotText], language).summary, codeNotText],
    ['a failed job', () => buildFailedJobCheck('review', undefined).summary, ''],
    ['a pull request that is too large', () => buildTooLargeCheck(3).summary, ''],
    ['help', () => formatHelpReply('sing', language), ''],
    ['the command limit', () => formatQuotaReply(10), ''],
    ['an unknown id', () => formatUnknownIdReply('a', 'b', language), ''],
    ['a link report', () => formatMarkdownReport({ ...report, language }), links],
  ])('%s has no words of its own', (_, format, data) => {
    expect(findForeignWords(format(), [data, syntax])).toEqual([]);
  });
});

test('the pages of a site have no words of their own', () => {
  const pages = [...renderExample()].filter(([path]) => path.endsWith('.html'));
  const data = [exampleList, exampleEntries, 'zh CN en archive example org com Listkeeper Baidu Pan 百度网盘 arXiv'];
  for (const [path, page] of pages) {
    const body = page.slice(page.indexOf('<body')).replace(/<script[\s\S]*?<\/script>/g, '');
    expect({ path, words: findForeignWords(body, data) }).toEqual({ path, words: [] });
  }
});

test('a sentence outside the catalogue is found', () => {
  expect(findForeignWords('⟦a ⟦b⟧ word⟧ Planted sentence', '')).toEqual(['Planted', 'sentence']);
});
