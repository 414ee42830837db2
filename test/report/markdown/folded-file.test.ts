import { describe, expect, it } from 'vitest';
import { formatFoldedYaml } from '../../../src/report/markdown/folded-file.ts';

describe('a folded file', () => {
  it('shows its whole path, in any language', () => {
    expect(formatFoldedYaml('数据/cmid (新).yml', 'kind: dataset\n')).toBe(
      '<details><summary><code>数据/cmid (新).yml</code></summary>\n\n```yaml\nkind: dataset\n```\n\n</details>',
    );
  });

  it('lets neither the path nor the text leave it', () => {
    const fold = formatFoldedYaml('data/</summary><b>@ghost\n\n*x*.yml', 'a: |\n  ```\n  </details>\n');
    expect(fold).toMatch(
      /^<details><summary><code>data\/&lt;\/summary&gt;&lt;b&gt;@ghost[^\n<]*<\/code><\/summary>\n\n````yaml\n/,
    );
    expect(fold.endsWith('````\n\n</details>')).toBe(true);
  });

  it('repeats no password', () => {
    expect(formatFoldedYaml('data/https:/me:s3cret@host.example/a.yml', '')).not.toContain('s3cret');
  });
});
