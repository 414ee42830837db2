import { Parser } from 'htmlparser2';

/**
 * The words that HTML shows: without tags, with character references read.
 * @example readHtmlText('<b>Tools</b> &amp; more') // 'Tools & more'
 */
export function readHtmlText(html: string): string {
  let words = '';
  const parser = new Parser({
    ontext(text) {
      words += text;
    },
  });
  parser.end(html);
  return words.trim();
}
