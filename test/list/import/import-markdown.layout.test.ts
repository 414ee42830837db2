import { describe, expect, it } from 'vitest';
import { importLosslessly, renderImported } from './import-assertions.ts';

describe('the layout of a list', () => {
  const items = (...lines: string[]) => `# List\n\n## Tools\n\n${lines.join('\n')}\n`;
  const layouts: [what: string, source: string, line: string][] = [
    [
      'a dash',
      items(
        '- [A](https://a.invented.org) - One.',
        '- [B](https://b.invented.org): Two.',
        '- [C](https://c.invented.org) - Three.',
      ),
      '- [{name}]({url}) - {description}',
    ],
    [
      'a space',
      items('- [甲](https://a.invented.org) (Java)', '- [乙](https://b.invented.org)  一句话'),
      '- [{name}]({url}) {description}',
    ],
    [
      'nothing',
      items('- [甲](https://a.invented.org)一句话', '- [乙](https://b.invented.org)'),
      '- [{name}]({url}){description}',
    ],
    [
      'a colon',
      items('* [甲](https://a.invented.org)：一句话', '* [乙](https://b.invented.org)：又一句'),
      '* [{name}]({url})：{description}',
    ],
    [
      'a long dash after bold',
      items('+ **[A](https://a.invented.org)** — One', '+ **[B](https://b.invented.org)** — Two'),
      '+ **[{name}]({url})** — {description}',
    ],
    [
      'angle brackets',
      items('- [A](<https://a.invented.org>) One', '- [B](<https://b.invented.org>) Two'),
      '- [{name}](<{url}>) {description}',
    ],
    [
      'numbers',
      items('1. [A](https://a.invented.org) - One', '2. [B](https://b.invented.org) - Two'),
      '1. [{name}]({url}) - {description}',
    ],
  ];
  it.each(layouts)('is detected: items with %s', (_, source, line) => {
    const imported = importLosslessly(source);
    expect(imported.detectedLayout).toMatchObject({ layout: 'bullets', line });
  });

  it('is the same after adoption: words, links in sentences, code and what is under a heading', () => {
    const list = `## Tools

_Things to work with._

- [HanLP](https://hanlp.invented.org) (Java)
- [LTP](https://ltp.invented.org) by 哈工大，[pyltp](https://pyltp.invented.org) 是 LTP 的封装，见 \`time.Now()\`
- [C# kit_two](https://kit.invented.org) A & B -> C
`;
    const imported = importLosslessly(`# List\n\n${list}`);
    expect(renderImported(imported)).toContain(list);
  });
});
