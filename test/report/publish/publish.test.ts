import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { buildPublishCheck, formatPublishPullRequest } from '../../../src/report/publish/publish.ts';

const finding: Finding = {
  code: 'unknown-field',
  severity: 'error',
  file: 'data/a.yml',
  line: 4,
  column: 1,
  field: 'task',
  found: 'task',
  nearest: 'tasks',
};

describe('buildPublishCheck', () => {
  it.each([
    ['en', 'Generated files not updated: 1 problem to fix'],
    ['zh', '生成的文件未更新：1 处需要修改'],
  ] as const)('explains in %s why nothing is written, and annotates the line', (language, title) => {
    const check = buildPublishCheck([finding], language);
    expect(check.title).toBe(title);
    expect(check.summary).toContain('`unknown-field`');
    expect(check.annotations).toMatchObject([{ path: 'data/a.yml', startLine: 4, level: 'failure' }]);
  });

  it('stays within the limit and renders untrusted text as text', () => {
    const hostile = { ...finding, found: '<img src=x> @everyone ![x](https://evil.example) ### '.repeat(4) };
    const { summary, annotations } = buildPublishCheck(
      Array.from({ length: 3000 }, () => hostile),
      'en',
    );
    expect(summary.length).toBeLessThan(65_535);
    expect(summary).not.toMatch(/<img|@everyone|[^\\]\]\(https:\/\/evil/);
    expect(annotations).toHaveLength(3000);
  });
});

describe('formatPublishPullRequest', () => {
  it.each(['en', 'zh'] as const)('names the files in %s', (language) => {
    const { title, body } = formatPublishPullRequest(['README.md', 'README.en.md'], language);
    expect(title).toMatch(language === 'zh' ? /清单/ : /list/);
    expect(body).toMatch(/`README\.md`.+`README\.en\.md`/);
  });
});
