import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/links/identify/index.ts';
import {
  createLink,
  deriveEntryId,
  draftEntry,
  findUnusedId,
  type NewEntryFields,
  parseLinkOption,
  suggestKind,
  suggestRole,
} from '../../../src/list/authoring/draft-entry.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { datasetYaml, listFile, readListOf } from '../list-fixtures.ts';

const code = 'https://github.com/ann/one';
const data = { path: 'data/sets/a.yml', text: datasetYaml() };
const fields = (more: Partial<NewEntryFields> = {}): NewEntryFields => ({
  kind: 'toolkit',
  section: 'tools',
  nameEn: 'My tool',
  links: [createLink(code, 'code', undefined)],
  ...more,
});
const draft = (more: Partial<NewEntryFields> = {}) => draftEntry(fields(more), [listFile, data], defaultSettings);

describe('what an address suggests', () => {
  it.each([
    ['https://arxiv.org/abs/1810.04805', 'paper', 'paper'],
    ['https://doi.org/10.7910/DVN/ABC', 'dataset', 'data'],
    [code, 'toolkit', 'code'],
    ['https://huggingface.co/datasets/a/b', 'dataset', 'data'],
    ['https://huggingface.co/a/b', 'model', 'data'],
    ['https://zhuanlan.zhihu.com/p/123456', 'article', 'homepage'],
    ['https://pan.baidu.com/s/1abcdefghij', undefined, 'data'],
    ['https://a.org/', undefined, 'homepage'],
  ])('%s is a %s with the role %s', (url, kind, role) => {
    expect([suggestKind(identify(url)), suggestRole(identify(url), undefined)]).toEqual([kind, role]);
  });

  it('is data for the repository of a corpus', () => {
    expect(suggestRole(identify(code), 'corpus')).toBe('data');
  });
});

describe('a link', () => {
  it('is spelled as the list does, with the given code or that of the address', () => {
    expect(createLink(`${code}.git`, 'code', undefined)).toEqual({ role: 'code', url: code });
    const share = 'https://pan.baidu.com/s/1abcdefghij?pwd=ab12';
    expect(createLink(share, 'data', undefined).code).toBe('ab12');
    expect(createLink(share, 'data', 'cd34').code).toBe('cd34');
    expect(createLink(share, 'data', 'not-stated').code).toBe('ab12');
    expect(createLink('https://pan.baidu.com/s/1abcdefghij', 'data', 'not-stated').code).toBe('not-stated');
  });

  it.each([
    ['paper=https://a.org/x', { role: 'paper', url: 'https://a.org/x' }],
    ['papr=https://a.org/x', undefined],
    ['paper', undefined],
    ['paper=', undefined],
    ['constructor=https://a.org', undefined],
  ])('of the option %j is %j', (text, link) => {
    expect(parseLinkOption(text)).toEqual(link);
  });
});

describe('the id of a new entry', () => {
  it.each<[Partial<NewEntryFields>, string]>([
    [{ id: 'given' }, 'given'],
    [{}, 'my-tool'],
    [{ nameEn: undefined as never, nameZh: '工具' }, 'one'],
    [{ nameEn: undefined as never, title: 'A Title' }, 'a-title'],
    [{ nameEn: '工具', links: [] }, ''],
  ])('of %j is %j', (more, id) => {
    expect(deriveEntryId(fields(more))).toBe(id);
  });

  it('has a number where an entry or a file has it already', () => {
    const list = readListOf({ 'a.yml': datasetYaml() });
    expect(findUnusedId('a', list, [])).toBe('a-2');
    expect(findUnusedId('a', list, [{ path: 'data/x/a-2.yaml' }])).toBe('a-3');
    expect(findUnusedId('b', list, [])).toBe('b');
    expect(findUnusedId('x'.repeat(80), list, [{ path: `${'x'.repeat(80)}.yml` }]).length).toBeLessThanOrEqual(80);
  });
});

describe('the draft of an entry', () => {
  it('is a file with its findings, in the folder of most entries of its section', () => {
    expect(draft()).toMatchObject({ file: { path: 'data/my-tool.yml' }, findings: [], entry: { id: 'my-tool' } });
    expect(draft({ section: 'datasets', kind: 'dataset' }).file.path).toBe('data/sets/my-tool.yml');
    expect(draft({ folder: '/new/' }).file.path).toBe('data/new/my-tool.yml');
    expect(draft({ folder: '', section: 'datasets' }).file.path).toBe('data/my-tool.yml');
  });

  it('has the identifiers that the addresses of a paper say, and a title in place of a name', () => {
    const { entry } = draft({
      kind: 'paper',
      section: 'papers',
      title: 'A title of words',
      links: [createLink('https://arxiv.org/abs/1810.04805', 'paper', undefined)],
    });
    expect(entry).toMatchObject({ title: 'A title of words', identifiers: { arxiv: '1810.04805' } });
  });

  it('tells what is wrong with it, and nothing about others', () => {
    const { findings, located } = draft({ section: 'toolz', links: [] });
    expect(findings.map(({ code: each }) => each).sort()).toEqual(['no-links', 'unknown-section']);
    expect(findings.every(({ file }) => file === 'data/my-tool.yml')).toBe(true);
    expect(located?.id).toBe('my-tool');
  });

  it('takes the place of a file of the same name', () => {
    const drafted = draftEntry(fields({ nameEn: 'A' }), [listFile, { path: 'data/a.yml', text: datasetYaml() }], defaultSettings);
    expect(drafted.list.entries.map(({ entry }) => entry.kind)).toEqual(['toolkit']);
  });
});
