import { describe, expect, it } from 'vitest';
import { type AddressFacts, buildSubmission, parseSubmittedAddress } from '../../../src/jobs/submission/build-submission.ts';
import type { LinkMetadata } from '../../../src/links/metadata/index.ts';
import { datasetYaml, readListOf } from '../../list/list-fixtures.ts';

describe('the address in a form', () => {
  it.each([
    ['https://a.org/x', 'https://a.org/x'],
    ['see https://a.org/x, please', 'https://a.org/x'],
    ['(https://a.org/x).', 'https://a.org/x'],
    ['https://a.org/wiki/List_(medicine)', 'https://a.org/wiki/List_(medicine)'],
    ['[https://a.org/x]', 'https://a.org/x'],
    ['地址：https://a.org/x。谢谢', 'https://a.org/x'],
    ['a.org/x', 'https://a.org/x'],
    ['arXiv:2010.07497', 'https://arxiv.org/abs/2010.07497'],
    ['2010.07497v2', 'https://arxiv.org/abs/2010.07497v2'],
    ['doi: 10.1000/182', 'https://doi.org/10.1000/182'],
    ['10.1000/182', 'https://doi.org/10.1000/182'],
    ['words alone', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
    ['', undefined],
  ])('%j is %s', (text, address) => {
    expect(parseSubmittedAddress(text)).toBe(address);
  });

  it('is looked for in a bounded text', () => {
    expect(parseSubmittedAddress(`${'x '.repeat(2000)}https://a.org/x`)).toBeUndefined();
  });
});

const list = readListOf({ 'a.yml': datasetYaml() });
const nothing: AddressFacts = { verdict: undefined, metadata: undefined, sameAddress: { same: [], others: [] } };
type Form = Parameters<typeof buildSubmission>[0];
const build = (address: string, form: Partial<Form> = {}, facts: Partial<AddressFacts> = {}) =>
  buildSubmission({ language: 'en', texts: {}, ...form }, address, list, { ...nothing, ...facts });
const arxiv = 'https://arxiv.org/abs/2010.07497';
const metadata = {
  source: 'arXiv',
  title: 'A title',
  authors: ['Ann Reed'],
  year: 2020,
  venue: 'ACL',
  license: 'MIT',
} as LinkMetadata;

describe('a completed form', () => {
  it('is an entry of the kind and the section that it says', () => {
    const { answers, filledIn } = build('https://github.com/a/b', {
      kind: 'dataset',
      section: 'tools',
      texts: { name: 'My set' },
    });
    expect(answers).toMatchObject({
      kind: 'dataset',
      section: 'tools',
      nameEn: 'My set',
      id: 'my-set',
      links: [{ role: 'data' }],
    });
    expect(filledIn).toEqual([]);
  });

  it('has what it leaves open from the address, the list and the owner of the identifier', () => {
    const { answers, filledIn } = build(arxiv, {}, { metadata });
    expect(answers).toMatchObject({
      kind: 'paper',
      title: 'A title',
      authors: ['Ann Reed'],
      year: 2020,
      venue: 'ACL',
      license: 'MIT',
    });
    expect(filledIn.map(({ field, from }) => `${field} from ${from}`)).toEqual([
      'kind from address',
      'title from arXiv',
      'year from arXiv',
      'venue from arXiv',
      'authors from arXiv',
      'license from arXiv',
      'section from list',
    ]);
  });

  it('takes the kind of the entry that the list has already', () => {
    const [known] = list.entries;
    const { answers, filledIn } = build('https://a.org/', {}, { sameAddress: { same: known ? [known] : [], others: [] } });
    expect([answers.kind, filledIn[0]?.from]).toEqual(['dataset', 'list']);
  });

  it('has no facts of a paper for what is none', () => {
    expect(build('https://github.com/a/b', {}, { metadata }).answers).not.toHaveProperty('year');
  });

  it('names a repository by its name alone, and a page by its title', () => {
    const verdict = { evidence: { asked: 'page', title: 'A page' } } as never;
    expect(build('https://github.com/a/b', {}, { verdict }).answers.nameEn).toBe('b');
    expect(build('https://a.org/x', {}, { verdict }).answers.nameEn).toBe('A page');
    expect(build('https://a.org/x', { texts: { name: '一个工具' } }).answers.nameZh).toBe('一个工具');
  });

  it('shortens a name without halving a character', () => {
    const { nameEn = '' } = build('https://a.org/x', { texts: { name: `x${'😀'.repeat(200)}` } }).answers;
    expect(nameEn.length).toBeLessThanOrEqual(160);
    expect(nameEn).toMatch(/😀…$/u);
    expect(nameEn).not.toContain('\ufffd…');
  });

  it.each([
    ['ab12', 'ab12', []],
    ['无', 'not-stated', []],
    ['no code', 'not-stated', []],
    ['the code is ab12', undefined, ['code']],
  ])('reads the code %j as %s', (code, expected, refused) => {
    const { answers, refused: found } = build('https://pan.baidu.com/s/1abcdefghij', { texts: { code } });
    expect([answers.links[0]?.code, found.map(({ field }) => field)]).toEqual([expected, refused]);
  });

  it('has the paper and the source as links, once each', () => {
    const { answers } = build('https://a.org/x', { texts: { paper: arxiv, source: 'https://github.com/a/b' } });
    expect(answers.links.map(({ role }) => role)).toEqual(['homepage', 'paper', 'code']);
    expect(build(arxiv, { texts: { paper: 'arXiv:2010.07497' } }).answers.links).toHaveLength(1);
  });

  it('keeps what an entry can not hold apart, for the author to read', () => {
    const { refused, answers } = build('https://a.org/x', {
      texts: { paper: 'soon', license: 'ours', description: 'x'.repeat(601) },
    });
    expect(refused.map(({ field }) => field).sort()).toEqual(['description', 'license', 'paper']);
    expect(answers).not.toHaveProperty('descriptionEn');
  });

  it('has an id where its name gives none', () => {
    expect(build('https://a.org/', { texts: { name: '工具' } }).answers.id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
  });
});
