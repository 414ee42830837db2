import { describe, expect, test } from 'vitest';
import type { HealthState, LinkState } from '../../../src/model/link-health.ts';
import { buildHealthIssue } from '../../../src/report/link-health/issue.ts';
import { deadHost, deadShare, link, movedPaper, recoveredLink, state, suspectLink, walled } from '../fixtures.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

describe('the issue', () => {
  test('with links to decide about, in English', () => {
    const issue = buildHealthIssue(state(), 'en');
    expect(issue.title).toBe('Link health: 4 links need a decision');
    expect(issue.isOpen).toBe(true);
    expect(issue.comment).toBe('1 link died (Yidu-S4K), 1 came back (Tool), 1 has a new address (A Paper).');
    expect(issue.body).toBe(`8 links · 2 alive · **4 dead** · 1 moved · 1 could not be judged\\
<sub>checked 2026-11-22 03:12 UTC, next on 2026-11-29 · [History](https://github.com/example/list/blob/listkeeper/health/history.jsonl)</sub>

### Dead: decide

“edit” opens the line: put a new address, or remove the link. Where the thing itself is gone, add \`status: {state: gone, since: 2026-11-22}\` to the entry: it stays in the list and tells readers. A link that answers again leaves this page by itself.

**Yidu-S4K** › [\`pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\`](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ) — the share was cancelled (new). [yidu-s4k.yml line 14](https://github.com/example/list/blob/a1b2c3d/data/datasets/yidu-s4k.yml#L14) · [edit](https://github.com/example/list/edit/main/data/datasets/yidu-s4k.yml#L14)\\
<sub>failing since 2026-11-08, seen 3 times · last alive 2026-10-30 · found “百度网盘-分享的文件已经被取消” · asked: baidu pan page</sub>

**\`cmekg.pcl.ac.cn\`** does not answer at all; 3 links lead there:\\
<sub>failing since 2026-11-01, seen 4 times · last alive 2026-10-25 · asked: page</sub>
- CMeKG › [\`cmekg.pcl.ac.cn\`](http://cmekg.pcl.ac.cn/) · [cmekg.yml line 6](https://github.com/example/list/blob/a1b2c3d/data/datasets/cmekg.yml#L6) · [edit](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L6) · [archived copy](https://web.archive.org/web/20240301000000/http://cmekg.pcl.ac.cn/)
- CMeKG › [\`cmekg.pcl.ac.cn/a\`](http://cmekg.pcl.ac.cn/a) · [cmekg.yml line 7](https://github.com/example/list/blob/a1b2c3d/data/datasets/cmekg.yml#L7) · [edit](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L7)
- CMeKG › [\`cmekg.pcl.ac.cn/b\`](http://cmekg.pcl.ac.cn/b) · [cmekg.yml line 8](https://github.com/example/list/blob/a1b2c3d/data/datasets/cmekg.yml#L8) · [edit](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L8)

### Moved: 1 address to update

The old addresses still lead there; the new ones last longer.

- A Paper › \`www.aclweb.org/anthology/P19-1001.pdf\` → [\`aclanthology.org/P19-1001\`](https://aclanthology.org/P19-1001/) · [paper.yml line 3](https://github.com/example/list/blob/a1b2c3d/data/datasets/paper.yml#L3) · [edit](https://github.com/example/list/edit/main/data/datasets/paper.yml#L3)

\`\`\`mermaid
xychart-beta
  title "Share of live links"
  x-axis ["11-15", "11-22"]
  y-axis "%" 40 --> 100
  line [100, 42.8]
\`\`\`

\`\`\`mermaid
pie showData title Where the links above lead
  "Web pages" : 3
  "ACL Anthology" : 1
  "Baidu Pan" : 1
\`\`\`

<details><summary>Could not be judged (1): nothing to do</summary>

- \`zhuanlan.zhihu.com\` — its host does not answer programs · 1 link: [article.yml line 5](https://github.com/example/list/blob/a1b2c3d/data/datasets/article.yml#L5)

</details>

<details><summary>Recovered since last time (1)</summary>

- Tool › [\`example.org\`](https://example.org/), back on 2026-11-22

</details>`);
  });

  test('after a first run that saw a no once, in Chinese', () => {
    const { changes: _, ...first } = state({ links: [suspectLink, recoveredLink, walled], runs: [] });
    const issue = buildHealthIssue(first, 'zh');
    expect(issue.title).toBe('链接健康：暂无需处理，有待复查');
    expect(issue.isOpen).toBe(true);
    expect(issue).not.toHaveProperty('comment');
    expect(issue.body).toBe(`共 3 个链接 · 正常 1 · 待复查 1 · 无法判断 1\\
<sub>检查于 2026-11-22 03:12 UTC，下次 2026-11-29 · [历史记录](https://github.com/example/list/blob/listkeeper/health/history.jsonl)</sub>

### 待复查，暂不必处理

- Gone › [\`github.com/gone/gone\`](https://github.com/gone/gone)：不存在，见过一次（2026-11-22），2026-11-29 再查 · [gone.yml 第 5 行](https://github.com/example/list/blob/a1b2c3d/data/datasets/gone.yml#L5)

<details><summary>无法判断（1）：不必处理</summary>

- \`zhuanlan.zhihu.com\`：该网站拒绝程序访问 · 1 个链接：[article.yml 第 5 行](https://github.com/example/list/blob/a1b2c3d/data/datasets/article.yml#L5)

</details>`);
  });

  test('all well: closed, with a short word and no chart', () => {
    const issue = buildHealthIssue(state({ links: [recoveredLink] }), 'en');
    expect(issue).toMatchObject({ title: 'Link health: all is well', isOpen: false });
    expect(issue.body).toContain('Every link is alive.');
    expect(issue.body).not.toContain('mermaid');
  });
});

describe('what is asked of people', () => {
  const only = (...links: LinkState[]): HealthState => state({ links });

  test.each<[string, LinkState, string, boolean]>([
    ['a dead link', deadShare, 'Link health: 1 link needs a decision', true],
    ['a dead link that its entry already tells of', { ...deadShare, settled: true }, 'Link health: all is well', false],
    ['a wall', walled, 'Link health: all is well', false],
    ['a new address', movedPaper, 'Link health: 1 address to update', true],
    ['the owner’s no, once', suspectLink, 'Link health: nothing to decide yet', true],
    ['a page that failed once', { ...suspectLink, certain: false }, 'Link health: all is well', false],
    ['a wrong code', judged('restricted', 'code-wrong'), 'Link health: 1 link needs a decision', true],
    ['a login', judged('restricted', 'login'), 'Link health: all is well', false],
    ['a share behind its code', judged('restricted', 'exists-needs-code'), 'Link health: all is well', false],
    ['a retraction', judged('alive', 'ok', 'retracted'), 'Link health: 1 link needs a decision', true],
    [
      'another thing than the entry names',
      judged('alive', 'ok', 'possibly-wrong-link'),
      'Link health: 1 link needs a decision',
      true,
    ],
    ['a name taken anew', judged('alive', 'ok', 'another-repository'), 'Link health: 1 link needs a decision', true],
    ['an archived repository', judged('alive', 'ok', 'archived'), 'Link health: all is well', false],
  ])('%s', (_, one, title, open) => {
    expect(buildHealthIssue(only(one), 'en')).toMatchObject({ title, isOpen: open });
  });

  test.each([
    ['en', 'the name belongs to another repository now'],
    ['zh', '该名称现属另一个仓库'],
  ] as const)('a name taken anew is told as that, with the name of the other repository (%s)', (language, words) => {
    const { body } = buildHealthIssue(only(judged('alive', 'ok', 'another-repository')), language);
    expect(body).toContain(words);
    expect(body).toContain('“A title”');
  });

  test('no box is shown that would do nothing', () => {
    expect(buildHealthIssue(state(), 'en').body).not.toMatch(/\[[ x]\]/);
  });

  test('the same state gives the same words, whatever the order of its links', () => {
    const turned = state({ links: [...state().links].reverse() });
    expect(buildHealthIssue(turned, 'en').body).toBe(buildHealthIssue(state(), 'en').body);
  });

  test('one silent host is one paragraph; hosts that answer no are told link by link', () => {
    const body = buildHealthIssue(only(...deadHost), 'en').body;
    expect(body.match(/failing since/g)).toHaveLength(1);
    const answered = deadHost.map((one) => ({ ...one, silent: false, certain: true }));
    expect(buildHealthIssue(only(...answered), 'en').body.match(/failing since/g)).toHaveLength(3);
  });

  test('two thousand broken links stay within what GitHub takes, and the numbers are right', () => {
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

describe('a stranger’s texts', () => {
  test.each(hostileTexts)('%j does nothing in the issue', (text) => {
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
