import { expect, it } from 'vitest';
import { compareCodeUnits, compareLocations } from '../../src/text/compare.ts';

it('strings are in the order of their code units, on every machine', () => {
  expect(['b', 'a', 'B', 'é', '中', '', 'a'].sort(compareCodeUnits)).toEqual(['', 'B', 'a', 'a', 'b', 'é', '中']);
});

it('places are in the order of file, line and column', () => {
  const places = [
    { file: 'b', line: 1 },
    { file: 'a', line: 10 },
    { file: 'a', line: 2, column: 9 },
    { file: 'a', line: 2 },
  ];
  expect(places.sort(compareLocations)).toEqual([
    { file: 'a', line: 2 },
    { file: 'a', line: 2, column: 9 },
    { file: 'a', line: 10 },
    { file: 'b', line: 1 },
  ]);
});
