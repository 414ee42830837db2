import { findAccessCode, isAccessCodeLine, unstatedCodePattern } from '../../../../links/extract/index.ts';
import { acceptsAccessCode } from '../../../../links/services/index.ts';
import { unstatedCode } from '../../../../links/url/index.ts';
import type { ImportReporter } from '../../import-reporter.ts';
import {
  codeLabelPattern,
  descriptionLabelPattern,
  filterLinks,
  findLabel,
  getLineText,
  type InlineLine,
  type InlineNode,
  identifyLink,
  isBlank,
  isLinkLabel,
  type LinkNode,
} from '../../read/index.ts';

/** A link of a draft, with the words and the code that belong to it. */
export interface LinkCandidate {
  node: LinkNode;
  label: string;
  code?: string;
  /** The words of the link, where they are part of the description. */
  linkText?: string;
}

/** What has been read of an entry so far. */
export interface EntryParts {
  candidates: LinkCandidate[];
  texts: string[];
  report: ImportReporter;
}

/**
 * Takes links and codes out of a line; its other words go to the texts. The first line of an entry
 * is not searched for labels.
 */
export function extractLinks(line: InlineLine, parts: EntryParts, { isHead = false } = {}): void {
  const links = filterLinks(line);
  if (links.length === 0) {
    extractText(line, parts, isHead);
    return;
  }
  const candidates = links.map((node): LinkCandidate => ({ node, label: findLabel(line, line.indexOf(node)) }));
  attachCodes(line, candidates);
  const rest = getRemainingText(line, candidates, parts.report);
  const label = isHead ? null : descriptionLabelPattern.exec(rest);
  if (label?.[1]) parts.report.add({ line: line[0]?.line ?? 1, what: 'label', text: label[1].trim(), why: 'said-by-field' });
  if (rest !== '') parts.texts.push(label ? rest.slice(label[0].length) : rest);
  parts.candidates.push(...candidates);
}

/** A line without links: the code of the share before it, or text. */
function extractText(line: InlineLine, { candidates, texts, report }: EntryParts, isHead: boolean): void {
  const lineNumber = line[0]?.line ?? 1;
  const words = getLineText(line);
  const code = isAccessCodeLine(words) ? findAccessCode(words) : undefined;
  const share = candidates.at(-1);
  if (code !== undefined && share && acceptsAccessCode(identifyLink(share.node).service) && share.code === undefined) {
    share.code = code;
    const rest = words.replace(unstatedCodePattern, ' ').replace(codeLabelPattern, ' ').replace(code, ' ');
    report.add({ line: lineNumber, what: 'label', text: /\S.*?(?=\s*[:：])/u.exec(words)?.[0] ?? words, why: 'said-by-field' });
    if (/[\p{L}\p{N}]/u.test(rest)) texts.push(cleanText(rest));
    return;
  }
  const label = isHead ? null : descriptionLabelPattern.exec(words);
  if (label) report.add({ line: lineNumber, what: 'label', text: (label[1] ?? '').trim(), why: 'said-by-field' });
  texts.push(cleanText(label ? words.slice(label[0].length) : words));
}

/**
 * Gives each file share the code in its own words, or between it and the next link. The first share
 * also takes a code before it.
 */
function attachCodes(line: InlineLine, candidates: readonly LinkCandidate[]): void {
  for (const [index, candidate] of candidates.entries()) {
    if (!acceptsAccessCode(identifyLink(candidate.node).service)) continue;
    const next = candidates[index + 1];
    const from = line.indexOf(candidate.node) + 1;
    const after = getLineText(line.slice(from, next ? line.indexOf(next.node) : undefined));
    const code =
      findAccessCode(candidate.node.text) ??
      findAccessCode(after) ??
      (index === 0 ? findAccessCode(getLineText(line.slice(0, from - 1))) : undefined);
    if (code !== undefined) candidate.code = code;
  }
}

/**
 * The words of a line without those that its links, labels and codes repeat. Empty for a line of
 * labels only.
 */
function getRemainingText(line: InlineLine, candidates: readonly LinkCandidate[], report: ImportReporter): string {
  const codes = candidates.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const labelledCandidates = candidates.filter(({ node, label }) => node.text !== label && label !== '');
  const words = line
    .filter((node): node is Exclude<InlineNode, LinkNode> => node.type !== 'link')
    .map((node) => node.text)
    .join(' ');
  let remaining = words;
  for (const { label } of labelledCandidates) remaining = remaining.replace(label, ' ');
  if (codes.includes(unstatedCode)) remaining = remaining.replace(unstatedCodePattern, ' ');
  for (const code of codes) remaining = remaining.replace(new RegExp(`${codeLabelPattern.source}[\`"'（(]*${code}`, 'i'), ' ');
  if (/[\p{L}\p{N}]/u.test(remaining)) return writeSentence(line, candidates, labelledCandidates);
  const lineNumber = line[0]?.line ?? 1;
  for (const { node } of labelledCandidates)
    if (node.text !== '') report.add({ line: lineNumber, what: 'label', text: node.text, why: 'said-by-role' });
  reportCodeLabels(words, codes, lineNumber, report);
  return '';
}

function reportCodeLabels(words: string, codes: readonly string[], lineNumber: number, report: ImportReporter): void {
  for (const code of codes) {
    const [unstated] = (code === unstatedCode && unstatedCodePattern.exec(words)) || [];
    if (unstated !== undefined) report.add({ line: lineNumber, what: 'code', text: unstated, why: 'said-by-field' });
    const [phrase, label = ''] = new RegExp(`(${codeLabelPattern.source})[\`"'（(]*${code}`, 'i').exec(words) ?? [];
    if (phrase === undefined) continue;
    if (/[:：]/.test(label))
      report.add({ line: lineNumber, what: 'label', text: label.replace(/[\s:：=]+$/, ''), why: 'said-by-field' });
    else report.add({ line: lineNumber, what: 'code', text: phrase, why: 'said-by-field' });
  }
}

/**
 * A sentence keeps the words of its links. Labels next to it are left out, and so are labels that
 * repeat a visible address.
 */
function writeSentence(
  line: InlineLine,
  candidates: readonly LinkCandidate[],
  labelledCandidates: readonly LinkCandidate[],
): string {
  const first = line.findIndex((node) => !isBlank(node));
  const parts = line.map((node, index) => {
    if (node.type !== 'link') return node.text;
    if (node.text === '') return node.isPicture ? removedLink : index === first ? '' : node.url;
    return (node.isPicture || isLinkLabel(node.text)) && isBesideText(line, index) ? removedLink : node.text;
  });
  for (const candidate of candidates) {
    const { node } = candidate;
    const part = parts[line.indexOf(node)];
    // Words that are in the sentence need no label of the same words.
    if (node.text !== '' && part === node.text) candidate.linkText = node.text;
    if (node.text === '' && part === node.url && !isLinkLabel(candidate.label)) candidate.label = '';
  }
  for (const candidate of labelledCandidates)
    if (parts[line.indexOf(candidate.node)] === candidate.node.url) candidate.label = '';
  return cleanText(parts.join(''));
}

/** Stands where a label was, until the separators around it are gone too. */
const removedLink = '\ufffc';

/** True for a link next to a sentence, not in it. */
function isBesideText(line: InlineLine, index: number): boolean {
  const before = getLineText(line.slice(0, index));
  const after = getLineText(line.slice(index + 1));
  // Alone in brackets it is a label. With others in brackets, or before a full stop, it is a part
  // of the sentence.
  if (/[[(（【]\s*$/u.test(before) && /^\s*[\])）】]/u.test(after)) return true;
  if (isInBrackets(before) || (/[\p{L}\p{N}]\s*$/u.test(before) && /^\s*[.。,，]/u.test(after))) return false;
  return (
    (before.trim() === '' || /[\s\])）】,，。;；|、.]$/u.test(before)) &&
    (after.trim() === '' || /^[\s[(（【,，。;；|、.:：]/u.test(after))
  );
}

/** Whether a text has a round bracket that it does not close. */
function isInBrackets(before: string): boolean {
  let depth = 0;
  for (const sign of before.match(/[()（）]/g) ?? []) depth = Math.max(0, depth + (/[(（]/.test(sign) ? 1 : -1));
  return depth > 0;
}

/** Removes empty brackets, and the separators of removed links. */
function cleanText(text: string): string {
  return removeLinkMarks(text.replace(/\s+/g, ' '))
    .replace(/(?<!\w)\[\s*\[?\s*\]?\s*\]|(?<!\w)\(\s*\)|（\s*）/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:[-=]>|[→⇒])\s*/u, '')
    .replace(/^(?!\s*:[\w+-]+:)[\s:：,，;；|、\-–—]+(?=\s|[\p{L}\p{N}\p{P}$])/u, '')
    .replace(/^(?!:[\w+-]+:)[:：,，;；、|]+|(?<!:[\w+-]+:)(?<!:[\w+-]+)[\s:：|,，\-–—]+$/gu, '')
    .trim();
}

const separators = ',，;；|·•、';
const openingBrackets = '[(（【';
const closingBrackets = '])）】';

/**
 * Takes out the marks of removed links with the brackets and separators around them. Of these one
 * stays, where words go on in the same sentence.
 */
function removeLinkMarks(text: string): string {
  const [first = '', ...others] = text.split(removedLink);
  let before = first;
  let separator = '';
  for (const [index, part] of others.entries()) {
    const start = trimEnd(trimEnd(before, ` ${openingBrackets}`), ` ${separators}`);
    const leading = [...before.slice(start.length)].find((sign) => separators.includes(sign));
    const after = trimStart(trimStart(part, ` ${closingBrackets}`), ` ${separators}`);
    const trailing = [...part.slice(0, part.length - after.length)].findLast((sign) => separators.includes(sign));
    separator = trailing ?? (start === '' && index > 0 ? separator : leading) ?? '';
    before = after === '' && index < others.length - 1 ? start : joinAround(start, separator, after);
  }
  return before;
}

function joinAround(before: string, separator: string, after: string): string {
  if (/^(?:[。!?！？]|\.(?!\w))/u.test(after)) return before + after;
  if (after === '' || separator === '' || /(?:^|[.。!?！？:：…])$/u.test(before)) return `${before} ${after}`;
  if (/[|·•]/.test(separator)) return `${before} ${separator} ${after}`;
  return `${before}${separator}${/[，；、]/.test(separator) ? '' : ' '}${after}`;
}

function trimEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function trimStart(text: string, signs: string): string {
  let start = 0;
  while (start < text.length && signs.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}
