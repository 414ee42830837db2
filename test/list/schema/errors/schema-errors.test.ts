import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { validateFiles } from '../../list-fixtures.ts';

/** An entry that has every field there is: breaking any of them must be found at its line. */
const full = `id: x
kind: dataset
section: datasets
name:
  zh: 甲
  en: X
description:
  zh: 一句话。
  en: One sentence.
authors:
  - A. Author
venue: EMNLP
year: 2020
identifiers:
  doi: 10.1038/x
  arxiv: "2010.07497"
  acl: 2020.emnlp-main.743
  pmid: "123"
links:
  - role: data
    url: https://pan.baidu.com/s/1abcdefghij
    code: "0123"
    label:
      zh: 网盘
    requires: login
    archived: https://web.archive.org/web/2020/https://a.edu/
  - role: mirror
    url: https://a.example.edu/x
    mirror_of: https://pan.baidu.com/s/1abcdefghij
size:
  - count: 7
    unit:
      en: dialogues
    precision: about
source:
  en: A hospital
tags:
  - medicine
tasks:
  - question-answering
languages:
  - zh-Hans
license: MIT
access: open
status:
  state: ended
  since: "2020"
  reason:
    en: over
relations:
  - type: related
    to: y
added: 2020-08-12
note:
  en: Good.
`;
const other = {
  'y.yml': 'kind: dataset\nsection: datasets\nname: { en: Y }\nlinks: [{ role: data, url: "https://y.example.edu/" }]\n',
};

/** Every line that holds a value, with the line number from 1. */
const values = full
  .split('\n')
  .flatMap((line, index) => (/^\s*(?:- )?[\w]+: \S|^\s*- \S/.test(line) ? [[index + 1, line.trim()] as const] : []));

const withLine = (number: number, change: (line: string) => string) =>
  full
    .split('\n')
    .map((line, index) => (index + 1 === number ? change(line) : line))
    .join('\n');

const foundAt = (text: string) => validateFiles({ 'x.yml': text, ...other }).map(({ line }) => line);

describe('an entry with every field', () => {
  it('has no finding as it stands', () => {
    expect(validateFiles({ 'x.yml': full, ...other })).toEqual([]);
    expect(parseDocument(full).errors).toEqual([]);
  });

  it.each(values)('line %i, %s: a mapping instead of the value is reported there', (number) => {
    const broken = withLine(number, (line) => line.replace(/(:\s|-\s)(?!\w+: )\S.*$/, '$1{ zzz: [] }'));
    expect(broken).not.toBe(full);
    expect(foundAt(broken)).toContain(number);
  });

  it.each(values)('line %i, %s: an empty value is reported there', (number, line) => {
    const broken = withLine(number, () =>
      line.replace(/^/, full.split('\n')[number - 1]?.match(/^\s*/)?.[0] ?? '').replace(/(:\s|-\s)(?!\w+: )\S.*$/, '$1""'),
    );
    expect(foundAt(broken)).toContain(number);
  });

  it.each(values.filter(([, line]) => /^(?:- )?\w+: /.test(line)))('line %i, %s: an unknown key is reported there', (number) => {
    const broken = withLine(number, (line) => line.replace(/(\w+):/, 'zzzz:'));
    expect(foundAt(broken)).toContain(number);
  });
});
