import { describe, expect, it } from 'vitest';
import { readMarkdownList } from '../../../../src/list/markdown/index.ts';
import { validateList } from '../../../../src/list/validate/validate-list.ts';
import { datasetYaml, validateFiles } from '../../list-fixtures.ts';

/**
 * What the conflicts between the sources of a real list taught: wrong licenses, wrong sums, one
 * name twice.
 */

const findings = (files: Record<string, string>) =>
  validateFiles(files).map(({ code, severity, entry, field, twin }) =>
    [severity, code, entry, field, twin?.entry].filter(Boolean).join(' '),
  );
const findingsOf = (text: string) => findings({ 'x.yml': text });
const badge = 'https://img.shields.io/github/license/ymcui/Chinese-LLaMA-Alpaca.svg?color=blue&style=flat-square';
const cited = (url: string, more = '') =>
  datasetYaml(`license: Apache-2.0\nsources:\n  - url: "${url}"\n${more}`, 'TCMBench', 'https://github.com/ywjawmw/TCMBench');

describe('a badge of another repository', () => {
  it('is told where a license was read from it', () => {
    expect(findingsOf(cited(badge))).toEqual(['warning borrowed-badge x sources.0.url']);
  });

  it.each([
    ['the badge is its own', 'https://img.shields.io/github/license/YWJAWMW/TCMBench'],
    ['the page is no badge', 'https://github.com/ymcui/Chinese-LLaMA-Alpaca'],
  ])('is not told where %s', (_why, url) => {
    expect(findingsOf(cited(url))).toEqual([]);
  });

  it('is not told where the source is cited for what it says wrongly', () => {
    expect(findingsOf(cited(badge, '    says: "license: Apache-2.0 by the badge of another project"\n'))).toEqual([]);
  });

  it('is not told where the entry names no repository that it could belong to', () => {
    expect(findingsOf(cited(badge).replace('https://github.com/ywjawmw/TCMBench', 'https://a.invented.org/tcm'))).toEqual([]);
  });

  it.each([
    ['of the item', 'owner/one', []],
    ['of another item', 'owner/other', ['borrowed-badge 5']],
  ])('in a README is told by its line: the badge %s', (_whose, repository, expected) => {
    const image = `![stars](https://img.shields.io/github/stars/${repository}?style=social)`;
    const text = `# A list\n\n## Tools\n\n- [One](https://github.com/owner/one) ${image} - A tool for this.\n- [Two](https://github.com/owner/two) - A tool for that.\n- [Three](https://github.com/owner/three) - A tool.\n`;
    const found = validateList(readMarkdownList('README.md', { path: 'README.md', text }));
    expect(found.flatMap(({ code, line }) => (code === 'borrowed-badge' ? [`${code} ${line}`] : []))).toEqual(expected);
  });
  // HqWu-HITCS/Awesome-Chinese-LLM, line 271, and rust-unofficial/awesome-rust, line 915: 2 of 235 badges.
  it.each([
    [
      'the badge of the item above',
      '* VisualGLM-6B\n  * 地址：https://github.com/THUDM/VisualGLM-6B\n  ![](https://img.shields.io/github/stars/THUDM/VisualGLM-6B.svg)\n\n* CogVLM\n  * 地址：https://github.com/THUDM/CogVLM\n  ![](https://img.shields.io/github/stars/THUDM/VisualGLM-6B.svg)',
      'thudm/visualglm-6b',
    ],
    [
      'the badge of the former owner',
      '* [jj-vcs/jj](https://github.com/jj-vcs/jj) - A version control system. [![Release](https://img.shields.io/github/v/release/martinvonz/jj)](https://github.com/jj-vcs/jj/releases)',
      'martinvonz/jj',
    ],
  ])('is found in real lists: %s', (_what, items, repository) => {
    const found = validateList(readMarkdownList('README.md', { path: 'README.md', text: `# A list\n\n## Models\n\n${items}\n` }));
    expect(found.flatMap(({ code, found: shown }) => (code === 'borrowed-badge' ? [shown] : []))).toEqual([repository]);
  });
});

describe('a mirror with another license than its source', () => {
  const mirrored = (link: string, more: string) =>
    datasetYaml(`  - role: mirror\n    url: https://huggingface.co/datasets/Aunderline/CMeEE-V2\n${link}${more}`);

  it('is a notice', () => {
    expect(findingsOf(mirrored('    license: MIT\n', 'license: not-stated\n'))).toEqual([
      'notice mirror-license x links.1.license',
    ]);
  });

  it.each([
    ['states none', '', 'license: not-stated\n'],
    ['is known to state none', '    license: not-stated\n', 'license: MIT\n'],
    ['states the same', '    license: MIT\n', 'license: MIT\n'],
    ['states that of the data', '    license: MIT\n', 'license: Apache-2.0\nlicenses:\n  - { of: data, license: MIT }\n'],
    [
      'is told of in a source',
      '    license: MIT\n',
      'license: not-stated\nsources:\n  - url: https://huggingface.co/datasets/Aunderline/CMeEE-V2\n    says: "license: MIT"\n',
    ],
  ])('is no finding where the mirror %s', (_why, link, more) => {
    expect(findingsOf(mirrored(link, more))).toEqual([]);
  });
});

describe('parts that do not sum', () => {
  const sized = (size: string) => findingsOf(datasetYaml(`size:\n  - ${size}\n`));

  it.each([
    '{ count: 35256, unit: { en: samples }, parts: { sft: 17512, rl: 17844 } }',
    '{ count: 100, unit: { en: hours }, parts: { train: 10.5, test: 2 }, precision: about }',
    '{ count: 100, unit: { en: samples }, parts: { train: 50, test: 40 }, precision: at-least }',
  ])('are a warning: %s', (size) => {
    expect(sized(size)).toEqual(['warning size-sum x size.0.parts']);
  });

  it.each([
    '{ count: 35356, unit: { en: samples }, parts: { sft: 17512, rl: 17844 } }',
    '{ count: 0.3, unit: { en: hours }, parts: { train: 0.1, test: 0.2 } }',
    '{ count: 39.04, unit: { en: hours }, parts: { train: 30, test: 9.04 } }',
    '{ count: 60000, unit: { en: samples }, parts: { train: 54497, validation: 6811, test: 6811 }, precision: at-least }',
    '{ count: 70000, unit: { en: dialogues }, parts: { train: 68023, test: 1000 }, precision: about }',
    '{ count: 12, unit: { en: tasks } }',
  ])('are no finding where they do, or are rounded: %s', (size) => {
    expect(sized(size)).toEqual([]);
  });

  it('are an error where a part is not a number', () => {
    expect(sized('{ count: 3, unit: { en: tasks }, parts: { train: "2", test: 1 } }')[0]).toBe(
      'error wrong-type x size.0.parts.train',
    );
  });
});

describe('one paper of two entries', () => {
  const paper = (url: string) => `  - role: paper\n    url: ${url}\n`;
  const two = (first: string, second: string) =>
    findings({
      'a.yml': datasetYaml(first, 'HealthGPT', 'https://github.com/DCDmllm/HealthGPT'),
      'b.yml': datasetYaml(second, 'BiMediX', 'https://github.com/mbzuai-oryx/BiMediX2'),
    });
  const arxiv = paper('https://arxiv.org/abs/2412.07769v2');

  it.each([
    ['by two links', arxiv, paper('https://arxiv.org/pdf/2412.07769')],
    ['by a link and an identifier', arxiv, 'identifiers: { arxiv: "2412.07769" }\n'],
  ])('is a notice at the later one: %s', (_how, first, second) => {
    expect(two(first, second).map((each) => each.replace(/ (?:links|identifiers)\S*/, ''))).toEqual(['notice shared-paper b a']);
  });

  it.each([
    ['related', arxiv, `${arxiv}relations:\n  - { type: related, to: a }\n`],
    ['of two papers', arxiv, paper('https://arxiv.org/abs/2402.13253')],
    ['with one page of a journal', paper('https://a.invented.org/volume'), paper('https://a.invented.org/volume')],
    ['with one archived data set', 'identifiers: { doi: 10.7910/DVN/ABC }\n', 'identifiers: { doi: 10.7910/DVN/ABC }\n'],
  ])('is no finding for entries that are %s', (_what, first, second) => {
    expect(two(first, second)).toEqual([]);
  });

  it('is no finding for the parts of one thing', () => {
    const part = (name: string) =>
      datasetYaml(`${arxiv}relations:\n  - { type: part-of, to: whole }\n`, name, `https://github.com/CBLUEbenchmark/${name}`);
    const whole = datasetYaml('', 'Whole', 'https://github.com/CBLUEbenchmark/CBLUE');
    expect(findings({ 'a.yml': part('one'), 'b.yml': part('two'), 'whole.yml': whole })).toEqual([]);
  });
});

describe('one name of two projects', () => {
  const two = (first: string, second: string, more = '') =>
    findings({
      'a.yml': datasetYaml('', `"${first}"`, 'https://github.com/mattn/one'),
      'b.yml': datasetYaml(more, `"${second}"`, 'https://github.com/gwenn/two'),
    });

  it.each([
    ['MedBench (ECNU)', 'MedBench: a benchmark'],
    ['go-sqlite3', 'go-sqlite3'],
    ['TCMEval', 'TCM-Eval'],
    ['JokeAPI', 'Joke-API'],
  ])('is a notice: %s, %s', (first, second) => {
    expect(two(first, second)).toEqual(['notice same-name b name.en a']);
  });

  it.each([
    ['CHIP2020', 'CHIP2020'],
    ['iOS App', 'iOS App'],
    ['Covid-19', 'Covid-19'],
    ['dataset', 'dataset'],
    ['HuatuoGPT', 'HuatuoGPT-II'],
  ])('is no finding where it may be a common word or another name: %s, %s', (first, second) => {
    expect(two(first, second)).toEqual([]);
  });

  it('is no finding where the entries say that they differ', () => {
    expect(two('MedBench', 'MedBench', 'relations:\n  - { type: different-from, to: a }\n')).toEqual([]);
  });

  it('is one finding, not two, where the entries are also one thing', () => {
    const url = 'https://github.com/davidahouse/go-sqlite3';
    const files = { 'a.yml': datasetYaml('', 'go-sqlite3', url), 'b.yml': datasetYaml('', 'go-sqlite3', url) };
    expect(findings(files)).toEqual(['error duplicate-identity b links.0.url a']);
  });
});

describe('the DOI of an archive of data', () => {
  it.each([
    'https://doi.org/10.5281/zenodo.20465629',
    'https://doi.org/10.7910/DVN/ABC',
    'https://doi.org/10.6084/m9.figshare.c.123',
    'https://doi.org/10.13026/s6n6-xd98',
    'https://doi.org/10.57760/sciencedb.06963',
    'https://doi.org/10.57967/hf/0757',
    'https://doi.org/10.34740/kaggle/dsv/10827884',
  ])('may be the data: %s', (url) => {
    expect(findingsOf(datasetYaml('', 'Data', url))).toEqual([]);
  });

  it.each(['https://doi.org/10.1007/978-3-031-17120-8_35', 'https://doi.org/10.11922/11-6035.csd.2023.0103.zh'])(
    'is another than that of a paper: %s',
    (url) => {
      expect(findingsOf(datasetYaml('', 'Data', url))).toEqual(['warning wrong-role x links.0.role']);
    },
  );

  it('and its page are one thing', () => {
    const files = {
      'a.yml': datasetYaml('', 'One', 'https://doi.org/10.5281/zenodo.20465629'),
      'b.yml': datasetYaml('', 'Two', 'https://zenodo.org/record/20465629'),
    };
    expect(findings(files)).toEqual(['error duplicate-identity b links.0.url a']);
  });
});
