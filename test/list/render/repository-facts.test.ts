import { describe, expect, it } from 'vitest';
import { listMarks } from '../../../src/list/render/repository-facts.ts';
import { type Output, outputOf, renderFacts } from './repository-facts-fixture.ts';

describe('the marks of an entry', () => {
  const display = (facts: object) => ({
    facts: new Map([['a', { repository: 'o/a', ...facts }]]),
    settings: { popular: 100, words: { popular: { en: '★' } } },
    marks: ['popular', 'stale', 'archived'] as const,
  });

  it('are signs and words, in the order that the output gives', () => {
    expect(listMarks({ id: 'a' }, 'en', display({ stars: 120, stale: true }))).toEqual({
      signs: ['★'],
      words: ['not updated for long'],
    });
    expect(listMarks({ id: 'a' }, 'zh', display({ archived: true, stale: true }))).toEqual({ signs: [], words: ['已归档'] });
  });

  it('say nothing that the entry says itself', () => {
    const status = { state: 'archived' } as const;
    expect(listMarks({ id: 'a', status }, 'en', display({ archived: true }))).toEqual({ signs: [], words: [] });
    expect(listMarks({ id: 'b' }, 'en', display({}))).toEqual({ signs: [], words: [] });
    expect(listMarks({ id: 'a' }, 'en', undefined)).toEqual({ signs: [], words: [] });
  });
});

describe('a README with facts', () => {
  const marks: Output['marks'] = ['archived', 'popular'];

  it('has the columns that are wanted, in their order, without empty ones', () => {
    expect(
      renderFacts(outputOf({ columns: ['stars', 'name', 'venue', 'links'], sort: 'stars', marks })),
    ).toContain(`| Stars | Name | Links |
| --- | --- | --- |
| 1.2k | [Big](https://github.com/o/big) (popular) |  |
| 5 | [Old](https://github.com/o/old) (archived) |  |
|  | [Share](https://pan.baidu.com/s/1AAAAAAAAAAAAAAAAAAAAAA) | code \`abcd\` |`);
  });

  it('keeps the code of a share beside its name where no column has links', () => {
    expect(renderFacts(outputOf({ columns: ['name', 'stars'] }))).toContain(
      '| [Share](https://pan.baidu.com/s/1AAAAAAAAAAAAAAAAAAAAAA) code `abcd` |  |',
    );
  });

  it('has marks in bullets before the stop, or where a line wants them', () => {
    expect(renderFacts(outputOf({ layout: 'bullets', marks }))).toContain(
      '- [Big](https://github.com/o/big) - Does much (popular).',
    );
    const line = '- [{name}]({url}) {marks} ★ {stars} - {description}.';
    const text = renderFacts(outputOf({ layout: 'bullets', marks, line }));
    expect(text).toContain('- [Big](https://github.com/o/big) popular ★ 1.2k - Does much.');
    expect(text).toContain('- [Old](https://github.com/o/old) archived ★ 5');
  });

  it('has marks under headings and behind names of lines', () => {
    expect(renderFacts(outputOf({ layout: 'headings', marks }))).toContain('### Old\n\n_archived_\n');
    expect(renderFacts(outputOf({ marks }), 'lines')).toContain('- [Big](https://github.com/o/big) (popular) — Does much.');
  });

  it('reads as ever where no facts are known, and where none are wanted', () => {
    const wanted = outputOf({ columns: ['name', 'description', 'stars', 'links'], marks });
    expect(renderFacts(wanted, undefined, '{}')).not.toMatch(/Stars|popular/);
    expect(renderFacts(outputOf({}))).toBe(renderFacts(outputOf({}), undefined, '{}'));
  });

  it('stays as it is with facts that a stranger wrote', () => {
    const hostile = '{ "big": { "repository": "o/big", "license": "<img src=x>" } }';
    expect(() => renderFacts(outputOf({}), undefined, hostile)).toThrow('facts-broken');
  });
});

describe('data for programs', () => {
  it('have facts beside the entries', () => {
    const json = JSON.parse(renderFacts(outputOf({ file: 'list.json' }))) as Record<string, unknown>;
    expect(json.repositories).toEqual({
      big: { repository: 'o/big', stars: 1200, pushed: '2026-Q4', license: 'MIT' },
      old: { repository: 'o/old', stars: 5, pushed: '2019-Q1', archived: true },
    });
    expect(renderFacts(outputOf({ file: 'list.csv' })).split('\r\n')[0]).toMatch(
      /,relations,repository,stars,pushed,released,detected_license,archived,stale$/,
    );
  });
});
