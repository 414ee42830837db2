import { describe, expect, test } from 'vitest';
import { formatFinding, formatFixHint, formatSeverityCounts, toPrintedFindings } from '../../../src/cli/output/findings.ts';
import type { Finding } from '../../../src/model/finding.ts';

const finding = (rest: Partial<Finding>): Finding =>
  ({
    code: 'code-missing',
    severity: 'error',
    file: 'data/a.yml',
    line: 1,
    column: 1,
    found: 'https://pan.baidu.com/s/1x',
    ...rest,
  }) as Finding;
const settings = { language: 'en', root: '/repo', cwd: '/repo' } as const;
const paint = (style: unknown, text: string) => `<${String(style)}>${text}</>`;

describe('findings that are printed', () => {
  test('are sorted by their place, and then by their code', () => {
    const printed = toPrintedFindings(
      [finding({ line: 2 }), finding({ file: 'data/b.yml' }), finding({ line: 1, column: 5 }), finding({ line: 1, column: 2 })],
      settings,
    );
    expect(printed.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'data/a.yml:1:2',
      'data/a.yml:1:5',
      'data/a.yml:2:1',
      'data/b.yml:1:1',
    ]);
  });

  test('have all their keys, with messages', () => {
    const { found: _, ...without } = finding({});
    const [printed] = toPrintedFindings([without as Finding], settings);
    expect(printed).toMatchObject({ found: null, allowed: [], message: expect.any(String), remedy: expect.any(String) });
  });

  test.each([
    ['notice', 3],
    ['warning', 2],
    ['error', 1],
    [undefined, 3],
  ] as const)('are those from %s on: %i', (minSeverity, count) => {
    const all = (['notice', 'warning', 'error'] as const).map((severity) => finding({ severity }));
    expect(toPrintedFindings(all, { ...settings, ...(minSeverity && { minSeverity }) })).toHaveLength(count);
  });

  test('have paths as the caller would write them', () => {
    const path = (cwd: string) => toPrintedFindings([finding({})], { ...settings, cwd })[0]?.file;
    expect(path('/repo/data')).toBe('a.yml');
    expect(path('/elsewhere')).toBe('/repo/data/a.yml');
  });
});

test('a finding is a line that editors understand, and its remedy', () => {
  const [printed] = toPrintedFindings([finding({ found: '\u001b[31mx' })], settings);
  if (printed === undefined) throw new Error('nothing printed');
  const text = formatFinding(printed, 'en', { paint } as never);
  expect(text).toMatch(/^<bold>data\/a\.yml:1:1<\/>.*<red>error<\/>/);
  expect(text).not.toContain('\u001b');
  expect(formatFinding({ ...printed, remedy: '' }, 'en', { paint } as never).split('\n')).toHaveLength(2);
});

test('a hint counts what can be fixed without a decision', () => {
  const fix = { title: 'x' } as unknown as NonNullable<Finding['fix']>;
  expect(formatFixHint([{ fix, endColumn: 3 }, { fix }, {}], 'en')).toContain('1');
  expect(formatFixHint([{ fix }, { endColumn: 3 }], 'en')).toBe('');
});

test('severities are counted, the worst first', () => {
  const counts = formatSeverityCounts([{ severity: 'notice' }, { severity: 'error' }, { severity: 'notice' }], 'en');
  expect(counts).toMatch(/1 error.*2 notices/);
});
