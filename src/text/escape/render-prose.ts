import { toSingleLine } from '../invisible-characters.ts';
import { escapeReadme, escapeReadmeLine, formatReadmeLink } from './escape-markdown.ts';

/**
 * Words between single backticks, which a reader sees as code. Nothing in them can be markup, a
 * mention or a link.
 */
const codeSpanPattern = /(?<![\\`])`([^`|\\\s](?:[^`|\\]{0,200}[^`|\\\s])?)`(?!`)/g;
const codeSpanSplitPattern = new RegExp(codeSpanPattern.source);

/** A text in parts: those between backticks are code. */
export function splitCodeSpans(text: string): { text: string; isCode: boolean }[] {
  return text
    .split(codeSpanSplitPattern)
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

interface Span {
  start: number;
  end: number;
  markdown: string;
}

/**
 * A sentence as Markdown of a README. Text between backticks is code, the words of `links` are
 * links where they occur, and everything else is text.
 * @returns the Markdown, and as `shown` the links whose words were found.
 */
export function renderProse<T extends { words: string; url: string }>(
  text: string,
  links: readonly T[],
): { text: string; shown: T[] } {
  const sentence = toSingleLine(text);
  const spans: Span[] = [...sentence.matchAll(codeSpanPattern)].map(({ index, 0: code }) => ({
    start: index,
    end: index + code.length,
    markdown: renderCode(code),
  }));
  const shown = links.filter(({ words, url }) => {
    const label = toSingleLine(words);
    const start = label === '' ? -1 : findWords(sentence, label, spans);
    if (start < 0) return false;
    const end = start + label.length;
    // The letters of the sentence, not of the link: a sentence may begin with a capital.
    spans.push({ start, end, markdown: formatReadmeLink(escapeReadme(sentence.slice(start, end)), url) });
    return true;
  });
  return { text: joinSpans(sentence, spans), shown };
}

/**
 * Code without its tags of Liquid, which Jekyll would run. Nothing can be escaped in code, so such
 * code is an element, in which readers decode entities.
 */
const renderCode = (code: string): string =>
  /\{[{%]/.test(code)
    ? `<code>${code.slice(1, -1).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`
    : code;

function joinSpans(sentence: string, spans: readonly Span[]): string {
  let markdown = '';
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    // An exclamation mark before a link would make it an image.
    markdown += escapeReadmeLine(sentence.slice(at, span.start)).replace(/!$/, '\\!') + span.markdown;
    at = span.end;
  }
  return markdown + escapeReadmeLine(sentence.slice(at));
}

/**
 * Where words occur in a text as words of their own, in whatever case and outside of the spans; -1
 * where they do not.
 */
function findWords(text: string, words: string, spans: readonly Span[]): number {
  const at = findFreeOccurrence(text, words, spans);
  const [lower, lowerWords] = [text.toLowerCase(), words.toLowerCase()];
  // Some letters are longer in lower case: then offsets would not be those of the text.
  const hasSameOffsets = lower.length === text.length && lowerWords.length === words.length;
  return at >= 0 || !hasSameOffsets ? at : findFreeOccurrence(lower, lowerWords, spans);
}

function findFreeOccurrence(text: string, words: string, spans: readonly Span[]): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const isInsideWord = /\w\w/.test(text.slice(Math.max(0, at - 1), at + 1)) || /\w\w/.test(text.slice(end - 1, end + 1));
    if (!isInsideWord && spans.every((span) => end <= span.start || at >= span.end)) return at;
  }
  return -1;
}
