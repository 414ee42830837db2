import { expect, test } from 'vitest';
import { lintPlantedFiles } from './lint-planted-files.ts';

const functionOf = (lines: number, parameters: string[]) =>
  `export function planted(${parameters.map((name) => `${name}: number`).join(', ')}) {\n${'  planted;\n'.repeat(lines)}}\n`;
const four = ['a', 'b', 'c', 'd'];

test('a function of more than 60 lines, or with more than four parameters, is refused', () => {
  const files = {
    'src/jobs/longest.ts': functionOf(58, four),
    'src/jobs/too-long.ts': functionOf(62, four),
    'src/http/too-many-parameters.ts': functionOf(1, [...four, 'e']),
  };
  const reports = lintPlantedFiles(files).filter(({ category }) => category.startsWith('lint/complexity/'));
  expect(reports).toHaveLength(2);
  expect(reports).toContainEqual({ path: 'src/jobs/too-long.ts', category: 'lint/complexity/noExcessiveLinesPerFunction' });
  expect(reports).toContainEqual({ path: 'src/http/too-many-parameters.ts', category: 'lint/complexity/useMaxParams' });
});
