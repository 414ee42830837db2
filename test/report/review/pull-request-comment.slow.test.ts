import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { Review } from '../../../src/model/review.ts';
import { buildReviewCheck } from '../../../src/report/review/check-run.ts';
import { formatHeadline } from '../../../src/report/review/headline.ts';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
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
import { reviewWithProblems } from './problem-reviews.ts';

// Files share their modules: this one loads its own, with the words below in them, and leaves none.
vi.hoisted(() => vi.resetModules());

afterAll(() => {
  vi.doUnmock('../../../src/report/findings/explain.ts');
  vi.resetModules();
});

/** The words of findings are another room's story: these tests are about where they stand. */
vi.mock('../../../src/report/findings/explain.ts', () => ({
  explainFinding: ({ code, found, nearest }: Finding, language: string) =>
    language === 'zh'
      ? { message: `${code}：看到 ${found ?? '空'}。`, remedy: nearest ? `是否想写 ${nearest}？` : '' }
      : { message: `${code}: found ${found ?? 'nothing'}.`, remedy: nearest ? `Did you mean ${nearest}?` : '' },
}));

describe('the comment', () => {
  test('names up to three removed entries in the headline, with untrusted names as text, and more of them below', () => {
    const removed = [
      { id: 'cmid', name: 'CMID', file: 'data/cmid.yml' },
      { id: 'x', name: '<b>@someone', file: 'data/x.yml' },
    ];
    const only = { entries: [], links: [], removedEntries: removed };
    expect(formatPullRequestComment(review(only), 'en')).toBe('**Listkeeper: removes “CMID” and “&lt;b&gt;@\u200Bsomeone”.**');
    expect(formatPullRequestComment(review({ ...only, removedEntries: removed.slice(0, 1) }), 'zh')).toBe(
      '**典守：删除“CMID”。**',
    );
    const many = Array.from({ length: 500 }, (_, index) => ({ id: `x${index}`, name: `Name ${index}`, file: 'data/x.yml' }));
    expect(formatPullRequestComment(review({ ...only, removedEntries: many }), 'en')).toMatch(
      /removes 500 entries\.\*\*\n\nRemoves 500 entries: .*Name 9”, and more\.$/m,
    );
  });

  test('shows one entry ready and one to fix, in English', () => {
    expect(formatPullRequestComment(mixedReview({ isFirstContribution: true }), 'en')).toMatchInlineSnapshot(`
      "**Listkeeper: “MedDG” needs 2 fixes; 1 of 2 is ready to merge.** Thanks for your first contribution! Push the fixes and this comment updates itself.

      - [meddg.yml, line 4](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L4): unknown-field: found \`task\`. Did you mean \`tasks\`? [why?](https://example.org/docs/findings.md#unknown-field)
      - [meddg.yml, line 9](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L9): code-not-text: found \`0123\`. Change it to \`"0123"\`. [why?](https://example.org/docs/findings.md#code-not-text)

      **Suggestions** (won’t block merging)

      - [meddg.yml, line 8](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L8): \`openkg.cn/dataset/meddg\`: timed out.

      <details><summary>1 entry is ready to merge</summary>

      - [CMID](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/cmid.yml#L2)

      </details>

      <details><summary>1 existing problem, not from this pull request</summary>

      - [cmid.yml, line 7](https://github.com/example/list/blob/main/data/datasets/cmid.yml#L7): old-address: found \`http://www.aclweb.org/anthology/P19-1001\`.

      </details>

      <details><summary>Preview of 2 entries</summary>

      > **CMID**
      >
      > 中文医学意图数据集。
      >
      > [代码](https://github.com/ishizuke/CMID) · 中文

      > **MedDG**
      >
      > 医疗对话。

      </details>

      <sub>Checked \`a1b2c3d\` · every push is checked again</sub>"
    `);
  });

  test('shows one entry ready and one to fix, in Chinese', () => {
    expect(
      formatPullRequestComment(mixedReview({ deadLinks: [cancelled], links: [alive, silent, cancelled] }), 'zh'),
    ).toMatchInlineSnapshot(`
      "**典守：“MedDG”有 2 处需要修改；2 个条目中有 1 个可以合并；meddg.yml 有 1 处需要修改。** 修改并推送后，这条评论会自动更新。

      - [meddg.yml 第 4 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L4)：unknown-field：看到 \`task\`。是否想写 \`tasks\`？[说明](https://example.org/docs/findings.md#unknown-field)
      - [meddg.yml 第 9 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L9)：code-not-text：看到 \`0123\`。请改为 \`"0123"\`。[说明](https://example.org/docs/findings.md#code-not-text)
      - [meddg.yml 第 9 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L9)：\`pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\`：分享已取消（“百度网盘-分享的文件已经被取消”）。请换成可用的链接，或删除该链接。

      **建议**（不影响合并）

      - [meddg.yml 第 8 行](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/meddg.yml#L8)：\`openkg.cn/dataset/meddg\`：访问超时。

      <details><summary>1 个条目可以合并</summary>

      - [CMID](https://github.com/somebody/list/blob/a1b2c3d/data/datasets/cmid.yml#L2)

      </details>

      <details><summary>已有的 1 处问题，与本 PR 无关</summary>

      - [cmid.yml 第 7 行](https://github.com/example/list/blob/main/data/datasets/cmid.yml#L7)：old-address：看到 \`http://www.aclweb.org/anthology/P19-1001\`。

      </details>

      <details><summary>2 个条目在 README 中的显示效果</summary>

      > **CMID**
      >
      > 中文医学意图数据集。
      >
      > [代码](https://github.com/ishizuke/CMID) · 中文

      > **MedDG**
      >
      > 医疗对话。

      </details>

      <sub>已检查 \`a1b2c3d\` · 每次推送后自动重新检查</sub>"
    `);
  });

  test.each([
    ['without a network', { isOffline: true, links: [uncheckedLink] }, uncheckedLink],
    ['with a quota that was used up', {}, { ...silent, verdict: 'limited', reason: 'quota' } as const],
  ])('does not call an entry ready whose links were not checked, %s', (_, change, link) => {
    const [cmid] = review().entries;
    if (!cmid) throw new Error('no entry');
    const seen = review({ entries: [{ ...cmid, links: [link] }], links: [link], ...change });
    expect(formatHeadline(seen, 'en')).toBe('no problems found in “CMID”, but not all links were checked.');
    expect(formatHeadline(seen, 'zh')).toBe('“CMID”未发现问题，但有链接尚未检查。');
    expect(formatPullRequestComment(seen, 'en')).not.toMatch(/\bready\b|links? works?/);
    expect(buildReviewCheck(seen, 'en').conclusion).toBe('neutral');
  });

  test('points to the suggestions in the diff, at most twenty', () => {
    const suggestions = Array.from({ length: 19 }, () => ({ path: 'data/other.yml', line: 1 }));
    const at = { path: 'data/datasets/meddg.yml', line: 9 };
    const told = /`0123`.* \[Apply the suggestion\]\(https:\/\/github\.com\/example\/list\/pull\/12\/files\) · \[why\?\]/;
    expect(formatPullRequestComment(mixedReview({ suggestedChanges: [...suggestions, at] }), 'en')).toMatch(told);
    expect(formatPullRequestComment(mixedReview({ suggestedChanges: [...suggestions, at] }), 'zh')).toContain('[采纳建议](');
    expect(
      formatPullRequestComment(mixedReview({ suggestedChanges: [at, ...suggestions] }), 'en').match(/Apply the suggestion/g),
    ).toHaveLength(1);
    expect(
      formatPullRequestComment(mixedReview({ suggestedChanges: [...suggestions, suggestions[0] ?? at, at] }), 'en'),
    ).not.toMatch(told);
  });

  test('has one row for equal mistakes, with the places after it, and counts the places that it does not name', () => {
    const findings = Array.from({ length: 30 }, (_, at) => ({ ...codeNotText, file: `data/m${at}.yml` }));
    const rows = formatPullRequestComment(mixedReview({ findings, entries: [] }), 'en').match(/^- .*\n {2}.*$/gm);
    expect(rows).toHaveLength(1);
    expect(rows?.[0]).toMatch(/^- code-not-text: found `0123`\. .*\n {2}30 places: \[m0\.yml:9\]\(\S+\), .* and 20 more$/);
  });

  test('has one row for links with equal results', () => {
    const links = Array.from({ length: 3 }, (_, at) => ({ ...silent, url: `http://openkg.cn/${at}`, identity: `url:${at}` }));
    expect(formatPullRequestComment(review({ links }), 'zh')).toMatch(
      /- 访问超时。\n {2}共 3 处：\[`openkg\.cn\/0`\]\(\S+\)、\[`openkg\.cn\/1`\]\(\S+\)、/,
    );
  });

  test.each<[Partial<Review>, string | undefined]>([
    [{}, 'fixes 1 of them.'],
    [{ findings: [codeNotText] }, 'fixes it.'],
    [{ findings: [codeNotText, { ...codeNotText, found: '0456' }] }, 'fixes them all.'],
    [{ findings: [unknownField] }, undefined],
    [{ findings: [{ ...codeNotText, file: '.github/listkeeper.yml' }] }, undefined],
    [{ hasCommands: false }, undefined],
  ])('offers /listkeeper fix for what it fixes: %#', (change, words) => {
    const comment = formatPullRequestComment(mixedReview({ hasCommands: true, ...change }), 'en');
    if (words === undefined) expect(comment).not.toContain('/listkeeper fix');
    else expect(comment).toContain(`\`/listkeeper fix\` ${words}`);
  });

  test('links the list of commands when the App is installed', () => {
    const comment = formatPullRequestComment(mixedReview({ hasCommands: true }), 'en');
    expect(comment).toContain('`/listkeeper recheck` · [commands](https://example.org/docs/commands.md)</sub>');
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
    const distinct = findings.map((finding, at) => ({ ...finding, found: `0${at}` }));
    const many = mixedReview({ entries, findings: distinct, preExistingFindings: findings });
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
    const distinct = findings.map((finding, at) => ({ ...finding, found: `task${at}` }));
    const text = formatPullRequestComment(mixedReview({ entries, findings: distinct, preExistingFindings: [] }), 'zh');
    expect(text).toContain('300 个条目在 README 中的显示效果：300 项未在此显示。');
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

describe('more problems than anybody reads', () => {
  const countRows = (text: string) => {
    const rows = [...text.matchAll(/^- .*(?:\n {2}(\d+) places: )?/gm)].map(([, places = '1']) => Number(places));
    return rows.reduce((sum, each) => sum + each, 0) + Number(/^… and (\d+) more\.$/m.exec(text)?.[1] ?? 0);
  };

  test.each([300, 9000])('are counted to the last one where %i do not fit', (total) => {
    const many = reviewWithProblems(total);
    const [toFix = ''] = formatPullRequestComment(many, 'en').split('\n\n**Suggestions**');
    expect(countRows(toFix)).toBe(total);
    const { summary, annotations } = buildReviewCheck(many, 'en');
    expect(countRows(summary.split('\n### Suggestions')[0] ?? '')).toBe(total);
    expect(Math.max(summary.length, toFix.length)).toBeLessThanOrEqual(65_000);
    expect(annotations.length).toBeLessThanOrEqual(1000);
  });
});
