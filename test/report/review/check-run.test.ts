import { expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { buildReviewCheck } from '../../../src/report/review/check-run.ts';
import { review } from '../fixtures.ts';

it('the title of a check keeps the name of a file that it begins with', () => {
  const finding: Finding = { code: 'settings-refused', severity: 'error', file: '.github/listkeeper.yml', line: 1, column: 1 };
  const of = (language: 'en' | 'zh') =>
    buildReviewCheck(review({ language, entries: [], findings: [finding], settingsFindings: [finding] }), language).title;
  expect(of('zh')).toMatch(/^listkeeper\.yml 有 1 处/);
  expect(of('en')).toBe('1 problem in listkeeper.yml.');
});
