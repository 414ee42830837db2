import { describe, expect, test } from 'vitest';
import { verdictNames, verdictReasons } from '../../../src/model/verdict.ts';
import { formatVerdict } from '../../../src/report/verdicts/index.ts';
import { badChinese } from './bad-chinese.ts';

describe('texts for verdicts', () => {
  const all = verdictNames.flatMap((verdict) => verdictReasons.map((reason) => ({ verdict, reason })));

  test('are different for every reason, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = verdictReasons.map((reason) => formatVerdict({ verdict: 'unknown', reason }, language).reason);
      expect(new Set(words).size).toBe(verdictReasons.length);
      const names = verdictNames.map((verdict) => formatVerdict({ verdict, reason: 'ok' }, language).verdict);
      expect(new Set(names).size).toBe(verdictNames.length);
    }
  });

  test('use Chinese punctuation and spacing, and no exclamation marks', () => {
    for (const each of all) {
      const { verdict, reason } = formatVerdict(each, 'zh');
      expect(`${verdict} ${reason}`).not.toMatch(badChinese);
      expect(`${formatVerdict(each, 'en').reason}${reason}`).not.toMatch(/[!！]/);
    }
  });
});

test('does not blame the URL for a private repository', () => {
  const refused = { verdict: 'unknown', reason: 'not-permitted' } as const;
  expect(formatVerdict(refused, 'en').reason).toBe('no permission to check it');
  expect(formatVerdict(refused, 'zh').reason).toBe('没有权限检查');
});

test('names what was not found if the service says it', () => {
  const missing = { verdict: 'gone', reason: 'not-found' } as const;
  expect(['web', 'github', 'arxiv', 'baidu-pan'].map((service) => formatVerdict({ ...missing, service }, 'en').reason)).toEqual([
    'page not found',
    'repository not found',
    'paper not found',
    'share not found',
  ]);
  expect(formatVerdict({ ...missing, service: 'arxiv' }, 'zh').reason).toBe('论文不存在');
  expect(formatVerdict(missing, 'zh').reason).toBe('不存在');
});
