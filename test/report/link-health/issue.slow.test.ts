import { describe, expect, test } from 'vitest';
import type { HealthState, LinkState } from '../../../src/model/link-health.ts';
import { buildHealthIssue } from '../../../src/report/link-health/issue.ts';
import { deadHost, deadShare, link, movedPaper, recoveredLink, state, suspectLink, walled } from '../fixtures.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

describe('the issue', () => {
  test('lists links to decide about, in English', () => {
    const issue = buildHealthIssue(state(), 'en');
    expect(issue.title).toBe('Link health: 4 links need a decision');
    expect(issue.isOpen).toBe(true);
    expect(issue.comment).toBe('1 link died (Yidu-S4K), 1 recovered (Tool), 1 link has a new address (A Paper).');
    expect(issue.body).toMatchInlineSnapshot(`
      "8 links · 2 work · **4 dead** · 1 moved · 1 not checked\\
      <sub>Checked 2026-11-22 03:12 UTC, next 29 Nov · [History](https://github.com/example/list/blob/listkeeper/health/history.jsonl)</sub>

      ### Dead links (4): choose what to do

      Select “edit” to replace the link or remove it. If the resource itself is gone, add \`status: {state: gone, since: 2026-11-22}\` to its entry, which keeps the entry and tells readers. Links that work again disappear from this issue.

      **Yidu-S4K** › [\`pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\`](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ): share cancelled (new) · [yidu-s4k.yml, line 14](https://github.com/example/list/blob/a1b2c3d/data/datasets/yidu-s4k.yml#L14) · [edit](https://github.com/example/list/edit/main/data/datasets/yidu-s4k.yml#L14)\\
      <sub>Failing since 8 Nov (3 checks) · last worked 30 Oct · the page says “百度网盘-分享的文件已经被取消” · checked via: Baidu Pan share page</sub>

      **\`cmekg.pcl.ac.cn\`** is unreachable, 3 links affected:\\
      <sub>Failing since 1 Nov (4 checks) · last worked 25 Oct · checked via: web page</sub>
      - CMeKG › [\`cmekg.pcl.ac.cn\`](http://cmekg.pcl.ac.cn/) · [cmekg.yml, line 6](https://github.com/example/list/blob/a1b2c3d/data/datasets/cmekg.yml#L6) · [edit](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L6) · [archived copy](https://web.archive.org/web/20240301000000/http://cmekg.pcl.ac.cn/)
      - CMeKG › [\`cmekg.pcl.ac.cn/a\`](http://cmekg.pcl.ac.cn/a) · [cmekg.yml, line 7](https://github.com/example/list/blob/a1b2c3d/data/datasets/cmekg.yml#L7) · [edit](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L7)
      - CMeKG › [\`cmekg.pcl.ac.cn/b\`](http://cmekg.pcl.ac.cn/b) · [cmekg.yml, line 8](https://github.com/example/list/blob/a1b2c3d/data/datasets/cmekg.yml#L8) · [edit](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L8)

      ### Moved: 1 address to update

      The old addresses still redirect, but may stop working.

      - A Paper › \`www.aclweb.org/anthology/P19-1001.pdf\` → [\`aclanthology.org/P19-1001\`](https://aclanthology.org/P19-1001/) · [paper.yml, line 3](https://github.com/example/list/blob/a1b2c3d/data/datasets/paper.yml#L3) · [edit](https://github.com/example/list/edit/main/data/datasets/paper.yml#L3)

      \`\`\`mermaid
      xychart-beta
        title "Share of working links"
        x-axis ["11-15", "11-22"]
        y-axis "%" 40 --> 100
        line [100, 42.8]
      \`\`\`

      \`\`\`mermaid
      pie showData title Where the links above point to
        "Web pages" : 3
        "ACL Anthology" : 1
        "Baidu Pan" : 1
      \`\`\`

      <details><summary>Couldn’t be checked (1): no action needed</summary>

      - \`zhuanlan.zhihu.com\`: the site blocks bots · 1 link: [article.yml, line 5](https://github.com/example/list/blob/a1b2c3d/data/datasets/article.yml#L5)

      </details>

      <details><summary>Recovered since the last run (1)</summary>

      - Tool › [\`example.org\`](https://example.org/), recovered on 22 Nov

      </details>"
    `);
  });

  test('describes a first run in which a link failed once, in Chinese', () => {
    const { changes: _, ...first } = state({ links: [suspectLink, recoveredLink, walled], runs: [] });
    const issue = buildHealthIssue(first, 'zh');
    expect(issue.title).toBe('链接检查：暂无待处理，部分链接将复查');
    expect(issue.isOpen).toBe(true);
    expect(issue).not.toHaveProperty('comment');
    expect(issue.body).toMatchInlineSnapshot(`
      "共 3 个链接 · 正常 1 个 · 待复查 1 个 · 未检查 1 个\\
      <sub>检查于 2026-11-22 03:12 UTC，下次 11 月 29 日 · [历史记录](https://github.com/example/list/blob/listkeeper/health/history.jsonl)</sub>

      ### 失败一次，将复查：暂不需要处理

      - Gone › [\`github.com/gone/gone\`](https://github.com/gone/gone)：仓库不存在，11 月 22 日起已失败 1 次，11 月 29 日重新检查 · [gone.yml 第 5 行](https://github.com/example/list/blob/a1b2c3d/data/datasets/gone.yml#L5)

      <details><summary>未能检查（1）：不需要处理</summary>

      - \`zhuanlan.zhihu.com\`：该网站禁止程序访问 · 1 个链接：[article.yml 第 5 行](https://github.com/example/list/blob/a1b2c3d/data/datasets/article.yml#L5)

      </details>"
    `);
  });

  test('is closed with a short text and no chart when all is well', () => {
    const issue = buildHealthIssue(state({ links: [recoveredLink] }), 'en');
    expect(issue).toMatchObject({ title: 'Link health: all links work', isOpen: false });
    expect(issue.body).toContain('All links work.');
    expect(issue.body).not.toContain('mermaid');
  });
});

describe('decisions in the issue', () => {
  const only = (...links: LinkState[]): HealthState => state({ links });

  test.each<[string, LinkState, string, boolean]>([
    ['a dead link', deadShare, 'Link health: 1 link needs a decision', true],
    ['a dead link that its entry already marks as gone', { ...deadShare, settled: true }, 'Link health: all links work', false],
    ['a wall', walled, 'Link health: all links work', false],
    ['a new address', movedPaper, 'Link health: 1 address to update', true],
    [
      'one failure at the owner of the identifier',
      suspectLink,
      'Link health: no action needed, some links will be rechecked',
      true,
    ],
    ['a page that failed once', { ...suspectLink, certain: false }, 'Link health: all links work', false],
    ['a wrong code', judged('restricted', 'code-wrong'), 'Link health: 1 link needs a decision', true],
    ['a login', judged('restricted', 'login'), 'Link health: all links work', false],
    ['a share behind its code', judged('restricted', 'exists-needs-code'), 'Link health: all links work', false],
    ['a retraction', judged('alive', 'ok', 'retracted'), 'Link health: 1 link needs a decision', true],
    [
      'another thing than the entry names',
      judged('alive', 'ok', 'possibly-wrong-link'),
      'Link health: 1 link needs a decision',
      true,
    ],
    [
      'a name that was registered again',
      judged('alive', 'ok', 'another-repository'),
      'Link health: 1 link needs a decision',
      true,
    ],
    ['an archived repository', judged('alive', 'ok', 'archived'), 'Link health: all links work', false],
  ])('%s', (_, one, title, open) => {
    expect(buildHealthIssue(only(one), 'en')).toMatchObject({ title, isOpen: open });
  });

  test.each([
    ['en', 'the name now belongs to another repository'],
    ['zh', '该名称现属另一个仓库'],
  ] as const)('explains a name that was registered again, with the other repository (%s)', (language, words) => {
    const { body } = buildHealthIssue(only(judged('alive', 'ok', 'another-repository')), language);
    expect(body).toContain(words);
    expect(body).toContain('“A title”');
  });

  test('shows no box that would do nothing', () => {
    expect(buildHealthIssue(state(), 'en').body).not.toMatch(/\[[ x]\]/);
  });

  test('gives the same text for any order of the links', () => {
    const turned = state({ links: [...state().links].reverse() });
    expect(buildHealthIssue(turned, 'en').body).toBe(buildHealthIssue(state(), 'en').body);
  });

  test('has one paragraph for an unreachable host, and lists dead links of a reachable one', () => {
    const body = buildHealthIssue(only(...deadHost), 'en').body;
    expect(body.match(/Failing since/g)).toHaveLength(1);
    const answered = deadHost.map((one) => ({ ...one, silent: false, certain: true }));
    expect(buildHealthIssue(only(...answered), 'en').body.match(/Failing since/g)).toHaveLength(3);
  });

  test('stays within GitHub’s size limit with two thousand broken links, and counts them all', () => {
    const links = Array.from({ length: 2000 }, (_, at) => ({
      ...deadShare,
      identity: `baidu-pan:${at}`,
      url: `https://pan.baidu.com/s/1${at}`,
    }));
    for (const language of ['zh', 'en'] as const) {
      const { title, body } = buildHealthIssue(only(...links), language);
      expect(title).toContain('2000');
      expect(body.length).toBeLessThanOrEqual(65_000);
      const shown = body.match(/pan\.baidu\.com\/s\/1\d+`/g)?.length ?? 0;
      const rest = Number(/(?:and|另有) (\d+)/.exec(body)?.[1]);
      expect(shown + rest).toBe(2000);
    }
  });
});

function judged(
  verdict: 'alive' | 'restricted',
  reason: 'ok' | 'login' | 'code-wrong' | 'exists-needs-code',
  note?: 'retracted' | 'possibly-wrong-link' | 'another-repository' | 'archived',
): LinkState {
  const look = { at: '2026-11-22T03:12Z', verdict, reason, asked: 'page', title: 'A title', ...(note ? { note } : {}) };
  return link({ identity: 'url:x.example/', url: 'https://x.example/', judged: look });
}

describe('untrusted text in the issue', () => {
  test.each(hostileTexts)('renders %j as text', (text) => {
    const named = (one: LinkState): LinkState => ({
      ...one,
      url: text,
      name: { en: text },
      at: [{ file: `data/${text}.yml`, line: 3, column: 1, entry: text }],
      ...(one.judged
        ? { judged: { ...one.judged, marker: text, title: text, asked: text, ...(one.judged.to ? { to: text } : {}) } }
        : {}),
    });
    const wrong = judged('alive', 'ok', 'possibly-wrong-link');
    const links = [deadShare, ...deadHost, movedPaper, walled, recoveredLink, suspectLink, wrong].map(named);
    const issue = buildHealthIssue(state({ links }), 'en');
    expect([...findUnsafeMarkdown(issue.body), ...findUnsafeMarkdown(issue.comment ?? '')]).toEqual([]);
  });
});
