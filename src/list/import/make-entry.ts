import { codeIn, isCodeLine } from '../../links/codes.ts';
import { type Identity, identify } from '../../links/identify.ts';
import type { Kind, Link } from '../entry.ts';
import { addressPattern } from '../patterns.ts';
import { plain } from '../render/escape.ts';
import { withoutOrdinal } from './chapters.ts';
import type { Draft } from './drafts.ts';
import { kindOf, textIn } from './guess.ts';
import { bareLabel, codeWords, describes, isLinkLabel, isPlainFor, requirementIn, roleOf, titles } from './labels.ts';
import type { Line, LinkPiece, Piece } from './line-writer.ts';
import { isBlank, labelAt, linksOf, wordsOf } from './lines.ts';
import { shares } from './pieces.ts';
import type { Reporter } from './report.ts';

/** Characters that the longest fields hold. */
export const longest = { name: 160, short: 120, title: 400, label: 80, text: 4000, links: 40 } as const;

/** An entry before it has its id, its file and its section. */
export interface Made {
  kind: Kind;
  name: string;
  /** What people call a paper whose title the source gives apart. */
  short?: string;
  description: string;
  links: Link[];
  line: number;
}

interface Found {
  piece: LinkPiece;
  label: string;
  code?: string;
  /** The link's own words, where they stand in the description. */
  words?: string;
}

/**
 * Makes an entry of a draft. `sections` are the names of the sections around it, the nearest first. What the entry cannot hold goes to
 * the report.
 */
export function makeEntry(draft: Draft, sections: readonly string[], report: Reporter): Made {
  const found: Found[] = [];
  const texts: string[] = [];
  const isLine = draft.shape === 'bullet' || draft.shape === 'line';
  const named = nameOf(draft.head, isLine);
  let { name } = named;
  let short: string | undefined;
  readLine(named.rest, found, texts, report, true);
  let title = false;
  for (const line of draft.body) {
    const heading = titles.exec(wordsOf(line));
    if (heading && linksOf(line).length === 0 && !title) {
      report.tell(line[0]?.line ?? draft.line, 'label', heading[1] ?? '', 'said-by-field');
      title = true;
      short = name;
      name = wordsOf(line).slice(heading[0].length).trim();
      continue;
    }
    readLine(line, found, texts, report, false);
  }
  const identities = found.map(({ piece }) => identify(piece.url));
  // A name is words only; what is code in it needs no marks.
  name = name.replaceAll('`', '');
  short = short?.replaceAll('`', '');
  if (name === '') name = nameFromAddress(identities[0]);
  const roles = found.map(({ label }, index) => ({ role: roleOf(label, identities[index] as Identity, undefined) }));
  const kind = kindOf({ title, name, identities, links: roles }, sections);
  if (short && (kind !== 'paper' || [...short].length > longest.short)) {
    texts.unshift(short);
    short = undefined;
  }
  const links = found.flatMap((each, index) => linkOf(each, identities[index] as Identity, kind, texts, report, draft.line));
  const limit = kind === 'paper' ? longest.title : longest.name;
  if ([...name].length > limit) {
    texts.unshift(name);
    name = `${[...name]
      .slice(0, limit - 1)
      .join('')
      .trimEnd()}…`;
  }
  for (const link of links.splice(longest.links)) report.tell(draft.line, 'address', link.url, 'too-long');
  const description = texts.filter((text) => text !== '').join('\n');
  return { kind, name: plain(name) === '' ? '…' : name, ...(short ? { short } : {}), description, links, line: draft.line };
}

/** The name in a first line, and the line with what it does not say. */
function nameOf(head: Line, isLine: boolean): { name: string; rest: Line } {
  const start = head.findIndex((piece) => !isBlank(piece));
  const first = head[start];
  if (first === undefined) return { name: '', rest: head };
  if (first.is === 'link') {
    // Its words are the name; the address stays among the links, without them as a label.
    const name = withoutOrdinal(first.text);
    return { name, rest: head.map((piece) => (piece === first ? { ...first, text: '' } : piece)) };
  }
  const link = head.findIndex((piece) => piece.is === 'link');
  const before = head.slice(0, link < 0 ? head.length : link);
  const words = before.map((piece) => piece.text).join('');
  const after = link < 0 ? [] : head.slice(link);
  // A heading or a cell is a name as a whole; an item goes on after a sign.
  const cut = !isLine
    ? null
    : link < 0
      ? /\s+[-–—]\s+|[:：]\s*(?=\S)|。(?=\S)/u.exec(words)
      : /[:：]\s*(?=\S.*\S)|\s+[-–—]\s+(?=\S)/u.exec(words);
  // A sentence is no name: the words of a link in it are one.
  if (link >= 0 && [...words.trim()].length > 60) {
    const named = head[link];
    if (named?.is === 'link' && named.text !== '' && !isLinkLabel(named.text)) return { name: named.text, rest: head };
  }
  const name = cut ? words.slice(0, cut.index) : words;
  const tail = cut ? words.slice(cut.index + cut[0].length) : '';
  const at = first.line;
  const rest: Line = tail === '' ? after : [{ is: 'text', text: tail, line: at }, ...after];
  const clean = withoutOrdinal(name).replace(/^[\s\-–—:：*•·]+|[\s\-–—:：|。]+$/gu, '');
  return { name: clean, rest };
}

function nameFromAddress(identity: Identity | undefined): string {
  if (identity === undefined) return '';
  if (identity.service === 'github') return identity.id.split('/').slice(0, 2).at(-1) ?? identity.id;
  if (identity.service !== 'web' && identity.service !== 'unknown') return `${identity.service} ${identity.id}`;
  return URL.parse(identity.url)?.hostname ?? identity.url;
}

/** Takes addresses and codes out of a line; what it says besides goes to the texts. */
function readLine(line: Line, found: Found[], texts: string[], report: Reporter, isHead: boolean): void {
  const at = line[0]?.line ?? 1;
  const links = linksOf(line);
  const words = wordsOf(line);
  if (links.length === 0) {
    const code = isCodeLine(words) ? codeIn(words) : undefined;
    const share = found.at(-1);
    if (code !== undefined && share && shares.has(identify(share.piece.url).service) && share.code === undefined) {
      share.code = code;
      const rest = words.replace(codeWords, ' ').replace(code, ' ');
      report.tell(at, 'label', /\S.*?(?=\s*[:：])/u.exec(words)?.[0] ?? words, 'said-by-field');
      if (/[\p{L}\p{N}]/u.test(rest)) texts.push(tidy(rest));
      return;
    }
    const label = describes.exec(words);
    if (label && !isHead) {
      report.tell(at, 'label', (label[1] ?? '').trim(), 'said-by-field');
      texts.push(tidy(words.slice(label[0].length)));
    } else texts.push(tidy(words));
    return;
  }
  const made = links.map((piece): Found => ({ piece, label: labelAt(line, line.indexOf(piece)) }));
  for (const [index, each] of made.entries()) {
    if (!shares.has(identify(each.piece.url).service)) continue;
    const next = made[index + 1];
    const from = line.indexOf(each.piece) + 1;
    const after = wordsOf(line.slice(from, next ? line.indexOf(next.piece) : undefined));
    const code = codeIn(each.piece.text) ?? codeIn(after) ?? (index === 0 ? codeIn(wordsOf(line.slice(0, from - 1))) : undefined);
    if (code !== undefined) each.code = code;
  }
  const rest = restOf(line, made, report);
  const label = isHead ? null : describes.exec(rest);
  if (label?.[1]) report.tell(at, 'label', label[1].trim(), 'said-by-field');
  if (rest !== '') texts.push(label ? rest.slice(label[0].length) : rest);
  found.push(...made);
}

/** The words of a line without what its links, labels and codes say already. Empty for a line of labels only. */
function restOf(line: Line, made: readonly Found[], report: Reporter): string {
  const at = line[0]?.line ?? 1;
  const codes = made.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const words = line
    .filter((piece): piece is Exclude<Piece, LinkPiece> => piece.is !== 'link')
    .map((piece) => piece.text)
    .join(' ');
  const bareLabels = made.filter(({ piece, label }) => piece.text !== label && label !== '');
  let left = words;
  for (const { label } of bareLabels) left = left.replace(label, ' ');
  for (const code of codes) left = left.replace(new RegExp(`${codeWords.source}[\`"'（(]*${code}`, 'i'), ' ');
  if (!/[\p{L}\p{N}]/u.test(left)) {
    for (const { piece } of bareLabels) if (piece.text !== '') report.tell(at, 'label', piece.text, 'said-by-role');
    for (const code of codes) {
      const [phrase, word = ''] = new RegExp(`(${codeWords.source})[\`"'（(]*${code}`, 'i').exec(words) ?? [];
      if (phrase === undefined) continue;
      if (/[:：]/.test(word)) report.tell(at, 'label', word.replace(/[\s:：=]+$/, ''), 'said-by-field');
      else report.tell(at, 'code', phrase, 'said-by-field');
    }
    return '';
  }
  // A sentence keeps the words of its links; labels beside it go, and so do addresses that have a label.
  const parts = line.map((piece, index) => {
    if (piece.is !== 'link') return piece.text;
    if (piece.text === '') return index === line.findIndex((each) => !isBlank(each)) ? '' : piece.url;
    return isLinkLabel(piece.text) && isApart(line, index) ? ' ' : piece.text;
  });
  for (const [index, piece] of line.entries()) {
    // In the text: then the link needs no label of the same words.
    const each = piece.is === 'link' ? made.find((one) => one.piece === piece) : undefined;
    if (each && piece.is === 'link' && piece.text !== '' && parts[index] === piece.text) each.words = piece.text;
    if (each && piece.is === 'link' && piece.text === '' && parts[index] === piece.url)
      each.label = isLinkLabel(each.label) ? each.label : '';
  }
  const bare = bareLabels.filter(({ label, piece }) => label !== '' && parts[line.indexOf(piece)] === piece.url);
  for (const each of bare) each.label = '';
  return tidy(parts.join(''));
}

/** A link that stands beside a sentence, not in it. */
function isApart(line: Line, index: number): boolean {
  const before = wordsOf(line.slice(0, index));
  const after = wordsOf(line.slice(index + 1));
  return (
    (before.trim() === '' || /[\s\])）】,，。;；|、.]$/u.test(before)) &&
    (after.trim() === '' || /^[\s[(（【,，。;；|、.:：]/u.test(after))
  );
}

function tidy(text: string): string {
  return text
    .replace(/(?<!\w)\[\s*\[?\s*\]?\s*\]|(?<!\w)\(\s*\)|（\s*）/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?!\s*:[\w+-]+:)[\s:：,，;；|、\-–—]+(?=\s|[\p{L}\p{N}\p{P}$])/u, '')
    .replace(/^(?!:[\w+-]+:)[:：,，;；、|]+|(?<!:[\w+-]+:)(?<!:[\w+-]+)[\s:：|,，\-–—]+$/gu, '')
    .trim();
}

/** The link as the entry holds it. Its label goes where the role or a sentence says as much. */
function linkOf(found: Found, identity: Identity, kind: Kind, texts: string[], report: Reporter, fallback: number): Link[] {
  const { piece, label } = found;
  const line = piece.line || fallback;
  const url = allowedAddress(piece.url);
  const role = roleOf(label, identity, kind);
  const said = texts.some((text) => text.includes(label));
  // Words that stand in the text stay the link's own: so the text can be written with the link on them again.
  const words = found.words ?? (label !== '' && !isPlainFor(label, role) && !said ? label : undefined);
  if (label !== '' && words === undefined && !said) report.tell(line, 'label', label, 'said-by-role', role);
  if (url === undefined) {
    report.tell(line, 'address', label === '' ? piece.url : `[${label}](<${piece.url}>)`, 'unusable-address');
    return [];
  }
  if (url !== piece.url) report.tell(line, 'address', piece.url, 'address-escaped', url);
  const isLong = words !== undefined && [...words].length > longest.label;
  if (isLong && found.words === undefined) texts.push(label);
  const needs = requirementIn(label);
  const code = found.code ?? (shares.has(identity.service) ? identity.code : undefined);
  return [
    {
      role,
      url,
      ...(code === undefined ? {} : { code }),
      ...(words !== undefined && !isLong && bareLabel(words) !== '' ? { label: textIn(words) } : {}),
      ...(needs === undefined ? {} : { requires: needs }),
    },
  ];
}

/** The address as the schema allows it: characters that it refuses in percent. Undefined where that does not help. */
function allowedAddress(url: string): string | undefined {
  // Markdown reads a backslash in an address as itself, browsers as a slash.
  if (addressPattern.test(url) && url.length <= 2000 && !url.includes('\\')) return url;
  const escaped = url.replace(/[\s\\"'`<>，。；（）【】「」、]/gu, (character) =>
    character === "'" ? '%27' : character === '`' ? '%60' : encodeURIComponent(character),
  );
  const host = /^https?:\/\/[^/?#]*/i.exec(escaped)?.[0] ?? '';
  const lower = host.replace(/^https?/i, (scheme) => scheme.toLowerCase()) + escaped.slice(host.length);
  return addressPattern.test(lower) && lower.length <= 2000 && URL.canParse(lower) && !host.includes('%') ? lower : undefined;
}
