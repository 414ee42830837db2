import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../../../src/list/import/verify/verify-lossless.ts';
import { importLosslessly, renderImported } from '../import-assertions.ts';

describe('an English list', () => {
  const text = `# Awesome Boats

## Tools

- [keel](https://keel.invented.org) – keel is a Javascript tool, see [its docs](https://docs.invented.org)
- [sail](https://sail.invented.org) - Sews sails.
- [javascript](https://github.com/javascript/oars) - Rows
`;

  it('runs with --mend only, and each repair is reported with what was there before', () => {
    const plain = importLosslessly(text);
    expect(plain.entries[0]?.entry.description).toEqual({ en: 'keel is a Javascript tool, see its docs' });
    const mended = importLosslessly(text, { autofix: true });
    expect(mended.detectedLayout).toEqual({ layout: 'bullets', template: 'data/README.template.md' });
    expect(describeLosses(mended)).toEqual([]);
    expect(mended.report.filter(({ why }) => why === 'mended-words')).toEqual([
      {
        line: 5,
        what: 'text',
        text: 'keel is a Javascript tool, see its docs',
        why: 'mended-words',
        other: 'A JavaScript tool, see its docs.',
      },
      { line: 7, what: 'text', text: 'Rows', why: 'mended-words', other: 'Rows.' },
    ]);
    expect(renderImported(mended)).toContain(
      `- [keel](https://keel.invented.org) - A JavaScript tool, see [its docs](https://docs.invented.org).
- [sail](https://sail.invented.org) - Sews sails.
- [javascript](https://github.com/javascript/oars) - Rows.
`,
    );
  });

  it('keeps its words where it has none but Chinese ones, or no bullets', () => {
    const chinese = importMarkdown(
      {
        path: 'a.md',
        text: '# 船\n\n## 工具\n\n- [甲](https://a.invented.org) 画龙骨的工具\n- [B](https://b.invented.org) javascript 的船\n',
      },
      { autofix: true },
    );
    expect(chinese.report).toEqual([]);
    expect(chinese.detectedLayout).toMatchObject({ layout: 'bullets', line: '- [{name}]({url}) {description}' });
  });
});
