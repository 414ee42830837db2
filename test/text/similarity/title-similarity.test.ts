import { describe, expect, test } from 'vitest';
import { computeTitleSimilarity, isPossiblyWrongTitle, normalizeTitle } from '../../../src/text/similarity/title-similarity.ts';
import fc from '../../seeded-fast-check.ts';

test.each([
  ['ＢioＢＥＲＴ：ａ model', 'biobert a model'],
  ['RETRACTED: A Study of X', 'a study of x'],
  ['{M}ed{DG}: \\emph{An} Entity', 'meddg an entity'],
  ['A <fixed-case>BERT</fixed-case> for   all', 'a bert for all'],
  ['《中文医学》问答', '中文医学 问答'],
])('normalizes %s to %s', (title, even) => {
  expect(normalizeTitle(title)).toBe(even);
});

describe('detecting that a page has another title', () => {
  test.each([
    ['Attention Is All You Need', ['MedDG: an entity-centric dataset'], true],
    ['Attention Is All You Need', ['Attention is all you need'], false],
    ['CBLUE: A Chinese Biomedical Language Understanding Evaluation', ['CBLUE'], false],
    ['alibaba-research/ChineseBLUE', ['Chinese BLUE'], false],
    ['Toyhom/Chinese-medical-dialogue-data', ['中文医疗对话数据集'], false],
    ['Toyhom/Chinese-medical-dialogue-data', ['中文医疗对话数据集', 'Quantum gravity'], false],
    ['天文望远镜使用指南', ['中文医学问答数据集'], true],
    ['中文医学问答', ['中文医学问答数据集'], false],
    ['Deep learning of data', ['A paper on methods'], true],
    ['', ['MedDG'], false],
    ['MedDG', [], false],
  ])('%s for %j: %s', (seen, names, wrong) => {
    expect(isPossiblyWrongTitle(seen, names)).toBe(wrong);
  });

  test('never reports a title as different from itself, in any case', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (title) => {
        expect(isPossiblyWrongTitle(title, [title.toUpperCase(), title])).toBe(false);
      }),
    );
  });
});

test('has a similarity that is symmetric and between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(computeTitleSimilarity(a, b)).toBe(computeTitleSimilarity(b, a));
      expect(computeTitleSimilarity(a, b)).toBeGreaterThanOrEqual(0);
      expect(computeTitleSimilarity(a, b)).toBeLessThanOrEqual(1);
    }),
  );
});
