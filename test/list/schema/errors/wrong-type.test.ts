import { describe, expect, it } from 'vitest';
import { datasetYaml, validateFiles } from '../../list-fixtures.ts';

/** The finding about one line of a data set. */
function find(line: string) {
  const [finding] = validateFiles({ 'a.yml': datasetYaml(`${line}\n`) }).filter(({ code }) => code !== 'unknown-field');
  const { code, allowed, found, fix } = finding ?? {};
  return { code, allowed, found, ...(fix === undefined ? {} : { fix }) };
}

describe('a value of the wrong type', () => {
  it.each([
    ['version: 1.10', { code: 'wrong-type', allowed: ['text'], found: '1.10', fix: '"1.10"' }],
    ['version: true', { code: 'wrong-type', allowed: ['text'], found: 'true', fix: '"true"' }],
    ['year: "2020"', { code: 'wrong-type', allowed: ['whole number'], found: '"2020"', fix: '2020' }],
    ['year: about 2020', { code: 'wrong-type', allowed: ['whole number'], found: 'about 2020' }],
    ['tags: ner', { code: 'wrong-type', allowed: ['list'], found: 'ner', fix: '[ner]' }],
    ['tags: "a: b"', { code: 'wrong-type', allowed: ['list'], found: '"a: b"', fix: '["a: b"]' }],
    ['tags: { a: b }', { code: 'wrong-type', allowed: ['list'], found: '{"a":"b"}' }],
    ['description: words', { code: 'wrong-type', allowed: ['text in zh and en'], found: 'words', fix: '{ en: "words" }' }],
    ['description: 一句话', { code: 'wrong-type', allowed: ['text in zh and en'], found: '一句话', fix: '{ zh: "一句话" }' }],
    ['description: [a]', { code: 'wrong-type', allowed: ['text in zh and en'], found: '["a"]' }],
    ['version:', { code: 'empty', allowed: ['text'], found: undefined }],
    ['tags: ~', { code: 'empty', allowed: ['list'], found: undefined }],
  ])('%s', (line, expected) => {
    expect(find(line)).toEqual(expected);
  });

  it('in a code is told as one that YAML does not read as text, with quotes for what is a code', () => {
    const code = (value: string) => {
      const text = datasetYaml('', 'A', 'https://pan.baidu.com/s/1abcdefghij').replace(/$/, `    code: ${value}\n`);
      const [finding] = validateFiles({ 'a.yml': text });
      return [finding?.code, finding?.fix];
    };
    expect(code('1234')).toEqual(['code-not-text', '"1234"']);
    expect(code('1e10')).toEqual(['code-not-text', '"1e10"']);
    expect(code('12345')).toEqual(['code-not-text', undefined]);
    expect(code('~')).toEqual(['empty', undefined]);
  });
});
