import { describe, expect, it } from 'vitest';
import { exampleEntries, renderExample } from './example-site.ts';

const tool = (name: string, more = '') =>
  `kind: toolkit\nsection: data\nname: { en: ${name} }\nlinks: [{ role: code, url: "https://github.com/o/${name.toLowerCase()}" }]\n${more}`;
const entries = {
  ...exampleEntries,
  big: tool('Big'),
  small: tool('Small'),
  old: tool('Old', 'license: LicenseRef-Own-Terms\norganization: { en: Lab }\nversion: "1"\nformerly: [Ancient]\n'),
};
const facts = `{
  "big": { "repository": "o/big", "stars": 12000, "pushed": "2026-Q4", "license": "MIT" },
  "old": { "repository": "o/old", "stars": 150, "pushed": "2019-Q1", "released": "2018-Q2", "archived": true },
  "small": { "repository": "o/small", "stars": 1, "pushed": "2026-Q1" }
}`;

describe('a site of a list that keeps facts about repositories', () => {
  const site = renderExample({ entries, facts });
  const find = (path: string) => site.get(path) ?? '';

  it('has them on cards and pages, and marks what is archived', () => {
    const card = (id: string) =>
      new RegExp(`<article class="entry" id="${id}">[\\s\\S]*?</article>`).exec(find('sections/data.html'))?.[0] ?? '';
    expect(card('big')).toContain('12k stars');
    expect(card('big')).toContain('last push 2026 Q4');
    expect(card('small')).toContain('>1 star<');
    expect(card('old')).toContain('<span class="mark">archived</span>');
    expect(card('alpha')).not.toContain('star');
    const page = find('entries/old.html');
    for (const [name, value] of [
      ['Stars', '150'],
      ['Last push', '2019 Q1'],
      ['Last release', '2018 Q2'],
    ])
      expect(page).toContain(`<dt>${name}</dt><dd><span class="fact">${value}</span></dd>`);
  });

  it('can be searched by them, and sorted', () => {
    const page = find('search.html');
    expect(page).toMatch(/id="_stars"[\s\S]*?value="10000"[^>]*>10k or more[\s\S]*?value="100"[^>]*>100 or more/);
    expect(page).toMatch(/id="_pushed"[\s\S]*?value="2026"[^>]*>since 2026/);
    expect(page).toContain('<option value="stars">Most stars</option>');
    const data = JSON.parse(find('assets/search.en.json')) as { stars: unknown; entries: { n: string }[] };
    expect(data.stars).toEqual({ '1': '1 star', '150': '150 stars', '12000': '12k stars' });
    expect(data.entries.find(({ n }) => n === 'Old')).toMatchObject({ z: 150, v: '2019-Q1', m: ['archived'] });
  });

  it('gives them to programs and language models', () => {
    expect(JSON.parse(find('data/entries/big.json'))).toMatchObject({ repository: { repository: 'o/big', stars: 12_000 } });
    expect(find('llms.txt')).toContain('- [Old](https://github.com/o/old) (archived, 150 stars, last push 2019 Q1)');
  });

  it('says a license of a list’s own by its name', () => {
    expect(find('entries/old.html')).toMatch(/>Own-Terms</);
    expect(find('sections/data.html')).not.toMatch(/>[^<]*LicenseRef/);
    expect(find('search.html')).toMatch(/<option value="LicenseRef-Own-Terms"[^>]*>Own-Terms</);
  });

  it('can stand in the order of stars', () => {
    const order = [
      ...(renderExample({ entries, facts, output: { sort: 'stars' } })
        .get('sections/data.html')
        ?.matchAll(/class="entry" id="(\w+)"/g) ?? []),
    ];
    expect(order.map(([, id]) => id)).toEqual(['big', 'old', 'small', 'beta', 'alpha']);
  });

  it('shows nothing of the kind without facts', () => {
    const plain = renderExample({ entries });
    expect(plain.get('search.html')).not.toMatch(/Most stars|_pushed/);
    expect(plain.get('sections/data.html')).not.toContain('stars');
    expect(plain.get('assets/search.en.json')).not.toContain('"stars"');
  });
});
