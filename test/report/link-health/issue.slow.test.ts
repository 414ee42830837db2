import { describe, expect, test } from 'vitest';
import type { HealthState, LinkState } from '../../../src/model/link-health.ts';
import { buildHealthIssue } from '../../../src/report/link-health/issue.ts';
import { boxed, deadHost, deadShare, link, movedPaper, recoveredLink, state, suspectLink, walled } from '../fixtures.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';
import { stateWithProblems } from './examples/problem-links.ts';

describe('the issue', () => {
  test('lists links to decide about, in English', () => {
    const issue = buildHealthIssue(state(), 'en');
    expect(issue.title).toBe('Link health: 4 links need a decision');
    expect(issue.isOpen).toBe(true);
    expect(issue.comment).toBe('1 link died (Yidu-S4K), 1 recovered (Tool), 1 link has a new address (A Paper).');
    expect(issue.body).toMatchInlineSnapshot(`
      "8 links: 2 work · **4 dead** · 1 moved · 1 not checked\\
      <sub>Checked 22 Nov, next 29 Nov · [history](https://github.com/example/list/blob/listkeeper/health/history.jsonl)</sub>

      ### 4 dead links

      Select “edit” to replace the link or remove it. If the resource itself is gone, add \`status: {state: gone, since: 2026-11-22}\` to its entry, which keeps the entry and tells readers.

      **Yidu-S4K** · [\`pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\`](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ) · share cancelled · [edit line 14](https://github.com/example/list/edit/main/data/datasets/yidu-s4k.yml#L14)\\
      Failing since 8 Nov (3 checks) · last worked 30 Oct · the page says “百度网盘-分享的文件已经被取消” · checked via: Baidu Pan share page

      #### \`cmekg.pcl.ac.cn\` is unreachable (3)

      timed out · Failing since 1 Nov (4 checks) · last worked 25 Oct · checked via: web page

      - **CMeKG** · [\`cmekg.pcl.ac.cn\`](http://cmekg.pcl.ac.cn/) · [archived copy](https://web.archive.org/web/20240301000000/http://cmekg.pcl.ac.cn/) · [edit line 6](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L6)
      - **CMeKG** · [\`cmekg.pcl.ac.cn/a\`](http://cmekg.pcl.ac.cn/a) · [edit line 7](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L7)
      - **CMeKG** · [\`cmekg.pcl.ac.cn/b\`](http://cmekg.pcl.ac.cn/b) · [edit line 8](https://github.com/example/list/edit/main/data/datasets/cmekg.yml#L8)

      ### 1 new address

      The old addresses still redirect, but may stop working.

      - **A Paper** · \`www.aclweb.org/anthology/P19-1001.pdf\` → [\`aclanthology.org/P19-1001\`](https://aclanthology.org/P19-1001/) · [edit line 3](https://github.com/example/list/edit/main/data/datasets/paper.yml#L3)

      <details><summary>42.8% of the checked links work, down from 100% on 15 Nov</summary>

      \`\`\`mermaid
      xychart-beta
        title "Share of working links (%)"
        x-axis ["11-15", "11-22"]
        y-axis "%" 40 --> 100
        line [100, 42.8]
      \`\`\`

      </details>

      <details><summary>Couldn’t be checked (1): no action needed</summary>

      - \`zhuanlan.zhihu.com\`: the site blocks bots · 1 link: [article.yml, line 5](https://github.com/example/list/blob/main/data/datasets/article.yml#L5)

      </details>

      <details><summary>Recovered since the last run (1)</summary>

      - Tool · [\`example.org\`](https://example.org/), recovered on 22 Nov

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
      "共 3 个链接：正常 1 个 · 待复查 1 个 · 未检查 1 个\\
      <sub>检查于 11 月 22 日，下次 11 月 29 日 · [历史记录](https://github.com/example/list/blob/listkeeper/health/history.jsonl)</sub>

      ### 1 个链接失败一次，将自动复查，无需处理

      - **Gone** · [\`github.com/gone/gone\`](https://github.com/gone/gone) · 仓库不存在，11 月 22 日起已失败 1 次，11 月 29 日重新检查 · [修改第 5 行](https://github.com/example/list/edit/main/data/datasets/gone.yml#L5)

      <details><summary>未能检查（1）：无需处理</summary>

      - \`zhuanlan.zhihu.com\`：该网站禁止程序访问 · 1 个链接：[article.yml 第 5 行](https://github.com/example/list/blob/main/data/datasets/article.yml#L5)

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
    ['a dead link that its entry already marks as gone', { ...deadShare, settled: true }, 'Link health: no action needed', false],
    ['a wall', walled, 'Link health: no action needed', false],
    ['a new address', movedPaper, 'Link health: 1 address to update', true],
    [
      'one failure at the owner of the identifier',
      suspectLink,
      'Link health: no action needed, some links will be rechecked',
      true,
    ],
    ['a page that failed once', { ...suspectLink, certain: false }, 'Link health: no action needed', false],
    ['a wrong code', judged('restricted', 'code-wrong'), 'Link health: 1 link needs a decision', true],
    ['a login', judged('restricted', 'login'), 'Link health: no action needed', false],
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

  test('says where to edit 9,000 links, for which no box fits', () => {
    const many = stateWithProblems(9000, 100);
    for (const text of [buildHealthIssue(many, 'en').body, buildHealthIssue({ ...many, source: 'README.md' }, 'en').body]) {
      expect(text).toContain('There are too many links for boxes here. The full list with evidence has an edit link for each.');
      expect(text).toContain('`/listkeeper remove <address>`');
      expect(text).not.toMatch(/- \[[ x]\]/);
      expect(text).toMatch(/^9100 links: .*\*\*5250 dead\*\*/);
    }
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

  test('“new” stands only where it tells links apart, and for a week', () => {
    const old = { ...deadShare, identity: 'baidu-pan:2', url: 'https://pan.baidu.com/s/2', diedAt: '2026-11-01T03:10Z' };
    const rows = Array.from({ length: 11 }, (_, index) => ({
      ...old,
      identity: `x:${index}`,
      url: `https://pan.baidu.com/s/x${index}`,
    }));
    const newOnes = (...links: LinkState[]) => buildHealthIssue(boxed(links), 'en').body.match(/\(new\)/g) ?? [];
    expect(newOnes(deadShare, ...rows)).toHaveLength(1);
    expect(newOnes(...rows)).toHaveLength(0);
    expect(newOnes(...rows.map((one) => ({ ...one, diedAt: deadShare.diedAt ?? '' })))).toHaveLength(0);
  });

  test('the chart has one point a day, and no two with equal words', () => {
    const run = (at: string, alive: number) => ({
      run: at,
      links: 100,
      alive,
      moved: 0,
      suspect: 0,
      dead: 100 - alive,
      unjudged: 0,
    });
    const axisOf = (...runs: ReturnType<typeof run>[]) => {
      const { body } = buildHealthIssue(state({ runs }), 'en');
      return [/x-axis (.*)/.exec(body)?.[1], /line (\[.*)/.exec(body)?.[1]];
    };
    const twice = [run('2026-11-15T03:10Z', 99), run('2026-11-22T03:10Z', 50), run('2026-11-22T17:40Z', 90)];
    expect(axisOf(...twice)).toEqual(['["11-15", "11-22"]', '[99, 90]']);
    const yearly = [run('2025-11-22T03:10Z', 99), run('2026-11-22T03:10Z', 90)];
    expect(axisOf(...yearly)).toEqual(['["2025-11-22", "2026-11-22"]', '[99, 90]']);
  });

  test('a change of less than a point has no chart and no sentence', () => {
    const run = (day: string, alive: number) => ({
      run: `${day}T03:10Z`,
      links: 1000,
      alive,
      moved: 0,
      suspect: 0,
      dead: 1000 - alive,
      unjudged: 0,
    });
    const bodyOf = (alive: number, language: 'en' | 'zh' = 'en') =>
      buildHealthIssue(state({ runs: [run('2026-10-25', 968), run('2026-11-22', alive)] }), language).body;
    expect(bodyOf(959)).not.toContain('mermaid');
    expect(bodyOf(931)).toContain('<summary>93.1% of the checked links work, down from 96.8% on 25 Oct</summary>');
    expect(bodyOf(931)).toContain('```mermaid\nxychart-beta');
    expect(bodyOf(990, 'zh')).toContain('已检查的链接中 99% 可用，高于 10 月 25 日的 96.8%');
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
