import { describe, expect, it } from 'vitest';
import { type DeadLinkInfo, renderEntry } from '../../../../src/list/render/entries/entry-markdown.ts';
import type { Entry } from '../../../../src/list/schema/entry/entry-schema.ts';

const yidu: Entry = {
  id: 'yidu-s4k',
  kind: 'dataset',
  section: 'datasets',
  name: { zh: 'Yidu-S4K：医渡云结构化 4K 数据集', en: 'Yidu-S4K' },
  description: { zh: '面向中文电子病历的命名实体识别与属性抽取', en: 'Named entities and attributes in Chinese records.' },
  size: [{ count: 1100000, unit: { zh: '组对话', en: 'dialogues' }, precision: 'about' }],
  links: [
    { role: 'data', url: 'http://openkg.cn/dataset/yidu-s4k' },
    { role: 'mirror', url: 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ', code: 'flql' },
  ],
  tasks: ['named-entity-recognition', 'own-task'],
  languages: ['zh-Hans'],
  license: 'not-stated',
};

const paper: Entry = {
  id: 'p',
  kind: 'paper',
  section: 'papers',
  title: 'On Lists',
  authors: ['A. One', 'B. Two', 'C. Three', 'D. Four'],
  venue: 'EMNLP',
  year: 2020,
  description: { zh: '一句话说明', en: 'One sentence' },
  links: [
    { role: 'paper', url: 'https://aclanthology.org/2020.emnlp-main.743/' },
    { role: 'code', url: 'https://github.com/a/b' },
  ],
};

describe('renderEntry', () => {
  it('renders a dataset as heading, description and line of facts', () => {
    expect(renderEntry(yidu, 'zh')).toBe(`### Yidu-S4K：医渡云结构化 4K 数据集

面向中文电子病历的命名实体识别与属性抽取。约 110 万组对话。

[数据集](http://openkg.cn/dataset/yidu-s4k) · [百度网盘](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ) 提取码 \`flql\` · 命名实体识别、own task · 中文`);
    expect(renderEntry(yidu, 'en', { level: 4, words: { 'own-task': { en: 'a task of ours' } } })).toBe(`#### Yidu-S4K

Named entities and attributes in Chinese records. About 1,100,000 dialogues.

[Dataset](http://openkg.cn/dataset/yidu-s4k) · [Baidu Pan](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ) code \`flql\` · named entity recognition, a task of ours · Chinese`);
  });

  it('says that a share has no stated code', () => {
    const [, mirror = yidu.links[0]] = yidu.links;
    const unstated = { ...yidu, links: [{ ...mirror, role: 'data', url: mirror?.url ?? '', code: 'not-stated' } as const] };
    expect(renderEntry(unstated, 'zh')).toContain('[百度网盘](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ) 提取码未注明 · ');
    expect(renderEntry(unstated, 'en')).toContain(') code not stated · ');
  });

  it('renders a paper as one line', () => {
    expect(renderEntry(paper, 'zh')).toBe(
      '- **On Lists**，A. One、B. Two、C. Three 等，EMNLP 2020 — 一句话说明。 [论文](https://aclanthology.org/2020.emnlp-main.743/) · [代码](https://github.com/a/b)',
    );
    expect(renderEntry({ ...paper, name: { en: 'LISTS' }, venue: 'EMNLP 2020', authors: ['A. One'] }, 'en')).toBe(
      '- **On Lists**, A. One, EMNLP 2020 — One sentence. [Paper](https://aclanthology.org/2020.emnlp-main.743/) · [Code](https://github.com/a/b)',
    );
    expect(
      renderEntry(
        {
          ...paper,
          name: { en: 'KEEP' },
          description: undefined,
          authors: undefined,
          venue: undefined,
          year: undefined,
        } as Entry,
        'en',
      ),
    ).toMatch(/^- \*\*On Lists\*\* \(KEEP\)\. \[Paper\]/);
  });

  it('links the name of a product', () => {
    const product: Entry = {
      id: 'x',
      kind: 'product',
      section: 's',
      name: { zh: '左手医生' },
      links: [{ role: 'homepage', url: 'https://open.zuoshouyisheng.com/' }],
    };
    expect(renderEntry(product, 'zh')).toBe('- [左手医生](https://open.zuoshouyisheng.com/)');
    expect(renderEntry({ ...product, links: [] }, 'zh')).toBe('- **左手医生**');
  });

  it('says that a resource has ended, since when and why', () => {
    const status = { state: 'withdrawn' as const, since: '2020-08-12', reason: { zh: '版权原因' } };
    expect(renderEntry({ ...yidu, status }, 'zh')).toContain('\n\n_已撤下（2020-08-12）：版权原因_\n\n');
    expect(renderEntry({ ...paper, status }, 'en')).toContain('EMNLP 2020 (Withdrawn (2020-08-12): 版权原因) — ');
    expect(renderEntry({ ...yidu, status: { state: 'active' } }, 'zh')).not.toContain('*');
  });

  it('marks a dead link, whatever its spelling, with the archived copy and without the code', () => {
    const mark: DeadLinkInfo = {
      dead: true,
      since: '2026-11-08',
      reason: 'cancelled',
      archived: 'https://web.archive.org/web/2020/x',
    };
    const text = renderEntry(yidu, 'zh', { deadLinks: new Map([['baidu:1QqYtqDwhc_S51F3SYMChBQ', mark]]) });
    expect(text).toContain(
      ' · ~~[百度网盘](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ)~~ 分享已取消（2026-11-08） · [存档](https://web.archive.org/web/2020/x) · ',
    );
    expect(text).not.toContain('flql');
    expect(
      renderEntry(yidu, 'en', {
        deadLinks: new Map([['http://openkg.cn/dataset/yidu-s4k', { dead: true, since: '2026-11-08' }]]),
      }),
    ).toContain('~~[Dataset](http://openkg.cn/dataset/yidu-s4k)~~ link dead (2026-11-08)');
  });

  it('numbers links of one label, and shows labels and access requirements', () => {
    const links = [
      { role: 'code' as const, url: 'https://github.com/a/b' },
      { role: 'code' as const, url: 'https://github.com/a/c' },
      { role: 'data' as const, url: 'https://a.edu/', label: { zh: '训练集' }, requires: 'registration' as const },
    ];
    expect(renderEntry({ ...yidu, links }, 'zh')).toContain(
      '[代码 1](https://github.com/a/b) · [代码 2](https://github.com/a/c) · [训练集](https://a.edu/)（需注册） · ',
    );
  });

  it('links the paper of a related entry, and the entry that it is part of', () => {
    const entry: Entry = {
      ...yidu,
      relations: [
        { type: 'described-by', to: 'p' },
        { type: 'part-of', to: 'w' },
      ],
    };
    const whole: Entry = { ...yidu, id: 'w', name: { zh: '大赛' } };
    const entryOf = (id: string) => (id === 'p' ? paper : id === 'w' ? whole : undefined);
    const text = renderEntry(entry, 'zh', { findEntry: entryOf, findAnchor: (id) => (id === 'w' ? '大赛' : undefined) });
    expect(text).toContain(' · [论文](https://aclanthology.org/2020.emnlp-main.743/) · ');
    expect(text).toContain(' · 属于[大赛](#大赛)');
    expect(renderEntry(entry, 'zh')).not.toContain('论文');
  });

  it('renders hostile text as plain text', () => {
    const evil = '# x](https://e.vil) <img src=x> @torvalds |a| `b` *c*';
    const text = renderEntry({ ...paper, title: evil, description: { zh: evil }, authors: [evil], venue: evil }, 'zh');
    expect(text.split('\n')).toHaveLength(1);
    // Code is what the author put between backticks in the description, and nowhere else.
    expect(text.match(/(?<!\\)`[^`]*`/g)).toEqual(['`b`']);
    expect(text.replace('`b`', '')).not.toMatch(/(?<!\\)[<|`]|@t|(?<!\\)\]\(https:\/\/e/);
  });
});
