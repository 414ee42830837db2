import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { Review } from '../../../src/model/review.ts';
import {
  formatDuplicateReply,
  formatFixPullRequest,
  formatHelpReply,
  formatIgnorePullRequest,
  formatUnknownIdReply,
} from '../../../src/report/commands/replies.ts';
import { sanitizeEntryPreview } from '../../../src/report/preview/entry-preview.ts';
import { buildReviewCheck } from '../../../src/report/review/check-run.ts';
import { formatHeadline, formatSignedHeadline } from '../../../src/report/review/headline.ts';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
import { formatSuggestedChange } from '../../../src/report/review/suggested-change.ts';
import fc from '../../seeded-fast-check.ts';
import {
  alive,
  cancelled,
  codeNotText,
  mixedReview,
  oldAddress,
  review,
  silent,
  uncheckedLink,
  unknownField,
} from '../fixtures.ts';
import { arbitraryHostileText, hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

/** The words of findings are another room's story: these tests are about where they stand. */
vi.mock('../../../src/report/findings/explain.ts', () => ({
  explainFinding: ({ code, found, nearest }: Finding, language: string) =>
    language === 'zh'
      ? { message: `${code}：看到 ${found ?? '空'}。`, remedy: nearest ? `是否想写 ${nearest}？` : '' }
      : { message: `${code}: found ${found ?? 'nothing'}.`, remedy: nearest ? `Did you mean ${nearest}?` : '' },
}));

describe('the comment', () => {
  test('names removed entries, with untrusted names as text', () => {
    const removed = [
      { id: 'cmid', name: 'CMID', file: 'data/cmid.yml' },
      { id: 'x', name: '<b>@someone', file: 'data/x.yml' },
    ];
    expect(formatPullRequestComment(review({ removedEntries: removed }), 'en')).toContain(
      '\n\nRemoves 2 entries: “CMID” and “&lt;b&gt;@\u200Bsomeone”.',
    );
    expect(formatPullRequestComment(review({ removedEntries: removed }), 'zh')).toContain('\n\n删除 2 个条目：“CMID”、“');
    const many = Array.from({ length: 500 }, (_, index) => ({ id: `x${index}`, name: `Name ${index}`, file: 'data/x.yml' }));
    expect(formatPullRequestComment(review({ removedEntries: many }), 'en')).toMatch(
      /Removes 500 entries: .*Name 9”, and more\.$/m,
    );
  });

  test('shows one entry ready and one to fix, in English', () => {
    expect(formatPullRequestComment(mixedReview({ isFirstContribution: true }), 'en')).toMatchInlineSnapshot(`
      "**Listkeeper: 1 of 2 entries is ready to merge; “MedDG” needs 2 fixes.**

      Thanks for your first contribution! Push a fix and this comment will update automatically.

      | entry | result | links | duplicate of |
      | --- | --- | --- | --- |
      | [CMID](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/cmid.yml#L2) \`cmid.yml\` | ready | 1 works | — |
      | [MedDG](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L2) \`meddg.yml\` | **2 to fix** | 1 to check | [meddialog](https://github.com/example/list/blob/main/data/datasets/meddialog.yml#L7) |

      **To fix**

      1. [meddg.yml, line 4](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L4): unknown-field: found \`task\`. Did you mean \`tasks\`? [\`unknown-field\`](https://example.org/docs/findings.md#unknown-field)
      2. [meddg.yml, line 9](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L9): code-not-text: found \`0123\`. Change it to \`"0123"\`. [\`code-not-text\`](https://example.org/docs/findings.md#code-not-text)

      **Suggestions** (won’t block merging)

      - [meddg.yml, line 8](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L8): \`openkg.cn/dataset/meddg\`: timed out.

      <details><summary>Preview</summary>

      > **CMID**
      >
      > 中文医学意图数据集。
      >
      > [代码](https://github.com/ishizuke/CMID) · 中文

      > **MedDG**
      >
      > 医疗对话。

      </details>

      <details><summary>1 existing problem, not from this pull request</summary>

      - [cmid.yml, line 7](https://github.com/example/list/blob/main/data/datasets/cmid.yml#L7): old-address: found \`http://www.aclweb.org/anthology/P19-1001\`.

      </details>

      <sub>Checked \`a1b2c3d\` · every push is checked again</sub>"
    `);
  });

  test('shows one entry ready and one to fix, in Chinese', () => {
    expect(
      formatPullRequestComment(mixedReview({ deadLinks: [cancelled], links: [alive, silent, cancelled] }), 'zh'),
    ).toMatchInlineSnapshot(`
      "**典守：2 个条目中 1 个可以合并，“MedDG”有 2 处需要修改，meddg.yml 有 1 处需要修改。**

      | 条目 | 检查结果 | 链接 | 重复条目 |
      | --- | --- | --- | --- |
      | [CMID](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/cmid.yml#L2) \`cmid.yml\` | 通过 | 1 个正常 | — |
      | [MedDG](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L2) \`meddg.yml\` | **2 处待修改** | 1 个待确认 | [meddialog](https://github.com/example/list/blob/main/data/datasets/meddialog.yml#L7) |

      **需要修改**

      1. [meddg.yml 第 4 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L4)：unknown-field：看到 \`task\`。是否想写 \`tasks\`？ [\`unknown-field\`](https://example.org/docs/findings.md#unknown-field)
      2. [meddg.yml 第 9 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L9)：code-not-text：看到 \`0123\`。请改为 \`"0123"\`。 [\`code-not-text\`](https://example.org/docs/findings.md#code-not-text)
      3. [meddg.yml 第 9 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L9)：\`pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\`，分享已取消（“百度网盘-分享的文件已经被取消”）。请换成可用的链接，或删除该链接。

      **建议**（不影响合并）

      - [meddg.yml 第 8 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L8)：\`openkg.cn/dataset/meddg\`，访问超时。

      <details><summary>README 中的显示效果</summary>

      > **CMID**
      >
      > 中文医学意图数据集。
      >
      > [代码](https://github.com/ishizuke/CMID) · 中文

      > **MedDG**
      >
      > 医疗对话。

      </details>

      <details><summary>已有的 1 处问题，与本 PR 无关</summary>

      - [cmid.yml 第 7 行](https://github.com/example/list/blob/main/data/datasets/cmid.yml#L7)：old-address：看到 \`http://www.aclweb.org/anthology/P19-1001\`。

      </details>

      <sub>已检查 \`a1b2c3d\` · 每次推送后自动重新检查</sub>"
    `);
  });

  test('says that links without an answer were not judged', () => {
    const [cmid, meddg] = mixedReview().entries;
    if (!cmid || !meddg) throw new Error('no entries');
    const offline = mixedReview({
      isOffline: true,
      entries: [cmid, { ...meddg, links: [uncheckedLink] }],
      links: [uncheckedLink],
    });
    const comment = formatPullRequestComment(offline, 'en');
    expect(comment).toContain('| 1 not checked |');
    expect(comment).not.toContain('to check');
    expect(formatPullRequestComment(offline, 'zh')).toContain('| 1 个未检查 |');
  });

  test('points to the suggestions in the diff, at most twenty', () => {
    const suggestions = Array.from({ length: 19 }, () => ({ path: 'data/other.yml', line: 1 }));
    const at = { path: 'data/datasets/meddg.yml', line: 9 };
    const told = /`0123`.* \*\(apply the suggestion on that line\)\* \[`code-not-text`\]/;
    expect(formatPullRequestComment(mixedReview({ suggestedChanges: [...suggestions, at] }), 'en')).toMatch(told);
    expect(formatPullRequestComment(mixedReview({ suggestedChanges: [...suggestions, at] }), 'zh')).toContain(
      '（可在对应行直接应用建议）',
    );
    expect(
      formatPullRequestComment(mixedReview({ suggestedChanges: [at, ...suggestions] }), 'en').match(/apply the suggestion/g),
    ).toHaveLength(1);
    expect(
      formatPullRequestComment(mixedReview({ suggestedChanges: [...suggestions, suggestions[0] ?? at, at] }), 'en'),
    ).not.toMatch(told);
  });

  test('links the list of commands when the App is installed', () => {
    const comment = formatPullRequestComment(mixedReview({ hasCommands: true }), 'en');
    expect(comment).toContain('`/listkeeper recheck` · [all commands](https://example.org/docs/commands.md)</sub>');
  });

  test('has one line and the preview when all is well', () => {
    expect(formatPullRequestComment(review(), 'en')).toMatchInlineSnapshot(`
      "**Listkeeper: “CMID” is ready to merge.**

      <details><summary>Preview</summary>

      > **CMID**
      >
      > 中文医学意图数据集。
      >
      > [代码](https://github.com/ishizuke/CMID) · 中文

      </details>"
    `);
    expect(formatPullRequestComment(review({ entries: [], links: [] }), 'zh')).toBe('**典守：没有需要修改的地方。**');
  });

  test('says without a network that no link was judged, and lists none', () => {
    const text = formatPullRequestComment(mixedReview({ isOffline: true, links: [uncheckedLink] }), 'en');
    expect(text).toContain('Links weren’t checked: no network connection.');
    expect(text).not.toContain('openkg.cn');
  });

  test('lists verdicts of a GitHub Enterprise Server even without the internet', () => {
    const archived = { ...alive, note: 'archived' } as const;
    const text = formatPullRequestComment(mixedReview({ isOffline: true, links: [uncheckedLink, archived] }), 'en');
    expect(text).toContain('1 of 2 links wasn’t checked: no network connection.');
    expect(text).toContain('the repository is archived');
    expect(text).not.toContain('openkg.cn');
    const { summary, annotations } = buildReviewCheck(review({ isOffline: true, links: [uncheckedLink, archived] }), 'en');
    expect(summary).toContain('1 of 2 links wasn’t checked: no network connection.');
    expect(annotations).toHaveLength(1);
  });

  test('stays within GitHub’s size limit with a hundred mistakes in each of a hundred entries', () => {
    const [, bad] = mixedReview().entries;
    const entries = Array.from({ length: 100 }, () => ({ ...bad, preview: `### x\n\n${'字'.repeat(500)}` })) as Review['entries'];
    const findings = Array.from({ length: 10_000 }, (_, at) => ({ ...codeNotText, line: at + 1 }));
    const many = mixedReview({ entries, findings, preExistingFindings: findings });
    for (const language of ['zh', 'en'] as const) {
      const text = formatPullRequestComment(many, language);
      expect(text.length).toBeLessThanOrEqual(65_000);
      expect(text).toMatch(language === 'en' ? /and \d+ more/ : /另有 \d+ 项/);
      expect(buildReviewCheck(many, language).summary.length).toBeLessThanOrEqual(65_000);
      expect(buildReviewCheck(many, language).annotations).toHaveLength(1000);
    }
  });

  test('makes at most a thousand annotations, errors first and in order, and counts the rest', () => {
    const hints = Array.from({ length: 1500 }, (_, at) => ({ ...oldAddress, line: at + 1 }));
    const errors = Array.from({ length: 600 }, (_, at) => ({ ...codeNotText, line: 600 - at }));
    const { annotations, summary } = buildReviewCheck(review({ findings: [...hints, ...errors], links: [] }), 'en');
    expect(annotations.filter(({ level }) => level === 'failure').map(({ startLine }) => startLine)).toEqual(
      Array.from({ length: 600 }, (_, at) => at + 1),
    );
    expect(annotations).toHaveLength(1000);
    expect(summary).toContain('1000 problems annotated, those to fix first. 1100 more without an annotation.');
    expect(buildReviewCheck(mixedReview(), 'en').summary).not.toContain('without an annotation');
  });

  test('keeps the title and count of a fold when none of its items fits', () => {
    const long = 'x'.repeat(5990);
    const entries = Array.from({ length: 300 }, () => ({ ...mixedReview().entries[0], preview: long })) as Review['entries'];
    const findings = Array.from({ length: 900 }, (_, at) => ({ ...unknownField, line: at + 1 }));
    const text = formatPullRequestComment(mixedReview({ entries, findings, preExistingFindings: [] }), 'zh');
    expect(text).toContain('README 中的显示效果：300 项未在此显示。');
    expect(text).not.toContain('<details>');
  });
});

test('links the other entry of a duplicate', () => {
  const twin = { file: 'data/competitions/cblue.yml', line: 17, entry: 'cblue', by: 'github:cblue' };
  const twice: Finding = { ...oldAddress, code: 'duplicate-identity', found: 'data/competitions/cblue.yml', twin };
  expect(formatPullRequestComment(review({ findings: [twice] }), 'en')).toContain(
    'found [`data/competitions/cblue.yml`](https://github.com/example/list/blob/main/data/competitions/cblue.yml#L17).',
  );
  expect(formatPullRequestComment(review({ findings: [{ ...twice, found: 'x' }] }), 'zh')).toContain(
    '见 [cblue.yml 第 17 行](https://github.com/example/list/blob/main/data/competitions/cblue.yml#L17)。',
  );
});

describe('the headline', () => {
  const blocked = mixedReview().entries[1];
  const entries = (ready: number, bad: number): Review['entries'] =>
    [...Array.from({ length: ready }, () => review().entries[0]), ...Array.from({ length: bad }, () => blocked)].filter(
      (entry) => entry !== undefined,
    );
  const errors = (count: number) => Array.from({ length: count }, () => codeNotText);

  test.each<[number, number, string, string]>([
    [1, 0, '“CMID” is ready to merge.', '“CMID”可以合并。'],
    [2, 0, 'both entries are ready to merge.', '2 个条目都可以合并。'],
    [3, 0, 'all 3 entries are ready to merge.', '3 个条目都可以合并。'],
    [0, 1, '“MedDG” needs 2 fixes.', '“MedDG”有 2 处需要修改。'],
    [0, 2, '4 fixes needed in 2 entries.', '2 个条目共有 4 处需要修改。'],
    [2, 1, '2 of 3 entries are ready to merge; “MedDG” needs 2 fixes.', '3 个条目中 2 个可以合并，“MedDG”有 2 处需要修改。'],
    [
      1,
      2,
      '1 of 3 entries is ready to merge; 4 fixes needed in 2 entries.',
      '3 个条目中 1 个可以合并，2 个条目共有 4 处需要修改。',
    ],
  ])('%i ready, %i to fix', (ready, bad, en, zh) => {
    const seen = review({ entries: entries(ready, bad), findings: errors(2 * bad) });
    expect(formatHeadline(seen, 'en')).toBe(en);
    expect(formatHeadline(seen, 'zh')).toBe(zh);
  });

  test('does not call a possible duplicate ready', () => {
    const [good] = review().entries;
    if (!good || !blocked) throw new Error('no entry');
    const duplicates = [
      { entry: 'cmid', file: 'data/cmid.yml', line: 1, matchedBy: 'github:ishizuke/cmid', isSamePullRequest: false },
    ];
    const double = { ...good, name: 'CMID：医学意图', duplicates };
    expect(formatHeadline(review({ entries: [double] }), 'en')).toBe('“CMID” may already be on the list.');
    expect(formatHeadline(review({ entries: [good, blocked, double], findings: errors(2) }), 'zh')).toBe(
      '3 个条目中 1 个可以合并，“MedDG”有 2 处需要修改，“CMID”可能与已有条目重复。',
    );
    expect(formatHeadline(review({ entries: [good, double, double] }), 'en')).toBe(
      '1 of 3 entries is ready to merge; 2 entries may already be on the list.',
    );
  });

  test('includes problems outside of entries', () => {
    expect(formatHeadline(review({ findings: errors(1) }), 'en')).toBe(
      '“CMID” is ready to merge; 1 problem outside the entries: meddg.yml.',
    );
    expect(formatHeadline(review({ entries: [], findings: errors(2) }), 'zh')).toBe('meddg.yml 有 2 处需要修改。');
  });

  test('renders markup in a name as text', () => {
    const [entry] = review().entries;
    if (!entry) throw new Error('no entry');
    const named = review({ entries: [{ ...entry, name: '### @root [x](https://evil.example)' }] });
    expect(formatSignedHeadline(named, 'en')).toBe(
      'Listkeeper: “\\#\\#\\# @\u200Broot \\[x\\](https:\u200B//evil.example)” is ready to merge.',
    );
  });
});

describe('the check run', () => {
  test('annotates every finding at its line, and link problems as notices', () => {
    expect(buildReviewCheck(mixedReview(), 'en')).toMatchObject({
      conclusion: 'failure',
      title: '1 of 2 entries is ready to merge; “MedDG” needs 2 fixes.',
      annotations: [
        {
          path: 'data/datasets/meddg.yml',
          startLine: 4,
          endLine: 4,
          startColumn: 1,
          endColumn: 5,
          level: 'failure',
          title: 'unknown-field',
        },
        {
          startLine: 8,
          level: 'notice',
          title: 'link: unreachable',
          message: 'http://openkg.cn/dataset/meddg: timed out.',
        },
        { startLine: 9, level: 'failure', title: 'code-not-text', message: 'code-not-text: found 0123.' },
      ],
    });
  });

  test.each<[string, Partial<Review>, string]>([
    ['nothing wrong', {}, 'success'],
    ['a link that nobody answers for', { links: [silent] }, 'success'],
    ['a page that is gone, on the word of the page only', { links: [{ ...cancelled, evidence: { asked: 'page' } }] }, 'success'],
    ['a link that its owner denies', { links: [cancelled], deadLinks: [cancelled] }, 'failure'],
    ['a hint', { findings: [oldAddress] }, 'success'],
    ['an error', { findings: [unknownField] }, 'failure'],
    ['an error that was there before', { preExistingFindings: [unknownField] }, 'success'],
    ['no network', { isOffline: true, links: [uncheckedLink] }, 'success'],
    ['nothing of the list', { isUnaffected: true, entries: [] }, 'neutral'],
  ])('%s: %s', (_, change, conclusion) => {
    expect(buildReviewCheck(review(change), 'en').conclusion).toBe(conclusion);
  });

  test('has columns only for a finding on one line', () => {
    const { annotations } = buildReviewCheck(review({ findings: [{ ...unknownField, endLine: 6 }] }), 'en');
    expect(annotations[0]).toMatchObject({ startLine: 4, endLine: 6 });
    expect(annotations[0]).not.toHaveProperty('startColumn');
  });
});

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
          duplicates: [{ entry: text, file: 'data/x.yml', line: 1, matchedBy: text, isSamePullRequest: false }],
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

describe('the preview', () => {
  test('turns headings into bold lines, and disarms mentions and references', () => {
    expect(sanitizeEntryPreview('### CMID\n\nby @root, see #12 and `@code`\n')).toBe(
      '**CMID**\n\nby @\u200Broot, see #\u200B12 and `@code`',
    );
  });

  test.each([
    '<img src=x>',
    '![x](https://evil.example/pixel.png)',
    '[x](javascript:alert(1))',
    '[x]: https://evil.example\n\n[x]',
    'x[^1]\n\n[^1]: y',
    '```js\nx\n```',
    '> quote',
    '| a |\n| - |',
    '***',
    '<!-- x -->',
  ])('shows the source of markup that no entry needs: %j', (text) => {
    const kinds: string[] = [];
    visit(remark().use(remarkGfm).parse(sanitizeEntryPreview(text)), (node) => {
      kinds.push(node.type);
    });
    expect(kinds).toEqual(['root', 'code']);
  });
});
