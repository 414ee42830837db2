import { findAccessCode, isAccessCodeLine } from '../../../links/extract/index.ts';
import { type Identity, identify } from '../../../links/identify/index.ts';
import { acceptsAccessCode } from '../../../links/services/index.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { type EntryKind, type Link, urlPattern } from '../../schema/index.ts';
import type { ImportReporter } from '../import-report.ts';
import type { EntryDraft } from '../layout/index.ts';
import {
  codeLabelPattern,
  descriptionLabelPattern,
  detectRequirement,
  filterLinks,
  findLabel,
  getLineText,
  type InlineLine,
  type InlineNode,
  inferRole,
  isBlank,
  isLinkLabel,
  isRedundantLabel,
  type LinkNode,
  normalizeLabel,
  removeOrdinal,
  titleLabelPattern,
} from '../read/index.ts';
import { inferKind, toLocalizedName } from './infer-kind.ts';

/** Characters that the longest fields hold. */
export const fieldLimits = { name: 160, short: 120, title: 400, label: 80, text: 4000, links: 40 } as const;

/** An entry before it has its id, its file and its section. */
export interface BuiltEntry {
  kind: EntryKind;
  name: string;
  /** What people call a paper whose title the source gives apart. */
  short?: string;
  description: string;
  links: Link[];
  line: number;
}

interface LinkCandidate {
  node: LinkNode;
  label: string;
  code?: string;
  /** The link's own words, where they stand in the description. */
  linkText?: string;
}

/**
 * Makes an entry of a draft. `sections` are the names of the sections around it, the nearest first. What the entry cannot hold goes to
 * the report.
 */
export function buildEntry(draft: EntryDraft, sections: readonly string[], report: ImportReporter): BuiltEntry {
  const candidates: LinkCandidate[] = [];
  const texts: string[] = [];
  const isLine = draft.markup === 'bullet' || draft.markup === 'line';
  const extracted = extractName(draft.head, isLine);
  let { name } = extracted;
  let short: string | undefined;
  extractLinks(extracted.rest, candidates, texts, report, true);
  let title = false;
  for (const line of draft.body) {
    const heading = titleLabelPattern.exec(getLineText(line));
    if (heading && filterLinks(line).length === 0 && !title) {
      report.add(line[0]?.line ?? draft.line, 'label', heading[1] ?? '', 'said-by-field');
      title = true;
      short = name;
      name = getLineText(line).slice(heading[0].length).trim();
      continue;
    }
    extractLinks(line, candidates, texts, report, false);
  }
  const identities = candidates.map(({ node }) => identify(node.url));
  // A name is words only; what is code in it needs no marks.
  name = name.replaceAll('`', '');
  short = short?.replaceAll('`', '');
  if (name === '') name = deriveNameFromAddress(identities[0]);
  const roles = candidates.map(({ label }, index) => ({ role: inferRole(label, identities[index] as Identity, undefined) }));
  const kind = inferKind({ title, name, identities, links: roles }, sections);
  if (short && (kind !== 'paper' || [...short].length > fieldLimits.short)) {
    texts.unshift(short);
    short = undefined;
  }
  const links = candidates.flatMap((each, index) =>
    buildLink(each, identities[index] as Identity, kind, texts, report, draft.line),
  );
  const limit = kind === 'paper' ? fieldLimits.title : fieldLimits.name;
  if ([...name].length > limit) {
    texts.unshift(name);
    name = `${[...name]
      .slice(0, limit - 1)
      .join('')
      .trimEnd()}…`;
  }
  for (const link of links.splice(fieldLimits.links)) report.add(draft.line, 'address', link.url, 'too-long');
  const description = texts.filter((text) => text !== '').join('\n');
  return {
    kind,
    name: toSingleLine(name) === '' ? '…' : name,
    ...(short ? { short } : {}),
    description,
    links,
    line: draft.line,
  };
}

/** The name in a first line, and the line with what it does not say. */
function extractName(head: InlineLine, isLine: boolean): { name: string; rest: InlineLine } {
  const start = head.findIndex((piece) => !isBlank(piece));
  const first = head[start];
  if (first === undefined) return { name: '', rest: head };
  if (first.type === 'link') {
    // Its words are the name; the address stays among the links, without them as a label.
    const name = removeOrdinal(first.text);
    return { name, rest: head.map((piece) => (piece === first ? { ...first, text: '' } : piece)) };
  }
  const link = head.findIndex((piece) => piece.type === 'link');
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
    if (named?.type === 'link' && named.text !== '' && !isLinkLabel(named.text)) return { name: named.text, rest: head };
  }
  const name = cut ? words.slice(0, cut.index) : words;
  const tail = cut ? words.slice(cut.index + cut[0].length) : '';
  const at = first.line;
  const rest: InlineLine = tail === '' ? after : [{ type: 'text', text: tail, line: at }, ...after];
  const cleanName = removeOrdinal(name).replace(/^[\s\-–—:：*•·]+|[\s\-–—:：|。]+$/gu, '');
  return { name: cleanName, rest };
}

function deriveNameFromAddress(identity: Identity | undefined): string {
  if (identity === undefined) return '';
  if (identity.service === 'github') return identity.id.split('/').slice(0, 2).at(-1) ?? identity.id;
  if (identity.service !== 'web' && identity.service !== 'unknown') return `${identity.service} ${identity.id}`;
  return URL.parse(identity.url)?.hostname ?? identity.url;
}

/** Takes addresses and codes out of a line; what it says besides goes to the texts. */
function extractLinks(
  line: InlineLine,
  candidates: LinkCandidate[],
  texts: string[],
  report: ImportReporter,
  isHead: boolean,
): void {
  const at = line[0]?.line ?? 1;
  const links = filterLinks(line);
  const words = getLineText(line);
  if (links.length === 0) {
    const code = isAccessCodeLine(words) ? findAccessCode(words) : undefined;
    const share = candidates.at(-1);
    if (code !== undefined && share && acceptsAccessCode(identify(share.node.url).service) && share.code === undefined) {
      share.code = code;
      const rest = words.replace(codeLabelPattern, ' ').replace(code, ' ');
      report.add(at, 'label', /\S.*?(?=\s*[:：])/u.exec(words)?.[0] ?? words, 'said-by-field');
      if (/[\p{L}\p{N}]/u.test(rest)) texts.push(cleanText(rest));
      return;
    }
    const label = descriptionLabelPattern.exec(words);
    if (label && !isHead) {
      report.add(at, 'label', (label[1] ?? '').trim(), 'said-by-field');
      texts.push(cleanText(words.slice(label[0].length)));
    } else texts.push(cleanText(words));
    return;
  }
  const lineCandidates = links.map((piece): LinkCandidate => ({ node: piece, label: findLabel(line, line.indexOf(piece)) }));
  for (const [index, each] of lineCandidates.entries()) {
    if (!acceptsAccessCode(identify(each.node.url).service)) continue;
    const next = lineCandidates[index + 1];
    const from = line.indexOf(each.node) + 1;
    const after = getLineText(line.slice(from, next ? line.indexOf(next.node) : undefined));
    const code =
      findAccessCode(each.node.text) ??
      findAccessCode(after) ??
      (index === 0 ? findAccessCode(getLineText(line.slice(0, from - 1))) : undefined);
    if (code !== undefined) each.code = code;
  }
  const rest = getRemainingText(line, lineCandidates, report);
  const label = isHead ? null : descriptionLabelPattern.exec(rest);
  if (label?.[1]) report.add(at, 'label', label[1].trim(), 'said-by-field');
  if (rest !== '') texts.push(label ? rest.slice(label[0].length) : rest);
  candidates.push(...lineCandidates);
}

/** The words of a line without what its links, labels and codes say already. Empty for a line of labels only. */
function getRemainingText(line: InlineLine, candidates: readonly LinkCandidate[], report: ImportReporter): string {
  const at = line[0]?.line ?? 1;
  const codes = candidates.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const words = line
    .filter((piece): piece is Exclude<InlineNode, LinkNode> => piece.type !== 'link')
    .map((piece) => piece.text)
    .join(' ');
  const surroundingLabels = candidates.filter(({ node, label }) => node.text !== label && label !== '');
  let remaining = words;
  for (const { label } of surroundingLabels) remaining = remaining.replace(label, ' ');
  for (const code of codes) remaining = remaining.replace(new RegExp(`${codeLabelPattern.source}[\`"'（(]*${code}`, 'i'), ' ');
  if (!/[\p{L}\p{N}]/u.test(remaining)) {
    for (const { node: piece } of surroundingLabels) if (piece.text !== '') report.add(at, 'label', piece.text, 'said-by-role');
    for (const code of codes) {
      const [phrase, word = ''] = new RegExp(`(${codeLabelPattern.source})[\`"'（(]*${code}`, 'i').exec(words) ?? [];
      if (phrase === undefined) continue;
      if (/[:：]/.test(word)) report.add(at, 'label', word.replace(/[\s:：=]+$/, ''), 'said-by-field');
      else report.add(at, 'code', phrase, 'said-by-field');
    }
    return '';
  }
  // A sentence keeps the words of its links; labels beside it go, and so do addresses that have a label.
  const parts = line.map((piece, index) => {
    if (piece.type !== 'link') return piece.text;
    if (piece.text === '') return index === line.findIndex((each) => !isBlank(each)) ? '' : piece.url;
    return isLinkLabel(piece.text) && isBesideText(line, index) ? ' ' : piece.text;
  });
  for (const [index, piece] of line.entries()) {
    // In the text: then the link needs no label of the same words.
    const each = piece.type === 'link' ? candidates.find((one) => one.node === piece) : undefined;
    if (each && piece.type === 'link' && piece.text !== '' && parts[index] === piece.text) each.linkText = piece.text;
    if (each && piece.type === 'link' && piece.text === '' && parts[index] === piece.url)
      each.label = isLinkLabel(each.label) ? each.label : '';
  }
  const bare = surroundingLabels.filter(({ label, node }) => label !== '' && parts[line.indexOf(node)] === node.url);
  for (const each of bare) each.label = '';
  return cleanText(parts.join(''));
}

/** A link that stands beside a sentence, not in it. */
function isBesideText(line: InlineLine, index: number): boolean {
  const before = getLineText(line.slice(0, index));
  const after = getLineText(line.slice(index + 1));
  return (
    (before.trim() === '' || /[\s\])）】,，。;；|、.]$/u.test(before)) &&
    (after.trim() === '' || /^[\s[(（【,，。;；|、.:：]/u.test(after))
  );
}

function cleanText(text: string): string {
  return text
    .replace(/(?<!\w)\[\s*\[?\s*\]?\s*\]|(?<!\w)\(\s*\)|（\s*）/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?!\s*:[\w+-]+:)[\s:：,，;；|、\-–—]+(?=\s|[\p{L}\p{N}\p{P}$])/u, '')
    .replace(/^(?!:[\w+-]+:)[:：,，;；、|]+|(?<!:[\w+-]+:)(?<!:[\w+-]+)[\s:：|,，\-–—]+$/gu, '')
    .trim();
}

/** The link as the entry holds it. Its label goes where the role or a sentence says as much. */
function buildLink(
  candidate: LinkCandidate,
  identity: Identity,
  kind: EntryKind,
  texts: string[],
  report: ImportReporter,
  fallbackLine: number,
): Link[] {
  const { node, label } = candidate;
  const line = node.line || fallbackLine;
  const url = escapeAddress(node.url);
  const role = inferRole(label, identity, kind);
  const isInText = texts.some((text) => text.includes(label));
  // Words that stand in the text stay the link's own: so the text can be written with the link on them again.
  const linkText = candidate.linkText ?? (label !== '' && !isRedundantLabel(label, role) && !isInText ? label : undefined);
  if (label !== '' && linkText === undefined && !isInText) report.add(line, 'label', label, 'said-by-role', role);
  if (url === undefined) {
    report.add(line, 'address', label === '' ? node.url : `[${label}](<${node.url}>)`, 'unusable-address');
    return [];
  }
  if (url !== node.url) report.add(line, 'address', node.url, 'address-escaped', url);
  const isLong = linkText !== undefined && [...linkText].length > fieldLimits.label;
  if (isLong && candidate.linkText === undefined) texts.push(label);
  const requirement = detectRequirement(label);
  const code = candidate.code ?? (acceptsAccessCode(identity.service) ? identity.code : undefined);
  return [
    {
      role,
      url,
      ...(code === undefined ? {} : { code }),
      ...(linkText !== undefined && !isLong && normalizeLabel(linkText) !== '' ? { label: toLocalizedName(linkText) } : {}),
      ...(requirement === undefined ? {} : { requires: requirement }),
    },
  ];
}

/** The address as the schema allows it: characters that it refuses in percent. Undefined where that does not help. */
function escapeAddress(url: string): string | undefined {
  // Markdown reads a backslash in an address as itself, browsers as a slash.
  if (urlPattern.test(url) && url.length <= 2000 && !url.includes('\\')) return url;
  const escaped = url.replace(/[\s\\"'`<>，。；（）【】「」、]/gu, (character) =>
    character === "'" ? '%27' : character === '`' ? '%60' : encodeURIComponent(character),
  );
  const host = /^https?:\/\/[^/?#]*/i.exec(escaped)?.[0] ?? '';
  const lower = host.replace(/^https?/i, (scheme) => scheme.toLowerCase()) + escaped.slice(host.length);
  return urlPattern.test(lower) && lower.length <= 2000 && URL.canParse(lower) && !host.includes('%') ? lower : undefined;
}
