import { describe, expect, it } from 'vitest';
import { datasetYaml, validateFiles } from '../../list-fixtures.ts';

const paper = '  - role: paper\n    url: https://arxiv.org/abs/1810.04805\n';
let count = 0;
const set = (more = paper, url?: string) => {
  count += 1;
  return datasetYaml(more, `Set of words ${count}`, url ?? `https://set${count}.invented.org/`);
};
const pairs = (...files: string[]) =>
  validateFiles(Object.fromEntries(files.map((text, index) => [`${'abcdef'[index]}.yml`, text])))
    .filter(({ code }) => code === 'shared-paper')
    .map(({ entry, twin }) => `${entry}~${twin?.entry}`);

describe('two entries that name one paper', () => {
  it('are told, by a link or an identifier', () => {
    expect(pairs(set(), set())).toEqual(['b~a']);
    expect(pairs(set(), set('identifiers: { arxiv: "1810.04805" }\n'))).toEqual(['b~a']);
  });

  it('are no pair where they belong to one account', () => {
    expect(pairs(set(paper, 'https://github.com/ann/one'), set(paper, 'https://huggingface.co/datasets/Ann/two'))).toEqual([]);
    expect(pairs(set(paper, 'https://github.com/ann/one'), set(paper, 'https://github.com/bo/two'))).toEqual(['b~a']);
  });

  it('are no pair where both are related to a third, or to each other', () => {
    expect(pairs(set(), set(`${paper}relations: [{ type: derived-from, to: a }]\n`))).toEqual([]);
    const toThird = `${paper}relations: [{ type: described-by, to: c }]\n`;
    expect(pairs(set(toThird), set(toThird), set(''))).toEqual([]);
  });

  it('are told where the first of three is related to both', () => {
    const ofFirst = `${paper}relations: [{ type: derived-from, to: a }]\n`;
    expect(pairs(set(), set(ofFirst), set(ofFirst))).toEqual([]);
    expect(pairs(set(paper, 'https://github.com/ann/one'), set(paper, 'https://github.com/ann/two'), set())).toEqual(['c~a']);
  });

  it('are no pair among four, and not with a page of a publisher', () => {
    expect(pairs(set(), set(), set(), set())).toEqual([]);
    const page = '  - role: paper\n    url: https://volumes.invented.org/12\n';
    expect(pairs(set(page), set(page))).toEqual([]);
  });
});
