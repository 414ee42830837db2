import { expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { formatAdoption } from './adoption-fixture.ts';

const problemAt = (index: number, finding: Partial<Finding> = {}) => ({
  finding: { code: 'code-missing', severity: 'warning', file: `data/e${index}.yml`, line: 3, column: 1, ...finding } as Finding,
  entry: { name: `Entry ${index}`, line: 10 + index },
});
const bodyOf = formatAdoption;

test('begins with the decision, and names problems by the lines and entries of the README', () => {
  const body = bodyOf({ problems: [problemAt(1), problemAt(0)] });
  expect(body).toMatch(/^\*\*Merge to let Listkeeper look after this list\. Close to say no: it won’t ask again\.\*\*\n/);
  expect(body).toContain('**2 problems in 2 entries, all in the list today.** Merging is safe');
  expect(body).toContain(`Baidu Pan share without its extraction code (2)

- “Entry 0” ([line 10](https://github.com/example/list/blob/1234567/README.md?plain=1#L10))
- “Entry 1” ([line 11]`);
  expect(body).not.toContain('data/e0.yml');
});

test('puts each kind of many problems in a fold of its own, with each duplicate once', () => {
  const twin = { file: 'data/e0.yml', line: 1, entry: 'e0', by: 'github:a/b' };
  const duplicates = Array.from({ length: 150 }, (_, index) => ({
    ...problemAt(index + 1, { code: 'duplicate-identity', severity: 'error', twin }),
    // Three entries lead to each of 75 resources.
    twin: { name: `First ${index >> 1}`, line: 500 + (index >> 1) },
  }));
  const short = problemAt(200, { code: 'volatile-address', found: 'https://bit.ly/3abc' });
  const report = [{ line: 11, what: 'entry', text: 'Entry 1', why: 'duplicate', other: 'Entry 0 (10)' } as const];
  const body = bodyOf({ problems: [short, ...duplicates], report });
  expect(body).toContain('**151 problems in 151 entries');
  expect(body).toContain('<summary>Same resource as another entry (150)</summary>');
  expect(body).toContain('<summary>Short link (1)</summary>\n\n- “Entry 200” ([line 210]');
  expect(body.match(/“Entry 1” /g)).toHaveLength(1);
  expect(body.match(/“First 0” /g)).toHaveLength(1);
  expect(body).toMatch(/\n- “Entry 1” \(\S+ \S+\), “Entry 2” \(\S+ \S+\) and “First 0” \(\S+ \S+\)\n/);
  expect(body, 'problems in rows that are not shown').toContain('… and 50 more.');
  expect(body).not.toContain('about the import');
});

test('names no code in a heading, and says of each problem without a kind of its own what it is', () => {
  const problems = [
    problemAt(1, { code: 'placeholder', found: 'TODO' }),
    problemAt(2, { code: 'bad-license', severity: 'error', found: 'MITT', nearest: 'MIT' }),
  ];
  const body = bodyOf({ problems });
  expect(body).toContain('Placeholder text (1)\n\n- “Entry 1” ');
  expect(body).toContain('Other problems (1)\n\n- “Entry 2” ');
  expect(body).toContain('MITT` isn’t a valid SPDX license identifier');
  expect(body).not.toContain('`placeholder`');
});
