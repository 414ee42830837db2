import { describe, expect, it } from 'vitest';
import { formatDetails } from '../../../src/report/submission/details.ts';
import type { SubmissionDetails } from '../../../src/report/submission/outcome.ts';

const format = (change: Partial<SubmissionDetails> = {}) =>
  formatDetails(
    {
      preview: '### CMID',
      path: 'data/cmid.yml',
      text: 'kind: dataset',
      filledFields: [],
      rejectedFields: [],
      section: 'Data | *sets*',
      related: [],
      ...change,
    },
    'en',
  );

describe('formatDetails', () => {
  it('is the preview and the file where there is nothing else to say', () => {
    const [preview, file, ...more] = format();
    expect(more).toEqual([]);
    expect(preview).toMatch(/^<details><summary>Preview<\/summary>\n\n\*\*CMID\*\*\n/);
    expect(file).toContain('<summary><code>data/cmid.yml</code></summary>\n\n```yaml\nkind: dataset\n```');
  });

  it('says what was filled in and from where, and of the section which', () => {
    const filledFields = [
      { field: 'section', from: 'list' },
      { field: 'license', from: 'page' },
      { field: 'own', from: 'elsewhere' },
    ];
    expect(format({ filledFields })[0]).toMatch(
      /^Filled in automatically: section “Data \S+ \\\*sets\\\*” \(from similar entries\), license \(from the page\).* own \(from elsewhere\)\.$/,
    );
  });

  it('shows what was left out as it was written', () => {
    const [rejected] = format({ rejectedFields: [{ field: 'year', text: '[last](https://evil.example/) `year`' }] });
    expect(rejected).toContain('Left out, wrong format:\n\n- year: `` [last](https://evil.example/) `year` ``');
  });

  it('names entries that may be the same', () => {
    const [related] = format({ related: [{ id: 'a', name: 'A', url: 'https://github.com/example/list' }] });
    expect(related).toContain('[A](https://github.com/example/list) (`a`)');
  });

  it('lets neither the path nor the file leave its fold', () => {
    const [, file = ''] = format({ path: 'data/</summary><b>.yml', text: 'a: |\n  ```\n  </details>\n' });
    expect(file).toMatch(/^<details><summary><code>data\/&lt;\/summary&gt;&lt;b&gt;\.yml<\/code><\/summary>\n\n````yaml\n/);
    expect(file.trimEnd().endsWith('````\n\n</details>')).toBe(true);
  });
});
