import { describe, expect, it } from 'vitest';
import { datasetYaml, validateFiles } from '../../list-fixtures.ts';

let count = 0;
/** A data set of this name with an address of its own. */
const named = (name: string, more = '') => {
  count += 1;
  return datasetYaml(more, JSON.stringify(name), `https://set${count}.invented.org/`);
};
const pairs = (...files: string[]) =>
  validateFiles(Object.fromEntries(files.map((text, index) => [`${'abcdef'[index]}.yml`, text])))
    .filter(({ code }) => code === 'same-name')
    .map(({ entry, twin }) => `${entry}~${twin?.entry}`);

describe('two entries with one name', () => {
  it.each([
    ['MedBench: a benchmark', 'Medbench（评测）'],
    ['DISC', 'DISC-'],
    ['Qwen2', 'Qwen2, of 2024'],
  ])('are told: %s and %s', (one, other) => {
    expect(pairs(named(one), named(other))).toEqual(['b~a']);
  });

  it.each([
    ['dataset', 'dataset'],
    ['iOS App', 'iOS App'],
    ['CHIP2020', 'CHIP2020: task 1'],
    ['QA1', 'QA1'],
    ['MedBench', 'MedBenchX'],
  ])('are no pair with a word, an edition or too little in common: %s and %s', (one, other) => {
    expect(pairs(named(one), named(other))).toEqual([]);
  });

  it('are no pair where they are related, or parts of one thing', () => {
    expect(pairs(named('MedBench'), named('MedBench', 'relations: [{ type: part-of, to: a }]\n'))).toEqual([]);
    const part = 'relations: [{ type: part-of, to: c }]\n';
    expect(pairs(named('MedBench', part), named('MedBench', part), named('Whole'))).toEqual([]);
  });

  it('are told where the first of three is related to both', () => {
    const ofFirst = 'relations: [{ type: derived-from, to: a }]\n';
    expect(pairs(named('MedBench'), named('MedBench', ofFirst), named('MedBench', ofFirst))).toEqual(['c~b']);
  });

  it('are no pair among four, who have a word in common', () => {
    expect(pairs(...Array.from({ length: 4 }, () => named('MedBench')))).toEqual([]);
  });
});
