import { expect, test } from 'vitest';
import { countImport } from '../../../src/cli/import/import-counts.ts';
import { importMarkdown } from '../../../src/list/import/index.ts';
import { defaultSettings } from '../../../src/list/schema/index.ts';

const count = (text: string) => {
  const source = { path: 'README.md', text };
  return countImport(source, importMarkdown(source), { path: 'README.md', out: 'data', seconds: 1, settings: defaultSettings });
};

const list = `# Awesome things

## Data

### Small

- [One](https://one.example/a) - The first.
- [Two](https://two.example/b) - The second.

## Models

- [Three](https://three.example/c) - The third.
- [One again](https://one.example/a) - The first again.
`;

test('an import is counted: lines, entries, nested sections and addresses', () => {
  expect(count(list)).toMatchObject({ file: 'README.md', out: 'data', lines: 13, entries: 4, sections: 3, seconds: 1, lost: [] });
  expect(count(list).addresses).toMatchObject({ all: 4, data: 4 });
});

test('what the validator will say is counted by severity and code, without notices', () => {
  const { findings } = count(list);
  expect(Object.keys(findings).every((key) => /^(?:error|warning) [a-z-]+$/.test(key))).toBe(true);
  expect(Object.keys(findings).join()).toContain('duplicate');
});

test('a text without a list has nothing to count', () => {
  expect(count('Just words.\n')).toMatchObject({ lines: 1, entries: 0, findings: {}, fields: {} });
});
