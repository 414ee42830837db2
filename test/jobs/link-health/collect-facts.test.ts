import { describe, expect, it } from 'vitest';
import { selectFacts } from '../../../src/jobs/link-health/collect-facts.ts';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings } from '../../../src/list/schema/index.ts';
import type { EntryFacts } from '../../../src/model/repository-facts.ts';

const tool = (id: string, links: string) => ({
  path: `data/${id}.yml`,
  text: `kind: toolkit\nsection: s\nname: { en: ${id} }\nlinks: [${links}]\n`,
});
const { entries } = readList(
  [
    tool('a', '{ role: homepage, url: "https://github.com/o/site" }, { role: code, url: "https://github.com/O/A" }'),
    tool('b', '{ role: code, url: "https://github.com/o/b/tree/v1/tool" }'),
    tool('c', '{ role: data, url: "https://pan.baidu.com/s/1AAAAAAAAAAAAAAAAAAAAAA" }'),
  ],
  defaultSettings,
);
const collect = (links: Parameters<typeof selectFacts>[1], present: Record<string, EntryFacts> = {}) =>
  Object.fromEntries(selectFacts(entries, links, new Map(Object.entries(present))));

describe('the facts of a list', () => {
  it('are those of the code of each entry, rounded', () => {
    const upkeep = { stars: 1379, pushed: '2026-11-29', released: null, license: 'other', archived: false };
    expect(
      collect([
        { identity: 'github:o/a', upkeep },
        { identity: 'github:o/site', upkeep: { stars: 9_000_000 } },
        {
          identity: 'github:o/b/tree/v1/tool',
          upkeep: { released: '2020-01-02', archived: true, license: 'MIT' },
          stale: ['no-release'],
        },
      ]),
    ).toEqual({
      a: { repository: 'O/A', stars: 1200, pushed: '2026-Q4' },
      b: { repository: 'o/b', released: '2020-Q1', license: 'MIT', archived: true, stale: true },
    });
  });

  it('do not follow a number of stars up and down around a step, unless the entry has another repository', () => {
    const links = [{ identity: 'github:o/a', upkeep: { stars: 1199 } }];
    expect(collect(links, { a: { repository: 'o/a', stars: 1200 } })).toEqual({ a: { repository: 'O/A', stars: 1200 } });
    expect(collect(links, { a: { repository: 'o/other', stars: 1200 } })).toEqual({ a: { repository: 'O/A', stars: 1000 } });
  });

  it('call nothing stale for its license, or because it is archived', () => {
    expect(collect([{ identity: 'github:o/a', upkeep: { archived: true }, stale: ['archived', 'license-gone'] }])).toEqual({
      a: { repository: 'O/A', archived: true },
    });
  });

  it('stay where nothing is known, unless the entry has another repository or none', () => {
    const known = { repository: 'o/a', stars: 5 };
    const present = { a: known, b: { repository: 'o/other' }, c: { repository: 'o/c' }, gone: { repository: 'o/gone' } };
    expect(collect([{ identity: 'github:o/a' }], present)).toEqual({ a: known });
  });
});
