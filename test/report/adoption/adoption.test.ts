import { expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { formatAdoptionPullRequest, type InitialLinkCheck } from '../../../src/report/adoption/index.ts';

const adoption = (links: InitialLinkCheck['links']) => ({
  file: 'README.md',
  data: 'data',
  entries: 40,
  sections: 2,
  report: [],
  problems: [],
  blobUrl: 'https://github.com/example/list/blob/listkeeper/adopt',
  change: { added: 2, removed: 0 },
  template: 'data/README.template.md',
  links: { total: links.length, online: true, links },
  memory: '',
});
const bodyWith = (links: InitialLinkCheck['links'], language: 'zh' | 'en' = 'en') =>
  formatAdoptionPullRequest(adoption(links), language).body;
const gone = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ url: `https://t${n}.example.org/`, verdict: 'gone', reason: 'not-found' }) as const);

test('lists a URL of several entries once', () => {
  const body = bodyWith([...gone(2), ...gone(2), ...gone(1)]);
  expect(body.match(/https:\/\/t0\.example\.org/g)).toHaveLength(1);
  expect(body).toContain('5 seem dead');
});

test('folds more than ten links', () => {
  expect(bodyWith(gone(10))).not.toContain('<summary>');
  const many = bodyWith(gone(11));
  expect(many).toMatch(/<details><summary>These 11 links<\/summary>\n\n- `https:\/\/t0\.example\.org\/`: [\s\S]*<\/details>/);
  expect(bodyWith(gone(11), 'zh')).toContain('<summary>这 11 个链接</summary>');
});

test('begins with the decision, counts each problem once, and has one row for equal ones', () => {
  const problem = (file: string): Finding => ({ code: 'code-missing', severity: 'warning', file, line: 3, column: 1 });
  const body = formatAdoptionPullRequest(
    { ...adoption([]), problems: [problem('data/a.yml'), problem('data/b.yml')] },
    'en',
  ).body;
  expect(body).toMatch(/^\*\*Merge to let Listkeeper look after this list\. Close to say no: it won’t ask again\.\*\*\n/);
  expect(body).toContain('**2 problems in 2 files to look at.** Merging is safe');
  expect(body).toMatch(/\n {2}2 places: \[a\.yml:3\]\(https:\S+\/blob\/listkeeper\/adopt\/data\/a\.yml#L3\), \[b\.yml:3\]/);
});
