import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/list/authoring/apply-fixes.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { datasetYaml, listFile, paperYaml, summarizeFindings, validateFiles } from '../list-fixtures.ts';

const data = (url: string, rest = '', role = 'data') =>
  `kind: dataset\nsection: datasets\nname: { en: X }\nlinks:\n  - role: ${role}\n    url: ${url}\n${rest}`;
const share = 'https://pan.baidu.com/s/1abcdefghij';

describe('validateList', () => {
  it('finds nothing in entries without mistakes', () => {
    expect(
      validateFiles({
        'a.yml': datasetYaml(),
        'b.yml': paperYaml('A fine title for a paper', 'https://arxiv.org/abs/2010.07497'),
      }),
    ).toEqual([]);
  });

  it.each([
    ['a leading zero', '0123', '"0123"'],
    ['an exponent', '1e10', '"1e10"'],
    ['a hexadecimal number', '0x1f', '"0x1f"'],
    ['four digits', '2020', '"2020"'],
    ['a boolean', 'true', '"true"'],
    ['null', 'null', '"null"'],
    ['a day', '2020-01-01', undefined],
  ])('reports an extraction code that YAML reads as %s once, with a fix', (_, code, fix) => {
    const found = validateFiles({ 'x.yml': data(share, `    code: ${code}\n`) });
    expect(found).toMatchObject([
      { code: fix ? 'code-not-text' : 'malformed', line: 7, column: 11, endColumn: 11 + code.length, found: code },
    ]);
    expect(found[0]?.fix).toBe(fix);
  });

  it.each([
    ['a code without quotes that is text', `${share}`, '    code: flql\n', []],
    ['a share without its code', share, '', ['6:10 code-missing links.0.url']],
    ['a share whose address has the code', `${share}?pwd=abcd`, '', []],
    ['nothing of a share that is said to state no code', share, '    code: not-stated\n', []],
    ['a word for none that looks like a code', share, '    code: none\n', ['7:11 placeholder links.0.code']],
    ['another word for none', share, '    code: 无\n', ['7:11 malformed links.0.code']],
    ['no code at a repository', 'https://github.com/a/b', '    code: not-stated\n', ['7:5 code-misplaced links.0.code']],
    ['an empty code', share, '    code:\n', ['7:5 empty links.0.code']],
    ['a code of five', share, '    code: "abcde"\n', ['7:11 malformed links.0.code']],
    ['two codes that disagree', `${share}?pwd=abcd`, '    code: "wxyz"\n', ['7:11 code-mismatch links.0.code']],
    ['two codes that agree', `${share}?pwd=abcd`, '    code: "abcd"\n', []],
    ['a code at a repository', 'https://github.com/a/b', '    code: "abcd"\n', ['7:5 code-misplaced links.0.code']],
    ['a code at another drive', 'https://www.alipan.com/s/abcdefgh', '    code: "abcd"\n', []],
    ['a mark that turns the reading round', 'https://github.com/a/\u202eb', '', ['6:10 bad-address links.0.url']],
    ['a user’s name and password', 'https://me:secret@github.com/a/b', '', ['6:10 bad-address links.0.url']],
    ['a host that another pretends to be', 'https://github.com@other.org/a', '', ['6:10 bad-address links.0.url']],
    ['no scheme', 'github.com/a/b', '', ['6:10 bad-address links.0.url']],
    ['a host that is nobody’s', 'https://localhost/a', '', ['6:10 bad-address links.0.url']],
    ['a private host', 'http://192.168.1.7/a', '', ['6:10 bad-address links.0.url']],
    ['a host that is known by https', 'http://github.com/a/b', '', ['6:10 insecure-address links.0.url']],
    ['a host of which nothing is known', 'http://openkg.cn/dataset/x', '', []],
    ['a search page', 'https://www.google.com/search?q=meddg', '', ['6:10 volatile-address links.0.url']],
    ['a short link', 'https://t.cn/abc', '', ['6:10 volatile-address links.0.url']],
    ['the number of a machine', 'http://101.200.120.155/browser/', '', ['6:10 volatile-address links.0.url']],
    ['tracking', 'https://tianchi.aliyun.com/dataset/1?spm=5.1', '', ['6:10 volatile-address links.0.url']],
    ['a mirror of nothing', 'https://github.com/a/b', '    mirror_of: https://a.edu/x\n', ['7:16 not-allowed links.0.mirror_of']],
    ['a placeholder for an address', '待添加', '', ['6:10 placeholder links.0.url']],
  ])('reports %s', (_, url, rest, expected) => {
    expect(summarizeFindings(data(url, rest))).toEqual(expected);
  });

  it.each([
    ['https://www.aclweb.org/anthology/D19-1492/', 'https://aclanthology.org/D19-1492/'],
    ['https://www.aclweb.org/anthology/2020.acl-main.748.pdf', 'https://aclanthology.org/2020.acl-main.748/'],
    ['https://dx.doi.org/10.1038/s41591-018-0316-z', 'https://doi.org/10.1038/s41591-018-0316-z'],
    ['http://xxx.lanl.gov/abs/2010.07497', 'https://arxiv.org/abs/2010.07497'],
    ['http://arxiv-download.xixiaoyao.cn/pdf/2102.02340.pdf', 'https://arxiv.org/abs/2102.02340'],
  ])('offers for %s the current URL', (url, fix) => {
    expect(validateFiles({ 'x.yml': paperYaml('A fine title for a paper', url) })).toMatchObject([
      { code: 'old-address', severity: 'warning', fix },
    ]);
  });

  it('offers for an address with two problems one that has neither, since each fix costs a push', () => {
    expect(validateFiles({ 'x.yml': datasetYaml('', 'New', 'http://github.com/a/b?utm_source=x') })).toMatchObject([
      { code: 'volatile-address', fix: 'https://github.com/a/b' },
    ]);
  });

  it('does not mistake a wiki on an old host for a paper', () => {
    expect(summarizeFindings(data('https://aclweb.org/aclwiki/BioNLP_Workshop', '', 'homepage'))).toEqual([]);
  });

  it('keeps the other query parameters when it offers a URL without tracking', () => {
    const url = 'https://a.example.edu/x?b=%E4%B8%AD&utm_source=wx&a=1#top';
    expect(validateFiles({ 'x.yml': data(url) })).toMatchObject([{ fix: 'https://a.example.edu/x?b=%E4%B8%AD&a=1#top' }]);
  });

  it('reports a role that contradicts the URL', () => {
    expect(summarizeFindings(data('https://arxiv.org/abs/2010.07497', '', 'code'))).toEqual(['5:11 wrong-role links.0.role']);
    expect(summarizeFindings(data('https://github.com/a/b', '', 'paper'))).toEqual(['5:11 wrong-role links.0.role']);
    expect(summarizeFindings(data('https://github.com/a/b/blob/main/paper.pdf', '', 'paper'))).toEqual([]);
  });

  it('requires a link, unless the entry has ended', () => {
    const bare = 'kind: dataset\nsection: datasets\nname: { en: X }\n';
    expect(summarizeFindings(bare)).toEqual(['1:1 no-links']);
    expect(summarizeFindings(`${bare}status: { state: withdrawn }\n`)).toEqual([]);
    expect(summarizeFindings('kind: paper\nsection: papers\ntitle: X\nidentifiers: { doi: 10.1038/x }\n')).toEqual([]);
  });

  it('accepts the sections and subsections of the list only', () => {
    expect(summarizeFindings(datasetYaml().replace('section: datasets', 'section: tools'))).toEqual([]);
    expect(validateFiles({ 'x.yml': datasetYaml().replace('section: datasets', 'section: dataset') })).toMatchObject([
      {
        code: 'unknown-section',
        found: 'dataset',
        nearest: 'datasets',
        allowed: ['datasets', 'tools', 'papers'],
        line: 2,
        column: 10,
      },
    ]);
  });

  it('reports all unknown ids, and suggests the nearest for the first few hundred', () => {
    const to = (entry: number) =>
      Array.from({ length: 10 }, (_, index) => `  - { type: related, to: x-${entry}-${index}-other }\n`);
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `x-${index}-0-othe.yml`,
        datasetYaml(`relations:\n${to(index).join('')}`, `Thing ${index}`, `https://b.example.edu/${index}`),
      ]),
    );
    const found = validateFiles(files).filter(({ code }) => code === 'unknown-relation');
    expect(found).toHaveLength(500);
    expect(found.filter(({ nearest }) => nearest !== undefined)).toHaveLength(200);
  });

  it('reports an invalid id from the file name as a finding of that entry', () => {
    expect(validateFiles({ 'An Entry.yml': datasetYaml() })).toMatchObject([
      { code: 'malformed', field: 'id', entry: 'an-entry' },
    ]);
  });

  it('reports relations to unknown entries and to the entry itself', () => {
    const related = datasetYaml('relations:\n  - { type: related, to: x }\n  - { type: related, to: meddgg }\n');
    expect(validateFiles({ 'x.yml': related, 'meddg.yml': datasetYaml('', 'Other', 'https://b.example.edu/') })).toMatchObject([
      { code: 'unknown-relation', line: 9, found: 'x' },
      { code: 'unknown-relation', line: 10, found: 'meddgg', nearest: 'meddg' },
    ]);
  });

  it('reports an identifier that contradicts its link, but accepts publisher and preprint of one paper', () => {
    const of = (identifiers: string) =>
      paperYaml('A fine title for a paper', 'https://arxiv.org/abs/2010.07497', `identifiers: { ${identifiers} }\n`);
    expect(summarizeFindings(of('arxiv: "2010.07490"'))).toEqual(['7:23 identifier-mismatch identifiers.arxiv']);
    expect(summarizeFindings(of('arxiv: "2010.07497", doi: 10.18653/v1/D19-1492'))).toEqual([]);
  });

  it('reports the same link twice in one entry, whatever its spelling', () => {
    const second = '  - role: paper\n    url: https://arxiv.org/pdf/2010.07497v2.pdf\n';
    expect(summarizeFindings(paperYaml('A fine title for a paper', 'https://arxiv.org/abs/2010.07497', second))).toEqual([
      '8:10 duplicate-link links.1.url',
    ]);
  });

  it.each([
    ['#demo', []],
    ['#readme', ['duplicate-link']],
    ['#top', ['duplicate-link']],
    ['#wechat_redirect', ['duplicate-link']],
  ])('takes a page and its part %s for what a reader sees of them', (fragment, expected) => {
    const links = ['', fragment].map((end) => `  - role: homepage\n    url: https://github.com/beromir/Servas${end}\n`).join('');
    const text = `kind: toolkit\nsection: qa\nname: { en: Servas }\nlinks:\n${links}`;
    expect(validateFiles({ 'x.yml': text }).flatMap(({ code }) => (code === 'duplicate-link' ? [code] : []))).toEqual(expected);
  });

  it('reports placeholders as the whole value and inside it', () => {
    expect(
      validateFiles({ 'x.yml': datasetYaml('description:\n  zh: 待添加\nnote:\n  en: "TODO: ask the authors"\n') }),
    ).toMatchObject([
      { code: 'placeholder', severity: 'error', line: 9 },
      { code: 'placeholder', severity: 'warning', line: 11, found: 'TODO' },
    ]);
  });

  it.each([
    ['licence', 'license: MIT License', 'bad-license', 'MIT'],
    ['licence of no name', 'license: unknown', 'bad-license', 'not-stated'],
    ['date', 'added: 2020/8/2', 'malformed', '"2020-08-02"'],
    ['date that is a number', 'added: 2020', 'wrong-type', '"2020"'],
    ['language', 'languages: [chinese]', 'malformed', 'zh'],
    ['country for a language', 'languages: [cn]', 'not-allowed', 'zh'],
    ['word of another list', 'access: Registration', 'not-allowed', 'registration'],
    ['text for a list', 'tags: ner', 'wrong-type', '[ner]'],
    ['text for a list that looks like a number', 'tags: "2020"', 'wrong-type', '["2020"]'],
    ['text for a number', 'year: "2020"', 'wrong-type', '2020'],
    ['arXiv id that is a number', 'identifiers: { arxiv: 2010.07490 }', 'wrong-type', '"2010.07490"'],
    ['arXiv id with its address', 'identifiers: { arxiv: "https://arxiv.org/abs/2010.07490v2" }', 'malformed', '"2010.07490"'],
    ['DOI with its address', 'identifiers: { doi: "https://doi.org/10.1038/nature12345" }', 'malformed', '"10.1038/nature12345"'],
    ['field in the singular', 'tag: [ner]', 'unknown-field', 'tags'],
  ])('offers the exact fix for a %s', (_, line, code, fix) => {
    expect(validateFiles({ 'x.yml': datasetYaml(`${line}\n`) })).toMatchObject([{ code, fix, line: 8 }]);
  });

  it('reports dates that do not exist', () => {
    expect(summarizeFindings(datasetYaml('added: 2021-02-29\nstatus: { state: ended, since: 2020-02-29 }\n'))).toEqual([
      '8:8 malformed added',
    ]);
    expect(summarizeFindings(datasetYaml('    gone: 2024-02-30\n'))).toEqual(['8:11 malformed links.0.gone']);
    const settings = { ...defaultSettings, fields: { released: 'date' as const, notes_en: 'text' as const } };
    const own = datasetYaml('released: 2023-06-31\nnotes_en: of 2023-06-31\n');
    expect(validateFiles({ 'x.yml': own }, settings)).toMatchObject([{ code: 'malformed', field: 'released', line: 8 }]);
  });

  it('reports a repeated item, and removes it from a flow sequence', () => {
    const one = datasetYaml('tasks: [ner, qa, ner]\ntags:\n  - a\n  - "a"\nauthors: [Li Lei, Li Lei]\n');
    const found = validateFiles({ 'x.yml': one });
    expect(found).toMatchObject([
      { code: 'repeated-item', severity: 'warning', found: 'ner', line: 8, column: 16, endColumn: 21, fix: '' },
      { code: 'repeated-item', found: 'a', line: 11 },
    ]);
    expect(applyFixes(one, found).text).toContain('tasks: [ner, qa]\n');
  });

  it('reports a misspelled field once', () => {
    expect(
      validateFiles({ 'x.yml': 'kind: paper\nsection: papers\ntitel: X\nlinks: [{ role: paper, url: "https://a.edu/" }]\n' }),
    ).toMatchObject([{ code: 'unknown-field', nearest: 'title', fix: 'title', line: 3, column: 1 }]);
  });

  it('checks the other fields of an entry whose kind is invalid', () => {
    expect(summarizeFindings(`${datasetYaml('year: old\n').replace('kind: dataset', 'kind: competition')}`)).toEqual([
      '1:7 not-allowed kind',
      '8:7 wrong-type year',
    ]);
  });

  it('reports a duplicate id at the second entry, or at the new one if known', () => {
    const files = { 'a.yml': datasetYaml('id: x\n'), 'b.yml': datasetYaml('id: x\n', 'Other', 'https://b.example.edu/') };
    expect(validateFiles(files)).toMatchObject([
      { code: 'duplicate-id', file: 'data/b.yml', twin: { file: 'data/a.yml', line: 1, entry: 'x' } },
    ]);
  });

  it('accepts the order in list.yml when an entry of another section has the same id', () => {
    const order = listFile.text.replace('Datasets }\n', 'Datasets }\n    order: [x]\n');
    const other = datasetYaml('id: x\n', 'Other', 'https://b.example.edu/').replace('section: datasets', 'section: tools');
    const found = validateFiles({ 'list.yml': order, 'a.yml': datasetYaml('id: x\n'), 'b.yml': other });
    expect(found.map(({ code }) => code)).toEqual(['duplicate-id']);
  });

  it('reports ids in `order` that do not exist', () => {
    const list =
      'title: { en: A }\nlanguages: [en]\nsections:\n  - id: datasets\n    name: { en: D }\n    order: [x, gone]\n  - id: datasets\n    name: { en: E }\n';
    expect(validateFiles({ 'list.yml': list, 'x.yml': datasetYaml() })).toMatchObject([
      { code: 'list-refused', problem: 'unknown-relation', severity: 'warning', line: 6, column: 16 },
      { code: 'list-refused', problem: 'duplicate-id', line: 7, column: 9 },
    ]);
  });
});
