import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../../src/model/finding.ts';
import { generateReferenceFiles } from '../../../src/report/reference/reference-files.ts';

describe('generateReferenceFiles', () => {
  it('has a section for every finding code, under the anchor that comments link to', () => {
    const page = generateReferenceFiles().find(({ path }) => path === 'docs/findings.md')?.text ?? '';
    for (const code of findingCodes) expect(page).toContain(`\n## ${code}\n`);
  });

  it('generates the same files every time', () => {
    expect(generateReferenceFiles()).toEqual(generateReferenceFiles());
  });
});
