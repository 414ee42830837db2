import { describe, expect, it } from 'vitest';
import { exportJsonSchema } from '../../../src/list/schema/index.ts';
import { getMessages } from '../../../src/messages/index.ts';
import { findingCodes } from '../../../src/model/finding.ts';
import { generateReferenceFiles } from '../../../src/report/reference/reference-files.ts';

describe('generateReferenceFiles', () => {
  it('has a section for every finding code, under the anchor that comments link to', () => {
    const page = generateReferenceFiles().find(({ path }) => path === 'docs/findings.md')?.text ?? '';
    for (const code of findingCodes) expect(page).toContain(`\n## ${code}\n`);
  });

  it('describes every field in Chinese too', () => {
    const descriptions = new Set<string>();
    JSON.stringify(exportJsonSchema().$defs, (key, value: unknown) => {
      if (key === 'description' && typeof value === 'string') descriptions.add(value);
      return value;
    });
    // Of the file as a whole, in no table.
    descriptions.delete('One entry, or several in a sequence. The id is the name of the file, or given.');
    expect(descriptions.size).toBeGreaterThan(40);
    const { describeField } = getMessages('zh').reference;
    expect([...descriptions].filter((english) => describeField(english) === english)).toEqual([]);
  });

  it('generates the same files every time', () => {
    expect(generateReferenceFiles()).toEqual(generateReferenceFiles());
  });
});
