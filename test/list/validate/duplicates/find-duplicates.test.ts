import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../../src/list/validate/duplicates/find-duplicates.ts';
import { datasetYaml, paperYaml, readListOf, validateFiles } from '../../list-fixtures.ts';

const pairs = (files: Record<string, string>) =>
  validateFiles(files).map(({ code, entry, twin, severity }) => `${severity} ${code} ${entry}~${twin?.entry}`);

const model = (url: string, more = '') =>
  `kind: model\nsection: datasets\nname: { en: MC-BERT }\nlinks:\n  - role: code\n    url: ${url}\n${more}`;
const repository = 'https://github.com/alibaba-research/ChineseBLUE';

describe('duplicates', () => {
  it('finds one repository behind two datasets, whatever the spelling', () => {
    const files = {
      'a.yml': datasetYaml('', 'First', 'https://github.com/Toyhom/Chinese-medical-dialogue-data'),
      'b.yml': datasetYaml('', 'Second', 'http://www.github.com/toyhom/chinese-medical-dialogue-data.git/'),
    };
    expect(pairs(files)).toContain('error duplicate-identity b~a');
    expect(validateFiles(files).find(({ code }) => code === 'duplicate-identity')).toMatchObject({
      file: 'data/b.yml',
      line: 7,
      column: 10,
      twin: { file: 'data/a.yml', line: 7, by: 'github:toyhom/chinese-medical-dialogue-data' },
    });
  });

  it.each([
    ['notice', 'https://a.invented.org/corpora.html#ecg', 'https://a.invented.org/corpora.html#eeg'],
    ['notice', 'https://a.invented.org/#dataset?id=1', 'https://a.invented.org/#dataset?id=2'],
    ['notice', 'https://pan.baidu.com/s/1QqYtqDwhc#list/path=%2Fa', 'https://pan.baidu.com/s/1QqYtqDwhc#list/path=%2Fb'],
    ['notice', `${repository}#data`, `${repository}#models`],
    ['error', 'https://a.invented.org/corpora.html#ecg', 'https://a.invented.org/corpora.html#ecg'],
    ['error', 'https://a.invented.org/corpora.html#ecg', 'https://a.invented.org/corpora.html'],
    ['error', 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w#rd', 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w'],
  ])('two places of one page are at most a notice: %s %s %s', (severity, one, other) => {
    const files = { 'a.yml': datasetYaml('', 'First', one), 'b.yml': datasetYaml('', 'Second', other) };
    expect(pairs(files).filter((pair) => pair.includes('duplicate'))).toEqual([`${severity} duplicate-identity b~a`]);
  });

  it('takes two papers of different years with one hash for two papers', () => {
    const paper = (year: number) =>
      `https://proceedings.neurips.cc/paper/${year}/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html`;
    const files = {
      'a.yml': paperYaml('One title that is long enough', paper(2017)),
      'b.yml': paperYaml('Another title that is long', paper(2006)),
    };
    expect(pairs(files)).toEqual([]);
  });

  it('finds one paper as landing page and as PDF', () => {
    const title = 'A Generate-and-Rank Framework with Semantic Type Regularization';
    const files = {
      'a.yml': paperYaml(title, 'https://aclanthology.org/2020.acl-main.748/'),
      'b.yml': paperYaml(title, 'https://aclanthology.org/2020.acl-main.748.pdf'),
    };
    expect(pairs(files)).toEqual(['error duplicate-identity b~a']);
  });

  it('takes a page that the words of an entry mention for no claim to be it', () => {
    const asyncio = 'https://docs.invented.org/library/asyncio.html';
    const mention = (label: string) =>
      `kind: toolkit\nsection: datasets\nname: { en: WebSockets }\nlinks:\n  - { role: code, url: https://github.com/a/websockets }\n  - { role: homepage, url: ${asyncio}${label} }\n`;
    const article = `kind: article\nsection: datasets\nname: { en: asyncio }\nlinks:\n  - { role: article, url: ${asyncio} }\n`;
    expect(pairs({ 'a.yml': article, 'b.yml': mention(', label: { en: asyncio }') })).toEqual([]);
    expect(pairs({ 'a.yml': article, 'b.yml': mention('') })).toEqual(['error duplicate-identity b~a']);
  });

  it('finds a paper that one entry names by identifier and the other by link', () => {
    const files = {
      'a.yml': paperYaml('One title that is long enough', 'https://doi.org/10.18653/v1/D19-1492'),
      'b.yml': 'kind: paper\nsection: papers\ntitle: Another title altogether\nidentifiers: { acl: D19-1492 }\n',
    };
    expect(pairs(files)).toEqual(['error duplicate-identity b~a']);
  });

  it('finds a dataset and a model that share a repository, unless a relation says why', () => {
    const data = datasetYaml('', 'ChineseBLUE', repository);
    expect(pairs({ 'a.yml': data, 'b.yml': model(repository) })).toEqual(['warning duplicate-identity b~a']);
    expect(pairs({ 'a.yml': data, 'b.yml': model(repository, 'relations: [{ type: related, to: a }]\n') })).toEqual([]);
    expect(pairs({ 'a.yml': `${data}relations: [{ type: related, to: b }]\n`, 'b.yml': model(repository) })).toEqual([]);
  });

  it('is certain when all links of one entry are links of another, whatever the names', () => {
    const article = `kind: article\nsection: datasets\nname: { en: About it }\nlinks:\n  - { role: homepage, url: "${repository}" }\n`;
    const data = datasetYaml('', 'ChineseBLUE', repository);
    expect(pairs({ 'a.yml': data, 'b.yml': article })).toEqual(['error duplicate-identity b~a']);
    expect(pairs({ 'a.yml': data, 'b.yml': `${article}  - { role: article, url: "https://more.invented.org/x" }\n` })).toEqual([
      'warning duplicate-identity b~a',
    ]);
    expect(pairs({ 'a.yml': data, 'b.yml': `${article}relations: [{ type: related, to: a }]\n` })).toEqual([]);
  });

  it('finds a paper by its title when the URLs differ, also next to a dataset of that name', () => {
    const title = 'COMETA: A Corpus for Medical Entity Linking in the Social Media';
    const own = `kind: dataset\nsection: datasets\nname: { en: "${title}" }\nyear: 2020\nlinks:\n  - role: paper\n    url: https://arxiv.org/abs/2010.03295\n`;
    const published = paperYaml(title, 'https://aclanthology.org/2020.emnlp-main.253/', 'year: 2020\n');
    expect(pairs({ 'a.yml': own, 'b.yml': published })).toEqual(['warning duplicate-title b~a']);
    expect(pairs({ 'a.yml': `${own}relations: [{ type: described-by, to: b }]\n`, 'b.yml': published })).toEqual([]);
    const linked = own.replace('https://arxiv.org/abs/2010.03295', 'https://aclanthology.org/2020.emnlp-main.253.pdf');
    expect(pairs({ 'a.yml': linked, 'b.yml': published })).toEqual([]);
    expect(pairs({ 'a.yml': own, 'b.yml': published.replace('2020\n', '2021\n') })).toEqual([]);
  });

  it('keeps five tasks of one name apart', () => {
    const tasks = [1, 2, 3, 5, 6].map((task) => [
      `t${task}.yml`,
      datasetYaml('year: 2020\n', 'CHIP2020', `http://cips-chip.org.cn/2020/eval${task}`),
    ]);
    expect(pairs(Object.fromEntries(tasks))).toEqual([]);
  });

  it('lets the tasks of one competition share its page', () => {
    const page = 'http://cips-chip.org.cn/2020/';
    const part = 'relations: [{ type: part-of, to: whole }]\n';
    const files = {
      'whole.yml': datasetYaml('', 'CHIP', page),
      't1.yml': datasetYaml(part, 'T1', page),
      't2.yml': datasetYaml(part, 'T2', page),
    };
    expect(pairs(files)).toEqual([]);
  });

  it('keeps two datasets of one paper apart', () => {
    const of = (name: string, n: number) =>
      `${datasetYaml('', name, `https://github.com/zhangsheng93/${name}`)}  - { role: paper, url: "https://arxiv.org/abs/170${n}.0124${n}" }\n`;
    expect(pairs({ 'a.yml': of('cMedQA', 6), 'b.yml': of('cMedQA2', 6) })).toEqual([]);
  });

  it('keeps two papers of one repository apart, but asks for a relation to its dataset', () => {
    const code = '  - { role: code, url: "https://github.com/a/b" }\n';
    const one = paperYaml('The first title of the two', 'https://arxiv.org/abs/2010.00001', code);
    const two = paperYaml('The second title of the two', 'https://arxiv.org/abs/2010.00002', code);
    expect(pairs({ 'a.yml': one, 'b.yml': two })).toEqual([]);
    expect(pairs({ 'a.yml': one, 'b.yml': datasetYaml('', 'X', 'https://github.com/a/b') })).toEqual([
      'warning duplicate-identity b~a',
    ]);
  });

  it.each(['github.com', 'gitlab.com', 'gitee.com', 'codeberg.org'])(
    'lets a dataset and a model share a repository at %s with a warning: the relation may only be missing',
    (host) => {
      const more = (name: string) => `  - { role: homepage, url: "https://${name}.invented.org/" }\n`;
      const data = datasetYaml('', 'First', `https://${host}/a/b`) + more('data');
      expect(
        pairs({ 'a.yml': data, 'b.yml': model(`https://${host}/a/b`, more('model')).replace('role: code', 'role: data') }),
      ).toEqual(['warning duplicate-identity b~a']);
    },
  );

  it('reports a pair once, at the new entry', () => {
    const url = 'https://github.com/a/b';
    const list = readListOf({
      'a.yml': datasetYaml('identifiers: { doi: 10.1038/x }\n', 'X', url),
      'b.yml': datasetYaml('', 'Y', url),
    });
    expect(findDuplicates(list.entries)).toMatchObject([{ entry: 'b', twin: { entry: 'a' } }]);
    expect(findDuplicates(list.entries, ({ id }) => id === 'a')).toMatchObject([{ entry: 'a', twin: { entry: 'b' } }]);
  });

  it('stays linear when a thousand entries share one address', () => {
    const list = readListOf({ 'a.yml': datasetYaml() });
    const [first] = list.entries;
    const many = first ? Array.from({ length: 1000 }, (_, index) => ({ ...first, id: `e${index}`, line: index })) : [];
    expect(findDuplicates(many)).toHaveLength(999);
  });
});
