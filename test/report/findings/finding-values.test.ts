import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { buildFindingValues } from '../../../src/report/findings/finding-values.ts';

const values = (finding: Partial<Finding>) =>
  buildFindingValues({ code: 'malformed', severity: 'error', file: 'a.yml', line: 1, column: 1, ...finding }, 'en');

describe('the values of a finding in words', () => {
  it.each([
    ['links.1.code', 'code of link 2'],
    ['links.0', 'link 1'],
    ['tags.2', 'item 3 of tags'],
    ['name.zh', 'name.zh'],
    ['year', 'year'],
    ['constructor.0', 'item 1 of constructor'],
    [undefined, ''],
  ])('the field %s is %j', (field, text) => {
    expect(values(field === undefined ? {} : { field }).field).toBe(text);
  });

  it('a value with spaces is quoted, and one that is missing has a word', () => {
    expect(values({ found: 'a b' }).found).toBe('“a b”');
    expect(values({ found: 'ab' }).found).toBe('ab');
    expect(values({}).found).not.toBe('');
  });

  it('a password in an address is left out', () => {
    expect(values({ found: 'https://user:secret@a.org/x' }).found).not.toContain('secret');
    expect(values({ nearest: 'https://user:secret@a.org/x' }).nearest).not.toContain('secret');
  });

  it('the allowed values are a dozen at most', () => {
    const allowed = Array.from({ length: 20 }, (_, index) => `v${index}`);
    expect(values({ allowed }).allowed).toMatch(/v11.* 8 /);
    expect(values({ allowed }).allowed).not.toContain('v12');
  });

  it.each([
    ['80 characters', false],
    ['at least 3', true],
    ['at most 9', true],
    ['constructor', false],
    ['toString characters', false],
  ])('the form %j is a bound: %s', (form, isBound) => {
    expect(values({ allowed: [form] }).isBound).toBe(isBound);
    expect(values({ allowed: [form] }).allowed).not.toBe('');
  });

  it('what was meant is asked for, and told where it is certain', () => {
    expect(values({ nearest: 'paper' }).correction).toBe(values({ nearest: 'paper' }).didYouMean);
    expect(values({ nearest: 'paper', fix: 'paper' }).correction).toContain('paper');
    expect(values({ nearest: 'paper', allowed: ['paper', 'code'] }).choice).toContain('code');
    expect(values({ nearest: 'paper', allowed: ['paper', 'code'], fix: 'paper' }).choice).not.toContain('code');
    expect(values({ allowed: ['paper', 'code'] }).choice).toContain('code');
    expect(values({}).choice).toBe('');
  });
});
