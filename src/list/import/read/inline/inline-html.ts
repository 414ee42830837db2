import { Parser } from 'htmlparser2';
import type { ReadContext } from '../read-context.ts';
import { readText } from './bare-addresses.ts';
import type { LineWriter } from './line-writer.ts';

/** Tags that only shape their content. Others may be words such as `vector<int>`. */
const presentationTags = new Set(
  (
    'a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
    'font footer g h1 h2 h3 h4 h5 h6 header hr html i iframe img input ins kbd label li main mark nav ol p path picture pre q s samp script section ' +
    'small source span strike strong style sub summary sup svg table tbody td tfoot th thead time title tr tt u ul var video wbr'
  ).split(' '),
);
const lineBreakingTags = new Set(
  'br p div tr li h1 h2 h3 h4 h5 h6 dd dt table ul ol summary details center blockquote pre hr'.split(' '),
);
const hiddenContentTags = new Set(['script', 'style']);

/**
 * Reads the words and addresses of HTML. Tags are dropped. Images, comments and scripts go to the
 * report.
 */
export function readHtml(writer: LineWriter, html: string, line: number, context: ReadContext): void {
  const lineAt = (index: number) => line + (html.slice(0, index).match(/\n/g)?.length ?? 0);
  const { report } = context;
  let hiddenDepth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const at = lineAt(parser.startIndex);
      const tag = html.slice(parser.startIndex, parser.endIndex + 1);
      if (hiddenContentTags.has(name)) hiddenDepth += 1;
      if (lineBreakingTags.has(name)) writer.newLine();
      if (name === 'a' && attributes.href) openLink(writer, attributes.href.trim(), at, context);
      else if (attributes.src !== undefined || attributes.href !== undefined)
        report.add({ line: at, what: 'image', text: tag, why: 'image' });
      else if (attributes.id || attributes.name)
        report.add({ line: at, what: 'anchor', text: attributes.id ?? attributes.name ?? '', why: 'hidden' });
      if (name === 'img') writer.notePicture();
      if (!presentationTags.has(name)) writer.text(tag, at);
    },
    ontext(text) {
      const at = lineAt(parser.startIndex);
      if (hiddenDepth === 0) readText(writer, text, at);
      else report.add({ line: at, what: 'html', text, why: 'comment' });
    },
    oncomment(text) {
      if (/[\p{L}\p{N}]/u.test(text)) report.add({ line: lineAt(parser.startIndex), what: 'html', text, why: 'comment' });
    },
    onclosetag(name, isImplied) {
      if (hiddenContentTags.has(name)) hiddenDepth -= 1;
      if (isImplied) return;
      if (name === 'a') writer.closeLink();
      if (lineBreakingTags.has(name)) writer.newLine();
      if (name === 'td' || name === 'th') writer.text(' ', lineAt(parser.startIndex));
    },
  });
  parser.end(html);
  // Inline HTML comes as a closing tag alone, which the parser ignores.
  if (/^<\/a\s*>$/i.test(html)) writer.closeLink();
}

function openLink(writer: LineWriter, url: string, line: number, { isAnchor, report }: ReadContext): void {
  if (/^(?:https?:)?\/\/[^/\s]/i.test(url) && !isAnchor(url)) writer.openLink(url.startsWith('//') ? `https:${url}` : url, line);
  else report.add({ line, what: 'address', text: url, why: isAnchor(url) ? 'navigation' : 'relative-address' });
}
