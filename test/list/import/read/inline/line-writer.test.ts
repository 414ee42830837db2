import { describe, expect, it } from 'vitest';
import { LineWriter } from '../../../../../src/list/import/read/inline/line-writer.ts';
import { showLine } from '../read-text.ts';

const write = (run: (writer: LineWriter) => void) => {
  const writer = new LineWriter();
  run(writer);
  return writer.lines();
};

describe('a writer of lines', () => {
  it('ends a line at every kind of line break, and counts the lines of the source', () => {
    const lines = write((writer) => writer.text('a\nb\r\nc\rd', 7));
    expect(lines.map((line) => line[0])).toEqual([
      { type: 'text', text: 'a', line: 7 },
      { type: 'text', text: 'b', line: 8 },
      { type: 'text', text: 'c', line: 9 },
      { type: 'text', text: 'd', line: 10 },
    ]);
  });

  it('joins words that follow each other, and leaves out lines without any', () => {
    const lines = write((writer) => {
      writer.text('one ', 1);
      writer.text('line', 1);
      writer.newLine();
      writer.text(' \t', 2);
      writer.newLine();
    });
    expect(lines.map(showLine)).toEqual(['one line']);
  });

  it('keeps a line that has only an address', () => {
    expect(write((writer) => writer.link('https://a.org', '', 1)).map(showLine)).toEqual(['<|https://a.org>']);
  });

  it.each([
    ['https://a.org', '', 'the address itself'],
    ['a.org', '', 'the address without its scheme'],
    ['A  tool\n of us', 'A tool of us', 'words, in one line'],
    ['a.org/', 'a.org/', 'another address'],
  ])('takes for the words of a link: %j', (text, words) => {
    expect(write((writer) => writer.link('https://a.org', text, 1))[0]).toEqual([
      { type: 'link', url: 'https://a.org', text: words, line: 1 },
    ]);
  });

  it('gives the words of an open link to the link, line breaks too', () => {
    const lines = write((writer) => {
      writer.openLink('https://a.org', 3);
      writer.text('a\n', 3);
      writer.newLine();
      writer.text('b', 4);
      writer.closeLink();
      writer.text(' after', 4);
    });
    expect(lines.map(showLine)).toEqual(['<a b|https://a.org> after']);
  });

  it('closes a link that is still open where another one begins, and at the end', () => {
    const lines = write((writer) => {
      writer.openLink('https://a.org', 1);
      writer.text('a', 1);
      writer.openLink('https://b.org', 1);
      writer.text('b', 1);
    });
    expect(lines.map(showLine)).toEqual(['<a|https://a.org><b|https://b.org>']);
  });

  it('notes the first bold words, and the next ones after a venue with its year', () => {
    const strongOf = (...all: string[]) => {
      const [line] = write((writer) => {
        writer.text(all.join(' and '), 1);
        for (const words of all) writer.noteStrong(words);
      });
      return line?.[0]?.type === 'text' ? line[0].strong : undefined;
    };
    expect(strongOf('First', 'Second')).toBe('First');
    expect(strongOf('ACL 2020', 'The Title')).toBe('The Title');
    expect(strongOf("NeurIPS '2019", 'The Title')).toBe('The Title');
  });

  it('notes no bold words that were not just written', () => {
    const [line] = write((writer) => {
      writer.text('words', 1);
      writer.noteStrong('others');
      writer.noteStrong('');
    });
    expect(line).toEqual([{ type: 'text', text: 'words', line: 1 }]);
  });

  it('marks as struck out what was just written, but no anchor', () => {
    const [line] = write((writer) => {
      writer.link('https://a.org', 'a', 1);
      writer.noteStruck();
      writer.anchor('#a', 'a', 1);
      writer.noteStruck();
    });
    expect(line?.map((node) => 'isStruck' in node)).toEqual([true, false]);
  });
});
