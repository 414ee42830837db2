import { describe, expect, it } from 'vitest';
import { importLosslessly } from '../import-assertions.ts';

const detect = (list: string) => importLosslessly(`# List\n\n## Section\n\n${list}\n`).detectedLayout;
const item = (name: string, text = 'Words.') => `[${name}](https://${name}.invented.org) - ${text}`;

describe('the layout of a list', () => {
  it.each([
    [`- ${item('a')}\n- ${item('b')}`, '- [{name}]({url}) - {description}'],
    [`* ${item('a')}\n* ${item('b')}`, '* [{name}]({url}) - {description}'],
    [`1. ${item('a')}\n2. ${item('b')}`, '1. [{name}]({url}) - {description}'],
    ['- **[a](https://a.org)**: Words.\n- **[b](https://b.org)**: Words.', '- **[{name}]({url})**: {description}'],
    ['- __[a](https://a.org)__ — Words.', '- __[{name}]({url})__ — {description}'],
    ['- [a](<https://a.org>) Words.', '- [{name}](<{url}>) {description}'],
    ['- [甲](https://a.org)：一句话。', '- [{name}]({url})：{description}'],
  ])('in lines is the form of the items: %j', (list, line) => {
    expect(detect(list)).toMatchObject({ layout: 'bullets', line });
  });

  it('is the form of most items, and of the first of two that are as frequent', () => {
    const dash = (name: string) => `- ${item(name)}`;
    const colon = (name: string) => `- [${name}](https://${name}.invented.org): Words.`;
    expect(detect([dash('a'), colon('b'), colon('c')].join('\n')).line).toBe('- [{name}]({url}): {description}');
    expect(detect([dash('a'), colon('b')].join('\n')).line).toBe('- [{name}]({url}) - {description}');
  });

  it('has no form of a line where no item has words behind its link', () => {
    expect(detect('- [a](https://a.org)\n- [b](https://b.org)').line).toBeUndefined();
    expect(detect('- [a](https://a.org) ✅\n- [b](https://b.org) ✅').line).toBeUndefined();
  });

  it('is a table where most entries are rows', () => {
    expect(detect('| Name | Words |\n|---|---|\n| [a](https://a.org) | x |\n| [b](https://b.org) | y |').layout).toBe('tables');
  });

  it('is headings where most entries are', () => {
    expect(
      importLosslessly('# List\n\n## Section\n\n### [a](https://a.org)\n\nWords.\n\n### [b](https://b.org)\n\nWords.\n')
        .detectedLayout,
    ).toMatchObject({ layout: 'headings' });
  });
});
