import { describe, expect, test } from 'vitest';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../../../src/report/markdown/index.ts';
import fc from '../../seeded-fast-check.ts';

const items = (count: number) => Array.from({ length: count }, (_, at) => `- item ${at + 1}`);

describe('fitMarkdown', () => {
  test('keeps everything that fits, and drops empty parts', () => {
    expect(
      fitMarkdown(['head', { header: '### empty', items: [] }, '', { header: '### two', items: items(2) }, 'foot'], 1000),
    ).toBe('head\n\n### two\n\n- item 1\n- item 2\n\nfoot');
  });

  test('shortens the last list first, by whole items, and says how many are missing', () => {
    const parts: MarkdownPart[] = [
      { header: 'A', items: items(3) },
      { header: 'B', items: items(9), footer: '</details>' },
      'foot',
    ];
    expect(fitMarkdown(parts, 100)).toBe(
      'A\n\n- item 1\n- item 2\n- item 3\n\nB\n\n- item 1\n- item 2\n- item 3\n\n… and 6 more.\n\n</details>\n\nfoot',
    );
    expect(fitMarkdown(parts, 62)).toBe('A\n\n- item 1\n\n… and 2 more.\n\nB\n\n… and 9 more.\n\n</details>\n\nfoot');
  });

  test('drops the items of a fold when none fits, and keeps its title and count', () => {
    const head = '<details><summary>What was there</summary>';
    const fold: MarkdownPart = { header: head, items: ['x'.repeat(90), 'y'], omittedCount: 3, footer: '</details>' };
    expect(fitMarkdown(['top', fold], 80)).toBe('top\n\nWhat was there: 5 not shown here.');
    expect(fitMarkdown(['top', fold], 80, 'zh')).toBe('top\n\nWhat was there：5 项未在此显示。');
  });

  test('keeps the head of a shortened table', () => {
    const head = '| a |\n| --- |';
    expect(fitMarkdown([{ header: head, items: ['| 1 |', '| 2 |', '| 3 |'] }], 40, 'zh')).toBe(
      '| a |\n| --- |\n| 1 |\n| 2 |\n| 3 |',
    );
    expect(fitMarkdown([{ header: head, items: ['| 1 |', '| 2 |', '| 3 |', '| 4 |', '| 5 |'] }], 40, 'zh')).toBe(
      '| a |\n| --- |\n| 1 |\n| 2 |\n\n…… 另有 3 项。',
    );
  });

  test('cuts a text between paragraphs, and closes open HTML', () => {
    const text = `<details>\n\n${'a paragraph\n\n'.repeat(200)}</details>`;
    const cut = fitMarkdown(text, 1000);
    expect(cut.length).toBeLessThanOrEqual(1000);
    expect(cut.endsWith('a paragraph\n\n</details>\n\nThe rest is too long to show here.')).toBe(true);
  });

  test('closes a code block that was cut', () => {
    const cut = fitMarkdown(`\`\`\`text\n${'a line\n\n'.repeat(500)}\`\`\``, 1000);
    expect(cut.match(/^```/gm)).toHaveLength(2);
  });

  test('never exceeds the limit', () => {
    const text = fc.string({ maxLength: 300 });
    const part = fc.oneof(text, fc.record({ head: text, items: fc.array(text, { maxLength: 40 }), tail: text }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: 600, max: 3000 }), (parts, max) => {
        expect(fitMarkdown(parts, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('formatItems', () => {
  // The preview of an entry takes milliseconds: a thousand of them would take the time of
  // everybody.
  test('formats no more items than can fit, and counts the rest', () => {
    let asked = 0;
    const part = formatItems(Array.from({ length: 3000 }), () => {
      asked += 1;
      return 'x'.repeat(1000);
    });
    expect(asked).toBe(githubLimits.body / 1000 + 1);
    expect(part.items.length + (part.omittedCount ?? 0)).toBe(3000);
    expect(fitMarkdown([{ ...part, separator: '\n\n' }], githubLimits.body)).toMatch(/… and 29\d\d more\.$/);
  });
});
