import { describe, expect, it } from 'vitest';
import { collectLegend } from '../../../../src/list/import/legend/collect-legend.ts';

const collect = (source: string) => collectLegend(source.split('\n'));
const show = (source: string) =>
  collect(source).map(({ markdown, name, state }) => `${markdown} ${name}${state ? ` (${state})` : ''}`);

describe('the marks that a list explains', () => {
  it.each([
    ['🌎 - needs no account', ['🌎 needs no account']],
    ['- :star: means popular', [':star: popular']],
    ['> ★：推荐', ['★ 推荐']],
    ['`⚠ ` - depends on a service', ['`⚠` depends on a service']],
    ['![OSS](oss.svg) open source', ['![OSS](oss.svg) OSS']],
    ['![](oss.svg) 表示 **开源** ，点击进入', ['![](oss.svg) 开源']],
    ['Legend: 🌎 = web. 💻 = desktop (all systems)', ['🌎 web', '💻 desktop']],
    ['图例：✓ 表示 可用；✗ 表示 已关闭', ['✓ 可用', '✗ 已关闭 (gone)']],
    ['- 👩‍💻 — for developers', ['👩‍💻 for developers']],
    ['| 🌎 | web |', ['🌎 web']],
    ['| Mark | Means |\n|---|---|\n| 🌎 | web |\n| 💻 | desktop |', ['🌎 web', '💻 desktop']],
    ['| 开发中 | 已关闭 |\n|---|---|\n| :a: | :b: |', [':a: 开发中 (upcoming)', ':b: 已关闭 (gone)']],
  ])('%j', (source, marks) => {
    expect(show(source)).toEqual(marks);
  });

  it.each([
    'no mark - words',
    'words first 🌎 - web',
    '🌎 [a link](https://a.org) - web',
    '🌎 web',
    '🌎 - 123',
    '🌎 - ',
    `🌎 - ${'long '.repeat(20)}`,
    `🌎 - web${' '.repeat(400)}`,
    '| 🌎 | 💻 |',
    '| 🌎 | [web](https://a.org) |',
    '| a | 🌎 | b | c | d |',
    '',
  ])('are none in %j', (source) => {
    expect(collect(source)).toEqual([]);
  });

  it('have the first explanation of each, and are forty at most', () => {
    expect(show('🌎 - web\n🌎 - world')).toEqual(['🌎 web']);
    const many = Array.from({ length: 60 }, (_, index) => `:mark${index}: - words`);
    expect(collectLegend(many)).toHaveLength(40);
  });

  it.each([
    ['archived', 'no longer maintained'],
    ['archived', '不再维护'],
    ['gone', 'discontinued'],
    ['gone', 'shut down in 2020'],
    ['upcoming', 'coming soon'],
    ['active', '运营中'],
    [undefined, 'active development tools'],
    [undefined, 'closed-captions'.replace('closed-', 'dis')],
  ])('are the status %s where they mean %j', (state, words) => {
    expect(collect(`🌎 - ${words}`)[0]?.state).toBe(state);
  });
});
