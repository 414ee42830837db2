import { expect, test } from 'vitest';
import { formatAdoptionPullRequest, type InitialLinkCheck } from '../../../src/report/adoption/index.ts';

const bodyWith = (links: InitialLinkCheck['links'], language: 'zh' | 'en' = 'en') =>
  formatAdoptionPullRequest(
    {
      file: 'README.md',
      data: 'data',
      entries: 40,
      sections: 2,
      report: [],
      change: { added: 2, removed: 0 },
      template: 'data/README.template.md',
      links: { total: links.length, online: true, links },
      memory: '',
    },
    language,
  ).body;
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
