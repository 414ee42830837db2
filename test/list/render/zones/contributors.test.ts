import { describe, expect, it } from 'vitest';
import { formatContributors, formatCredits } from '../../../../src/list/render/zones/contributors.ts';

const people = [{ name: 'Ada "L" <b>', login: 'ada' }, { name: 'Bob & Co' }, { name: 'evil', login: 'x"onerror=1' }];

describe('those who helped', () => {
  it('have a picture where they have an account; names are text', () => {
    expect(formatCredits(people, 'en')).toBe(
      '<a href="https://github.com/ada" title="Ada &quot;L&quot; &lt;b&gt;"><img src="https://github.com/ada.png?size=96" width="48" height="48" alt="Ada &quot;L&quot; &lt;b&gt;"></a>\n\nBob &amp; Co and evil',
    );
  });

  it('have a line in AUTHORS', () => {
    expect(formatContributors(people.slice(0, 2), 'AUTHORS', 'en')).toBe(
      '# Contributors\nAda "L" <b> <https://github.com/ada>\nBob & Co\n',
    );
  });

  it('have a page in Markdown, in the language of the output', () => {
    expect(formatContributors(people, 'docs/people.md', 'zh')).toMatch(/^# 贡献者\n\n感谢/);
  });
});
