import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { insertedValue, listTexts } from './catalogue-texts.ts';

/** The style of the catalogues: punctuation, spelling, and the length of sentences. */

const root = join(import.meta.dirname, '..', '..');
const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
const textsOf = (...globs: string[]) =>
  globs.flatMap((glob) =>
    globSync(glob, { cwd: root }).flatMap((path) =>
      // The examples of the rules hold what the rules find.
      listTexts(
        readFileSync(join(root, path), 'utf8').replace(/^ {2}example: .*\},$|^ {2}example: \{$[\s\S]*?^ {2}\},$/gm, ''),
      ).map((text) => ({ path, text })),
    ),
  );
const rules = 'src/list/validate/rules/*.ts';
const chinese = textsOf('src/messages/zh/*.ts', rules).filter(({ text }) => isChinese(text));
const english = textsOf('src/messages/en/*.ts', rules).filter(({ text }) => !isChinese(text));

/** Code, commands and addresses have the punctuation of programs. */
const withoutCode = (text: string) =>
  text.replace(/\]\([^)]*\)|`[^`]*`|--[\w-]+|https?:\/\/[^\s，。；（）]*|<[^<>]*>/g, insertedValue);

/** What the texts of some rule break, as `path: text`. */
const offending = (texts: typeof chinese, pattern: RegExp, allowed: RegExp = /(?!)/) =>
  texts.filter(({ text }) => pattern.test(withoutCode(text)) && !allowed.test(text)).map(({ path, text }) => `${path}: ${text}`);

describe('Chinese texts', () => {
  test('are found', () => expect(chinese.length).toBeGreaterThan(600));

  test.each<[string, RegExp, RegExp?]>([
    ['quotation marks are “ ”, never 「 」 or straight ones', /[「」『』]|\p{Script=Han}["']|["']\p{Script=Han}/u],
    ['brackets beside Chinese are full-width', /\p{Script=Han} ?\(|\(\p{Script=Han}|\p{Script=Han}\)|\) ?\p{Script=Han}/u],
    ['punctuation beside Chinese is full-width', /\p{Script=Han}[,;:!?]|[,;:!?]\p{Script=Han}|\p{Script=Han}\.(?!\w)/u],
    ['a space stands between Chinese and Latin letters or digits', /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u],
    ['no space stands beside full-width punctuation', /[，。；：！？（）、“] | [，。；：！？（）、]/u],
    ['a pull request is a PR, as GitHub’s users say', /合并请求|议题/],
    ['no words of an older time', /此处需|是否想|没有去处|均已毋/],
  ])('%s', (_, pattern, allowed) => {
    expect(offending(chinese, pattern, allowed)).toEqual([]);
  });
});

describe('English texts', () => {
  test('are found', () => expect(english.length).toBeGreaterThan(1000));

  test('are spelled in one way, the American one', () => {
    const british =
      /\b(?:licence|organisation|colour|behaviour|favour|centre|catalogue|neighbour|grey|whilst|\w+(?:ogn|thor|nch?ron|ial|rmal|mmar|ptim)is(?:e|ed|es|ing|ation))\b/i;
    // Codes, and the heading by which earlier submissions are read.
    expect(offending(english, british, /^(?:organisation|ofOrganisation|Licence)$/)).toEqual([]);
  });

  test('have one kind of apostrophe', () => {
    // Log lines are for programs to search.
    const shown = english.filter(({ path }) => !path.endsWith('/log.ts'));
    expect(offending(shown, /[a-z]'(?:t|s|re|ve|ll|d|m)\b/)).toEqual([]);
  });

  test('have no words that nobody uses', () => {
    expect(
      offending(
        english,
        /\b(?:mend(?:ed|ing)?|twin|shall|whoever|whatever spoke|nobody hears|is to be|so long)\b/i,
        /^\w+(?:-\w+)*$/,
      ),
    ).toEqual([]);
  });

  test('have at most twenty words a sentence', () => {
    const long = english.flatMap(({ path, text }) =>
      splitSentences(withoutCode(text))
        .filter((sentence) => countWords(sentence) > 20)
        .map((sentence) => `${path}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });
});

const splitSentences = (text: string) => text.split(/(?<=[.!?])\s+|\n+/);
const countWords = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}\u{E000}]/u.test(word)).length;

test('planted faults are found', () => {
  const plant = (text: string) => [{ path: 'planted', text }];
  expect(offending(plant('「清单」'), /[「」]/)).toHaveLength(1);
  expect(offending(plant('见 `清单(1)`'), /\p{Script=Han}\(/u)).toHaveLength(0);
  const source = ['const a = (n: number) => `共 $', '{n} 个`; // 注释'].join('');
  expect(listTexts(source)).toEqual([`共 ${insertedValue} 个`]);
  expect(countWords('one two `three` four')).toBe(4);
});
