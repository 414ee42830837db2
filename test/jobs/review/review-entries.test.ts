import { describe, expect, it } from 'vitest';
import type { ChangedFile } from '../../../src/forge/index.ts';
import {
  buildReviewedEntries,
  findAddedDeadLinks,
  findAddedLinks,
  findTouchedEntries,
  findUntitledEntries,
} from '../../../src/jobs/review/review-entries.ts';
import { collectEntryLinks } from '../../../src/jobs/shared/index.ts';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings, settingsSchema } from '../../../src/list/schema/settings/settings-schema.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { datasetYaml, paperYaml, readListOf } from '../../list/list-fixtures.ts';
import { cancelled } from '../../report/fixtures.ts';

type Files = Record<string, string>;
const touch = (before: Files, after: Files, changes: ChangedFile[] = []) =>
  findTouchedEntries(readListOf(before), readListOf(after), changes, defaultSettings);
const named = (touched: ReturnType<typeof touch>) => ({
  changed: touched.changed.map(({ located, change }) => `${change} ${located.id}`),
  removed: touched.removed.map(({ id, name }) => `${id} ${name}`),
  unreadable: touched.unreadable,
});
const missing: Omit<Finding, 'file'> = { code: 'missing-field', severity: 'error', line: 1, column: 1, field: 'title' };

describe('the entries that a pull request touches', () => {
  it('are those that came, changed and went', () => {
    const before = {
      'a.yml': datasetYaml(),
      'b.yml': datasetYaml('', 'B', 'https://b.example.org/'),
      'c.yml': datasetYaml('', 'C'),
    };
    const after = { 'a.yml': datasetYaml(), 'b.yml': datasetYaml('year: 2020\n', 'B'), 'd.yml': datasetYaml('', 'D') };
    expect(named(touch(before, after))).toEqual({ changed: ['changed b', 'added d'], removed: ['c C'], unreadable: [] });
  });

  it('keep their history when their file is renamed, and are not touched by that alone', () => {
    const renamed: ChangedFile[] = [{ path: 'data/new.yml', previousPath: 'data/old.yml', status: 'renamed' }];
    expect(named(touch({ 'old.yml': datasetYaml() }, { 'new.yml': datasetYaml() }, renamed))).toMatchObject({
      changed: [],
      removed: [],
    });
    const changed = touch({ 'old.yml': datasetYaml() }, { 'new.yml': datasetYaml('year: 2020\n') }, renamed);
    expect(named(changed)).toMatchObject({ changed: ['changed new'], removed: [] });
    // Without the rename, one came and one went.
    const unrelated = touch({ 'old.yml': datasetYaml() }, { 'new.yml': datasetYaml() });
    expect(named(unrelated)).toMatchObject({ changed: ['added new'], removed: ['old MedDG'] });
  });

  it('count a file of the list that no entry can be read from, but neither list.yml nor one that goes', () => {
    const changes: ChangedFile[] = [
      { path: 'data/broken.yml', status: 'added' },
      { path: 'data/gone.yml', status: 'removed' },
      { path: 'data/list.yml', status: 'modified' },
      { path: 'src/main.ts', status: 'modified' },
    ];
    expect(touch({}, { 'broken.yml': '[' }, changes).unreadable).toEqual(['data/broken.yml']);
  });

  it('are in a README only those with a line that is new', () => {
    const settings = settingsSchema.parse({ source: 'README.md' });
    const read = (text: string) => readList([{ path: 'README.md', text }], settings);
    const lines = ['# A', '', '## Tools', '', '- [A](https://a.example.org/) - One.', '- [B](https://b.example.org/) - Two.'];
    const after = [...lines, '- [C](https://c.example.org/) - Three.'];
    const touched = findTouchedEntries(read(lines.join('\n')), read(after.join('\n')), [], settings);
    expect(touched.changed.map(({ located, change }) => [change, located.entry.links[0]?.url])).toEqual([
      ['added', 'https://c.example.org/'],
    ]);
    expect(findTouchedEntries(read(after.join('\n')), read(lines.join('\n')), [], settings)).toMatchObject({
      changed: [],
      removed: [{ name: 'C' }],
    });
  });
});

describe('the links that a pull request adds', () => {
  const links = (files: Files) => collectEntryLinks(readListOf(files).entries);
  const share = (code: string) =>
    datasetYaml(`    code: "${code}"\n`, 'Share', 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ');

  it('are those that its entry did not have; one with another code is another one', () => {
    const more = '  - role: code\n    url: https://github.com/someone/code\n';
    const added = findAddedLinks(
      links({ 'a.yml': datasetYaml() }),
      touch({ 'a.yml': datasetYaml() }, { 'a.yml': datasetYaml(more) }),
    );
    expect(added.map(({ url }) => url)).toEqual(['https://github.com/someone/code']);
    const recoded = touch({ 'a.yml': share('abcd') }, { 'a.yml': share('efgh') });
    expect(findAddedLinks(links({ 'a.yml': share('abcd') }), recoded)).toHaveLength(1);
  });

  it('do not include an address that a finding rejects already', () => {
    const touched = touch({}, { 'a.yml': datasetYaml() });
    const [place] = findAddedLinks([], touched)[0]?.at ?? [];
    const bad = { ...missing, code: 'bad-address', ...place } as Finding;
    expect(findAddedLinks([], touched, [bad])).toEqual([]);
    expect(findAddedLinks([], touched, [{ ...bad, line: bad.line + 1 }])).toHaveLength(1);
  });

  it('block only where the owner says no, and the base has the link nowhere', () => {
    const evidence = { asked: 'page', authoritative: false };
    expect(findAddedDeadLinks([], [cancelled, { ...cancelled, evidence }, { ...cancelled, verdict: 'unreachable' }])).toEqual([
      cancelled,
    ]);
    expect(findAddedDeadLinks([{ ...cancelled, role: 'data' } as never], [cancelled])).toEqual([]);
  });
});

describe('an entry without a title', () => {
  const untitled = paperYaml('x', 'https://arxiv.org/abs/1706.03762').replace('title: "x"\n', '');
  const touched = touch({}, { 'p.yml': untitled });
  const finding: Finding = { ...missing, file: 'data/p.yml', entry: 'p' };

  it('may take it from its identifier where nothing else is wrong', () => {
    expect(findUntitledEntries(touched, [finding]).map(({ id }) => id)).toEqual(['p']);
    expect(findUntitledEntries(touched, [finding, { ...finding, code: 'unknown-field', severity: 'warning' }])).toHaveLength(1);
    expect(findUntitledEntries(touched, [finding, { ...finding, field: 'links' }])).toEqual([]);
    expect(findUntitledEntries(touched, [{ ...finding, field: 'name' }])).toEqual([]);
    expect(findUntitledEntries(touch({ 'p.yml': untitled }, { 'p.yml': `${untitled}year: 2020\n` }), [finding])).toEqual([]);
  });
});

describe('the rows of a review', () => {
  const build = (files: Files, introduced: Finding[], more: Partial<Parameters<typeof buildReviewedEntries>[1]> = {}) => {
    const list = readListOf(files);
    const changes = Object.keys(files).map((path): ChangedFile => ({ path: `data/${path}`, status: 'added' }));
    const touched = findTouchedEntries(readListOf({}), list, changes, defaultSettings);
    return buildReviewedEntries(touched, {
      list,
      introduced,
      links: [],
      deadLinks: [],
      settings: defaultSettings,
      previews: new Map(),
      ...more,
    });
  };
  const mistake = (file: string, change: Partial<Finding> = {}): Finding => ({ ...missing, file, ...change });

  it('say what has to be fixed: an error, a dead link, a file that cannot be read', () => {
    const files = { 'a.yml': datasetYaml(), 'b.yml': datasetYaml(), 'broken.yml': '[', 'c.yml': datasetYaml() };
    const dead = { ...cancelled, at: [{ file: 'data/b.yml', line: 7, column: 10, entry: 'b' }] };
    const rows = build(files, [mistake('data/a.yml', { entry: 'a' }), mistake('data/broken.yml', { code: 'yaml-syntax' })], {
      links: [dead],
      deadLinks: [dead],
    });
    expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual(['a to-fix', 'b to-fix', 'broken to-fix', 'c ready']);
  });

  it('tell two entries of one id apart by their lines', () => {
    const item = (name: string) => `- id: same\n${datasetYaml('', name).trimEnd().replace(/^/gm, '  ')}\n`;
    const rows = build({ 'all.yml': `${item('One')}${item('Two')}` }, [mistake('data/all.yml', { entry: 'same', line: 10 })]);
    expect(rows.map(({ name, findings }) => [name, findings.length])).toEqual([
      ['One', 0],
      ['Two', 1],
    ]);
  });

  it('name an entry that is there twice once, and say whether the same pull request has it', () => {
    const twin = (entry: string) => ({ entry, file: `data/${entry}.yml`, line: 1, by: 'url:x' });
    const duplicate = (entry: string, code: Finding['code'] = 'duplicate-identity') =>
      mistake('data/a.yml', { entry: 'a', code, severity: 'warning', twin: twin(entry) });
    const [row] = build({ 'a.yml': datasetYaml(), 'b.yml': datasetYaml('', 'B') }, [
      duplicate('b'),
      duplicate('b', 'duplicate-title'),
      duplicate('elsewhere'),
    ]);
    expect(row?.duplicates).toMatchObject([
      { entry: 'b', name: 'B', isSamePullRequest: true },
      { entry: 'elsewhere', name: 'elsewhere', isSamePullRequest: false },
    ]);
  });

  it('show at most five statements of sources that disagree', () => {
    const sources = Array.from({ length: 7 }, (_, n) => `  - { url: "https://s${n}.example.org/", says: "A ${n}" }\n`).join('');
    const [row] = build({ 'a.yml': datasetYaml(`sources:\n${sources}`) }, []);
    expect(row?.disagreements).toHaveLength(5);
    expect(build({ 'a.yml': datasetYaml() }, [])[0]).not.toHaveProperty('disagreements');
  });
});
