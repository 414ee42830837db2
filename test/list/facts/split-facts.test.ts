import { describe, expect, it } from 'vitest';
import { findStatedFacts, splitFacts } from '../../../src/list/facts/split-facts.ts';

const shown = (facts: readonly { field: string; value: string }[]) => facts.map(({ field, value }) => `${field}=${value}`);

describe('splitFacts', () => {
  it('takes lines with a label out of a text, in any language', () => {
    const { facts, rest } = splitFacts(
      'Dialogues of a clinic.\nYear: 2023\n- 机构：某实验室\nThey are annotated.\nsize： 12 pages',
    );
    expect(shown(facts)).toEqual(['year=2023', 'organization=某实验室', 'size=12 pages']);
    expect(rest).toBe('Dialogues of a clinic.\nThey are annotated.');
  });

  it('divides a line at semicolons before the next label', () => {
    expect(shown(splitFacts('Organization: A; B; year: 2023；版本：2.0').facts)).toEqual([
      'organization=A; B',
      'year=2023',
      'version=2.0',
    ]);
  });

  it.each(['It has years: 2023', 'Yearly: no', 'Year:', 'No label', ''])('leaves %j in the text', (text) => {
    expect(splitFacts(text)).toEqual({ facts: [], rest: text });
  });
});

describe('findStatedFacts', () => {
  it.each([
    ['A corpus. Size: 12 pages; see there', ['size=12 pages']],
    ['一个语料库（规模：5 万条）。', ['size=5 万条']],
    ['A model of a lab (formerly HuaTuo).', ['formerly=HuaTuo']],
    ['Reads a document (formerly swagger file) of a lab', []],
    ['某模型（原名“华驼”）', ['formerly=华驼']],
    ['Version: 2.0', ['version=2.0']],
    ['It formerly had a version: none is left', []],
    ['A tool for data: charts', []],
    ['Find the right size: measure first', []],
  ])('finds what %s states', (text, facts) => {
    expect(shown(findStatedFacts(text))).toEqual(facts);
  });
});
