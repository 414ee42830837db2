import { describe, expect, it } from 'vitest';
import type { SearchData } from '../../../../../src/browser/index.ts';
import { renderExample } from '../example-site.ts';

const files = renderExample({ output: { language: 'zh' } });
const data: SearchData = JSON.parse(files.get('assets/search.zh.json') ?? '');
const find = (id: string) => data.entries.find(({ p }) => p.endsWith(id) || p.endsWith(`${id}.html`));

describe('the data of the search', () => {
  it('have what a result shows, and what an entry is found by', () => {
    expect(find('alpha')).toMatchObject({
      n: '阿尔法',
      p: 'entries/alpha.html',
      k: 'dataset',
      d: '医患对话。',
      t: ['dialogue'],
      c: ['MIT'],
      y: 2021,
      i: 'a er fa,e er fa',
    });
    expect(find('alpha')?.x).toMatch(/Alpha · .*示例实验室.*对话/);
    expect(find('paper-one')?.x).toContain('Ada Author · Ben Writer · ACL 2020');
  });

  it('have sections with those around them', () => {
    expect(data.sections).toEqual([
      { id: 'data', name: '数据' },
      { id: 'dialogue', name: '对话', parent: 0 },
      { id: 'papers', name: '论文' },
    ]);
    expect(find('alpha')?.s).toBe(1);
  });

  it('lead to no dead link, and know that all are dead', () => {
    expect(find('beta')).not.toHaveProperty('u');
    expect(find('beta')).toMatchObject({ h: 'dead' });
    expect(find('alpha')).not.toHaveProperty('h');
  });

  it('rank names as the list sorts them', () => {
    expect(data.entries.toSorted((a, b) => a.r - b.r).map(({ n }) => n)).toEqual(['A paper on dialogues', 'Beta', '阿尔法']);
  });

  it('are the choices of the filters, but for a single one', () => {
    const page = files.get('search.html') ?? '';
    expect(page).toContain('<option value="dialogue" data-name="\u2003对话">');
    expect(page).toMatch(/<select id="_kind"[\s\S]*?value="dataset"[\s\S]*?<\/select>/);
    expect(page).not.toContain('id="_task"');
  });
});
