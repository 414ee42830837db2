import { describe, expect, test } from 'vitest';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { formatJunitReport } from '../../../src/report/formats/junit.ts';
import { formatMarkdownReport } from '../../../src/report/formats/markdown.ts';
import { formatSarifReport } from '../../../src/report/formats/sarif.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';
import { everything, gone, link, report, summary } from './link-report-fixtures.ts';

describe('Markdown', () => {
  test('begins with whether there is something to do, then lists it, then folds the rest', () => {
    expect(formatMarkdownReport(report(everything))).toMatchInlineSnapshot(`
      "**2 of 6 links are broken**

      1 working · 1 moved · 2 dead · 1 blocked · 1 unreachable · 3 requests, 1.3 s

      | link | where | reason |
      |---|---|---|
      | [h.example](https://h.example/) |  | dead: the domain no longer exists (web page) |
      | [a.example/gone](https://a.example/gone) | \`docs/read me.md:3:5\` and 1 more | dead: page not found (web page, 404) |

      <details><summary>Moved: use the new address (1)</summary>

      | link | where | reason |
      |---|---|---|
      | [a.example/old](https://a.example/old) | \`docs/read me.md:3:5\` | moved: permanently redirects to a new address → [b.example/new](https://b.example/new) (web page, 200) |

      </details>

      <details><summary>Please check (1)</summary>

      | link | where | reason |
      |---|---|---|
      | [s.example](https://s.example/) | \`docs/read me.md:3:5\` | unreachable: timed out (web page) |

      </details>

      <details><summary>Couldn’t be checked: no action needed (1)</summary>

      | link | where | reason |
      |---|---|---|
      | [w.example](https://w.example/) | \`docs/read me.md:3:5\` | blocked: the site blocks bots (web page, 403) |

      </details>
      "
    `);
  });

  test('does not list healthy links', () => {
    expect(formatMarkdownReport(report([link('https://a.example/')], { language: 'zh' }))).toBe(
      '**1 个链接，没有失效链接**\n\n1 个正常 · 3 次请求，1.3 秒\n',
    );
  });

  test('describes evidence and sources in Chinese', () => {
    const share = link('https://pan.baidu.com/s/1x', {
      verdict: 'gone',
      reason: 'cancelled',
      note: 'mirrors-gone',
      evidence: { asked: 'baidu pan page and verify', status: 200 },
    });
    expect(formatMarkdownReport(report([share], { language: 'zh' }))).toContain(
      '失效：分享已取消；所有镜像也已失效（百度网盘的分享页与提取码校验，200）',
    );
  });

  test('says so when there was no network', () => {
    const unasked = link('https://u.example/', { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } });
    const without = { summary: { ...summary, online: false } };
    expect(formatMarkdownReport(report([unasked], without))).toBe('**Links weren’t checked: no network connection.**\n');
    // What a GitHub of one's own said, or what is remembered, was judged all the same.
    const some = formatMarkdownReport(report([unasked, gone], without));
    expect(some).toContain('**1 of 2 links wasn’t checked: no network connection.**\n\n**1 of 2 links is broken');
    expect(formatMarkdownReport(report([unasked, gone], { ...without, language: 'zh' }))).toContain(
      '**网络不可用，2 个链接中有 1 个未检查。**',
    );
  });

  test.each(hostileTexts)('renders %j as text, wherever it stands', (text) => {
    const evidence = { asked: 'page', marker: text, code: text };
    const at = [{ file: text, line: 1, column: 1 }];
    const links = ['gone', 'moved', 'blocked', 'unreachable'].map((verdict) =>
      link(`https://a.example/${text}`, {
        verdict: verdict as CheckedLink['verdict'],
        evidence,
        at,
        to: `https://b.example/${text}`,
      }),
    );
    expect(findUnsafeMarkdown(formatMarkdownReport(report(links)))).toEqual([]);
  });

  test('stays within GitHub’s size limit', () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ ...gone, url: `https://a.example/${'x'.repeat(100)}/${n}` }));
    const text = formatMarkdownReport(report(many));
    expect(text.length).toBeLessThanOrEqual(65_001);
    expect(text).toMatch(/… and \d+ more\./);
  });
});

test('a link without an address has a word in its place, in every format', () => {
  const empty = report([link('', { verdict: 'unknown', reason: 'malformed', evidence: { asked: 'nobody' } })], {
    isFailure: () => true,
  });
  expect(formatMarkdownReport(empty)).toContain('| (empty) |');
  expect(formatJunitReport(empty)).toContain('name="(empty)"');
  expect(formatSarifReport(empty, { version: '1' })).toContain('(empty): invalid');
});
