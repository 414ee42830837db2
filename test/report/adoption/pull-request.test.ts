import { expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { InitialLinkCheck } from '../../../src/report/adoption/index.ts';
import { formatAdoption } from './adoption-fixture.ts';

const bodyWith = (links: InitialLinkCheck['links'], language?: 'zh' | 'en') => formatAdoption({ links }, language);
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

const _problemAt = (index: number, finding: Partial<Finding> = {}) => ({
  finding: { code: 'code-missing', severity: 'warning', file: `data/e${index}.yml`, line: 3, column: 1, ...finding } as Finding,
  entry: { name: `Entry ${index}`, line: 10 + index },
});
const bodyOf = formatAdoption;

test('lists what stays hand-written, by its heading', () => {
  const handWritten = [{ line: 3, lines: 12, heading: 'Contents', kinds: ['list', 'image'] as const }];
  const body = bodyOf({ handWritten: handWritten.map((part) => ({ ...part, kinds: [...part.kinds] })) }, 'zh');
  expect(body).toContain('仍由你们手动维护的内容：1 处，共 12 行');
  expect(body).toMatch(/- \[第 3 行\]\(\S+README\.md\?plain=1#L3\) · Contents · 列表，图片（12 行）/);
});
