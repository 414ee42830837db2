import { describe, expect, it } from 'vitest';
import { getValueAt, repairData } from '../../../../src/list/schema/errors/repair-data.ts';

describe('repairData', () => {
  const data = { kind: 'datset', tags: ['a', 1, 'b', 2], links: [{ url: 'https://a.example/' }, { role: 'code' }], nmae: 'x' };

  it('replaces values, renames keys, and leaves the original unchanged', () => {
    const before = structuredClone(data);
    const after = repairData(data, [
      { path: ['kind'], suggestion: 'dataset' },
      { path: ['nmae'], suggestedKey: 'name' },
    ]);
    const { nmae, ...rest } = data;
    expect(after).toEqual({ ...rest, kind: 'dataset', name: nmae });
    expect(data).toEqual(before);
  });

  it('removes rejected items at their own index, however many there are', () => {
    expect(repairData(data, [{ path: ['tags', 1] }, { path: ['tags', 3] }])).toMatchObject({ tags: ['a', 'b'] });
  });

  it('removes a rejected field', () => expect(repairData(data, [{ path: ['kind'] }])).not.toHaveProperty('kind'));

  it('removes an item that lacks a required field', () => {
    expect(repairData(data, [{ path: ['links', 1, 'url'] }])).toMatchObject({ links: [{ url: 'https://a.example/' }] });
  });

  it.each([null, 'text', 7])('returns %j, which has no parts', (value) => {
    expect(repairData(value, [{ path: ['a'], suggestion: 1 }])).toBe(value);
  });
});

describe('getValueAt', () => {
  it('follows keys and indexes', () => expect(getValueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1));

  it.each([[['constructor']], [['a', 'length', 'x']], [['a', '__proto__']]])('reads no inherited property: %j', (path) => {
    expect(getValueAt({ a: 'text' }, path)).toBeUndefined();
  });
});
