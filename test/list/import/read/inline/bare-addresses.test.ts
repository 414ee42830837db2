import { describe, expect, it } from 'vitest';
import { addMissingScheme, readAutolink, readText } from '../../../../../src/list/import/read/inline/bare-addresses.ts';
import { LineWriter } from '../../../../../src/list/import/read/inline/line-writer.ts';
import { showLine } from '../read-text.ts';

const read = (run: (writer: LineWriter) => void) => {
  const writer = new LineWriter();
  run(writer);
  return writer.lines();
};

describe('the addresses in plain words', () => {
  it.each([
    ['jieba：https://a.org/x，分词', 'jieba：<|https://a.org/x>，分词'],
    ['two https://a.org https://b.org', 'two <|https://a.org> <|https://b.org>'],
    ['the same twice https://a.org https://a.org', 'the same twice <|https://a.org> <|https://a.org>'],
    ['pan.baidu.com/s/1abcdefg 提取码 1234', '<|https://pan.baidu.com/s/1abcdefg> 提取码 1234'],
    ['no address: a/b, 1.2.3 and std::vector', 'no address: a/b, 1.2.3 and std::vector'],
    ['', undefined],
  ])('%j', (text, expected) => {
    const [line] = read((writer) => readText(writer, text, 1));
    expect(line && showLine(line)).toBe(expected);
  });

  it('are noted with their own lines', () => {
    const lines = read((writer) => readText(writer, 'a\nb https://a.org\nc https://b.org', 5));
    expect(lines.flat().map(({ line, text }) => [line, text])).toEqual([
      [5, 'a'],
      [6, 'b '],
      [6, ''],
      [7, 'c '],
      [7, ''],
    ]);
  });

  it('stay words within a link', () => {
    const [line] = read((writer) => {
      writer.openLink('https://outer.org', 1);
      readText(writer, 'see https://a.org', 1);
    });
    expect(line && showLine(line)).toBe('<see https://a.org|https://outer.org>');
  });
});

describe('an address that GitHub links by itself', () => {
  it.each([
    ['https://a.org/x', 'https://a.org/x', '<|https://a.org/x>'],
    ['https://a.org/x%E3%80%82%E4%B8%AD', 'https://a.org/x。中', '<|https://a.org/x>。中'],
    ['mailto:a@b.org', 'a@b.org', 'a@b.org'],
    ['xmpp:a@b.org', 'xmpp:a@b.org', 'xmpp:a@b.org'],
    ['http://www.a.org', 'www.a.org', '<|http://www.a.org>'],
  ])('%s, written %s', (url, raw, expected) => {
    const [line] = read((writer) => readAutolink(writer, url, raw, 1));
    expect(line && showLine(line)).toBe(expected);
  });
});

describe('an address without its scheme', () => {
  it.each([
    ['arxiv.org/abs/2010.07497', 'https://arxiv.org/abs/2010.07497'],
    ['a.org', 'https://a.org'],
    ['a.org:8080/x', 'https://a.org:8080/x'],
    ['sub.a.co.uk?x=1', 'https://sub.a.co.uk?x=1'],
    ['README.md', undefined],
    ['docs.pdf/x', undefined],
    ['docs/a.org', undefined],
    ['./a.org', undefined],
    ['a.org/with space', undefined],
    ['localhost/x', undefined],
    ['', undefined],
  ])('%j is %j', (text, url) => {
    expect(addMissingScheme(text)).toBe(url);
  });
});
