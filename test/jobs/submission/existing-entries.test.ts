import { describe, expect, it } from 'vitest';
import { describeEntries, findExistingEntries } from '../../../src/jobs/submission/existing-entries.ts';
import type { NewEntryDraft } from '../../../src/list/authoring/index.ts';
import { datasetYaml, readListOf } from '../../list/list-fixtures.ts';

const { entries } = readListOf({
  'a.yml': datasetYaml('', 'A', 'https://a.org/'),
  'b.yml': datasetYaml('', 'B', 'https://b.org/'),
});
const [a, b] = entries as [(typeof entries)[number], (typeof entries)[number]];
const draft = (...findings: { code: string; severity: string; entry: string }[]) =>
  ({
    findings: findings.map(({ code, severity, entry }) => ({ code, severity, twin: { file: '', line: 1, entry, by: '' } })),
  }) as unknown as NewEntryDraft;
const find = (
  one: NewEntryDraft,
  sameAddress = { same: [] as (typeof a)[], others: [] as (typeof a)[] },
  isKindGuessed = true,
) => {
  const { twins, related } = findExistingEntries(one, entries, { sameAddress, isKindGuessed });
  return { twins: twins.map(({ id }) => id), related: related.map(({ id }) => id) };
};

describe('the entries that a suggested one repeats', () => {
  it('are those of a duplicate that the rules are certain of', () => {
    expect(find(draft({ code: 'duplicate-identity', severity: 'error', entry: 'a' })).twins).toEqual(['a']);
    expect(find(draft({ code: 'duplicate-title', severity: 'warning', entry: 'a' })).twins).toEqual(['a']);
    expect(find(draft({ code: 'duplicate-identity', severity: 'notice', entry: 'a' })).twins).toEqual([]);
    expect(find(draft({ code: 'same-name', severity: 'notice', entry: 'a' })).twins).toEqual([]);
  });

  it('are those with its address, unless the author chose another kind', () => {
    expect(find(draft(), { same: [a], others: [b] })).toEqual({ twins: ['a'], related: ['b'] });
    expect(find(draft(), { same: [a], others: [b] }, false)).toEqual({ twins: [], related: ['a', 'b'] });
  });
});

it('five entries at most are named, with their lines', () => {
  const many = Array.from({ length: 8 }, () => ({ ...a, file: 'data/数.yml' }));
  const described = describeEntries(many, { blobUrl: 'https://github.com/a/b/blob/c', language: 'en' });
  expect(described).toHaveLength(5);
  expect(described[0]).toEqual({ id: 'a', name: 'A', url: 'https://github.com/a/b/blob/c/data/%E6%95%B0.yml#L1' });
});
