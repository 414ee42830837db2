import type { Identity } from '../../../../links/identify/index.ts';
import { getService } from '../../../../links/services/index.ts';
import { type InlineLine, type InlineNode, isBlank, isLinkLabel, removeOrdinal } from '../../read/index.ts';

/** Words before a link that are longer than this are a sentence, not a name. */
const maxNameCharacters = 60;

/**
 * Splits the first line of an entry into its name and the rest.
 * @param isLine true if a separator ends the name: `jieba: …`.
 */
export function extractName(head: InlineLine, isLine: boolean): { name: string; rest: InlineLine; shortName?: string } {
  const first = head.find((node) => !isBlank(node));
  if (first === undefined) return { name: '', rest: head };
  if (first.type === 'link') {
    // Its words are the name; the address stays among the links, without a label.
    const name = removeOrdinal(first.text);
    return { name, rest: head.map((node) => (node === first ? { ...first, text: '' } : node)) };
  }
  const linkIndex = head.findIndex((node) => node.type === 'link');
  const marks = head.slice(0, Math.max(0, linkIndex));
  const link = head[linkIndex];
  // Marks and numbers before a link, such as `:white_check_mark:` and `3)`, are no name.
  if (
    link?.type === 'link' &&
    link.text !== '' &&
    marks.every(({ text }) => emojiOnlyPattern.test(text) || numberPattern.test(text))
  )
    return {
      name: removeOrdinal(link.text),
      rest: head.slice(linkIndex).map((node) => (node === link ? { ...link, text: '' } : node)),
    };
  const hasLink = linkIndex >= 0;
  const words = head
    .slice(0, hasLink ? linkIndex : head.length)
    .map((node) => node.text)
    .join('');
  const after = hasLink ? head.slice(linkIndex) : [];
  const title = isLine ? findTitle(words, head) : undefined;
  if (title) {
    let shortName: string | undefined;
    const rest = head.map((node): InlineNode => {
      if (node.type !== 'text' || !node.text.includes(title.found)) return node;
      const [prefix = '', ...others] = node.text.split(title.found);
      // `T5: "Exploring …"`: the usual name of a paper, then its title.
      shortName = /^\s*([\p{L}\p{N}][\p{L}\p{N} .+&/-]{0,50}?)\s*[:：]\s*["“]?$/u.exec(prefix)?.[1];
      const before = shortName === undefined ? prefix : '';
      return { ...node, text: `${before.replace(/[\s"“:：]+$/u, '')} ${others.join(title.found).replace(/^[\s"”.。]+/u, '')}` };
    });
    return { name: title.name, rest, ...(shortName === undefined ? {} : { shortName }) };
  }
  if (hasLink && [...words.trim()].length > maxNameCharacters) {
    const link = head[linkIndex];
    if (link?.type === 'link' && link.text !== '' && !isLinkLabel(link.text)) return { name: link.text, rest: head };
  }
  const separator = isLine ? findNameSeparator(words, hasLink) : null;
  const name = separator ? words.slice(0, separator.index) : words;
  const tail = separator ? words.slice(separator.index + separator[0].length) : '';
  const rest: InlineLine = tail === '' ? after : [{ type: 'text', text: tail, line: first.line }, ...after];
  return { name: trimName(removeOrdinal(name)), rest };
}

/** Without the marks around a name. `[Name] (` is the beginning of a link that a space has broken. */
function trimName(name: string): string {
  const linked = /^[\s\-–—:：*•·]*\[([^[\]]+)\]\s*\($/u.exec(name)?.[1];
  return linked ?? name.replace(/^[\s\-–—:：*•·]+|[\s\-–—:：|。[（(【]+$/gu, '');
}

const numberPattern = /^\s*[（(]?\d{1,4}\s*[.．、)）]\s*$/;

/** Short codes of emoji, emoji and signs. */
const emojiOnlyPattern = /^(?::[\w+-]{1,40}:|[^\p{L}\p{N}:])*$/u;

/**
 * The bold or quoted title of an item that has other words too. Titles in quotes are longer than
 * what people quote in a sentence.
 */
function findTitle(words: string, head: InlineLine): { name: string; found: string } | undefined {
  const strong = head.flatMap((node) => (node.type === 'text' && node.strong !== undefined ? [node.strong] : []))[0];
  const quoted = /["“]([^"“”]{12,300})["”]/u.exec(words)?.[1];
  const found = strong !== undefined && words.includes(strong) ? strong : quoted;
  if (found === undefined) return undefined;
  const name = found.replace(/^[\s"“'《]+|[\s"”'》.:：]+$/gu, '');
  return /[\p{L}\p{N}]{2}/u.test(name) && !isLinkLabel(name) ? { name, found } : undefined;
}

/**
 * Where the name of an item ends: at a dash or a colon; without a link also at a Chinese full stop.
 */
const findNameSeparator = (words: string, hasLink: boolean): RegExpExecArray | null =>
  hasLink ? /[:：]\s*(?=\S.*\S)|\s+[-–—]\s+(?=\S)/u.exec(words) : /\s+[-–—]\s+|[:：]\s*(?=\S)|。(?=\S)/u.exec(words);

/** A name for an entry without words: its repository, its identifier, or its host. */
export function deriveNameFromAddress(identity: Identity | undefined): string {
  if (identity === undefined) return '';
  const name = getService(identity.service).getThingName?.(identity.id);
  if (name !== undefined) return name;
  if (identity.service !== 'web' && identity.service !== 'unknown') return `${identity.service} ${identity.id}`;
  return URL.parse(identity.url)?.hostname ?? identity.url;
}
