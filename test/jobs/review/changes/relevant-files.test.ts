import { describe, expect, it } from 'vitest';
import { selectRelevantFiles } from '../../../../src/jobs/review/changes/relevant-files.ts';
import { isConflictBetweenUntouched } from '../../../../src/jobs/review/classify-findings.ts';
import { overlayChanges } from '../../../../src/jobs/shared/repository-state.ts';
import { type LocatedEntry, readList } from '../../../../src/list/index.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { validateList } from '../../../../src/list/validate/validate-list.ts';
import type { SourceFile } from '../../../../src/model/finding.ts';
import fc from '../../../seeded-fast-check.ts';
import { dataset, listFiles } from '../../shared/example-list.ts';

const settings = defaultSettings;
const sources = (files: Record<string, string>): SourceFile[] => Object.entries(files).map(([path, text]) => ({ path, text }));
const narrowed = (base: Record<string, string>, head: Record<string, string>, removed: string[] = []) =>
  selectRelevantFiles({
    base: sources(base),
    head: sources(head),
    changes: [
      ...Object.keys(head).map((path) => ({ path, status: path in base ? ('modified' as const) : ('added' as const) })),
      ...removed.map((path) => ({ path, status: 'removed' as const })),
    ],
    settings,
  }).map(({ path }) => path);

const many = Object.fromEntries(
  Array.from({ length: 50 }, (_, index) => [
    `data/other-${index}.yml`,
    dataset(`Thing ${index}`, `https://host${index}.example.org/x`),
  ]),
);
const base = { ...listFiles, ...many };
const always = ['README.md', 'data/list.yml'];

describe('the files that a review has to understand', () => {
  it('are few for one more entry', () => {
    expect(narrowed(base, { 'data/new.yml': dataset('New', 'https://new.example.org/') })).toEqual(always);
  });

  it.each([
    ['the same address in another spelling', 'https://www.github.com/Owner/Name.git', 'http://github.com/owner/name/tree/master'],
    [
      'the same share',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
      'https://pan.baidu.com/share/init?surl=QqYtqDwhc_S51F3SYMChBQ',
    ],
    ['the same paper', 'https://doi.org/10.1038/s41591-018-0316-z', 'https://www.nature.com/articles/s41591-018-0316-z'],
    ['the same file', 'https://github.com/owner/name/blob/main/a.csv', 'https://raw.githubusercontent.com/owner/name/main/a.csv'],
    ['the same model', 'https://huggingface.co/owner/name', 'https://hf-mirror.com/owner/name'],
    ['letters in another way', 'https://example.org/data', 'https://example.org/%64ata'],
    ['escapes', 'https://example.org/data', '"https://example.org/\\u0064ata"'],
    ['Chinese in a path', 'https://example.org/数据', 'https://example.org/%E6%95%B0%E6%8D%AE'],
  ])('are those with %s', (_, one, other) => {
    for (const [old, fresh] of [
      [one, other],
      [other, one],
    ] as const) {
      const found = narrowed({ ...base, 'data/twin.yml': dataset('Twin', old) }, { 'data/new.yml': dataset('New', fresh) });
      expect(found).toContain('data/twin.yml');
    }
  });

  it('are those with the same title, id, or a relation from or to it', () => {
    const title = 'Something that was written at some length';
    const paper = (words: string) => `kind: paper\nsection: papers\ntitle: "${words}"\n`;
    const near = {
      'data/twin.yml': paper(`${title}!`),
      'data/list-of.yml': `- ${dataset('A', 'https://a.example.org/').replace(/\n(?=.)/g, '\n  ')}  id: "new"\n`,
      'data/child.yml': dataset('Child', 'https://child.example.org/', 'relations: [{type: part-of, "to":\n "new"}]\n'),
      'data/parent.yml': dataset('Parent', 'https://parent.example.org/'),
    };
    const found = narrowed(
      { ...base, ...near },
      { 'data/new.yml': `${paper('Something, that was written: at some LENGTH')}relations: [{ type: part-of, to: parent }]\n` },
    );
    expect(found).toEqual([...always, ...Object.keys(near)]);
  });

  it('are all when the list itself, or what is generated, changes', () => {
    expect(narrowed(base, { 'data/list.yml': 'x' })).toHaveLength(Object.keys(base).length);
    expect(narrowed(base, { 'README.md': 'x' })).toHaveLength(Object.keys(base).length);
  });

  it('bring the same findings as all, whatever changes', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const urls = [
      'https://github.com/o/n',
      'http://www.github.com/O/N/',
      'https://arxiv.org/abs/2010.07497',
      'https://arxiv.org/pdf/2010.07497v2.pdf',
      'https://one.example.org/a',
      'https://one.example.org/b?x=1',
      'https://doi.org/10.1000/xyz',
    ];
    const titles = [
      'A title that is long enough to count',
      'a Title, that is long enough to count',
      'Another title altogether, quite long',
    ];
    const text = fc
      .record({
        paper: fc.boolean(),
        title: fc.constantFrom(...titles),
        urls: fc.uniqueArray(fc.constantFrom(...urls), { maxLength: 2 }),
        to: fc.option(fc.constantFrom(...ids, 'nobody')),
        section: fc.constantFrom('datasets', 'papers', 'none'),
      })
      .map(({ paper, title, urls: own, to, section }) => {
        const links = own.map((url) => `  - { role: ${paper ? 'paper' : 'homepage'}, url: "${url}" }\n`).join('');
        const name = paper ? `kind: paper\ntitle: "${title}"\n` : `kind: dataset\nname: { en: "${title}" }\n`;
        const relation = to === null ? '' : `relations: [{ type: related, to: ${to} }]\n`;
        return `section: ${section}\n${name}${links ? `links:\n${links}` : ''}${relation}`;
      });
    const world = fc.dictionary(fc.constantFrom(...ids.map((id) => `data/${id}.yml`)), text);
    const change = fc.dictionary(fc.constantFrom(...ids.map((id) => `data/${id}.yml`)), fc.option(text, { freq: 4 }), {
      minKeys: 1,
      maxKeys: 2,
    });
    fc.assert(
      fc.property(world, change, (before, after) => {
        const old = sources({ 'data/list.yml': `${listFiles['data/list.yml']}`, ...before });
        const head = sources(
          Object.fromEntries(Object.entries(after).filter((pair): pair is [string, string] => pair[1] !== null)),
        );
        const changes = Object.entries(after).map(([path, now]) => ({
          path,
          status: now === null ? ('removed' as const) : ('added' as const),
        }));
        const touched = new Set(Object.keys(after));
        const isNew = ({ file }: LocatedEntry) => touched.has(file) && !(file in before);
        const few = selectRelevantFiles({ base: old, head, changes, settings });
        const judged = (files: readonly SourceFile[]) => {
          const found = (some: readonly SourceFile[], fresh?: typeof isNew) =>
            validateList(readList(some, settings), fresh)
              .filter((each) => !isConflictBetweenUntouched(each, touched))
              .map((each) => JSON.stringify([each.code, each.file, each.entry, each.found, each.twin?.file]));
          const known = new Set(found(files));
          return found(overlayChanges(files, changes, head), isNew).filter((each) => !known.has(each));
        };
        expect(judged(few).sort()).toEqual(judged(old).sort());
      }),
      { numRuns: 300 },
    );
  });
});
