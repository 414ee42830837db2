import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { isOneLine, type ParsedItem, parseItem } from './parse-item.ts';

/** A habit counts if at least this many items, and at least this share of them, have it. */
const minItems = 10;
const minShare = 0.95;

/** A part of an item that lists write in one way. */
interface Trait {
  /** The share of items that makes it a habit, where most lists have exceptions. */
  minShare?: number;
  /** How an item writes it; undefined where the item says nothing about it. */
  read(item: ParsedItem): string | undefined;
  /** What to tell of an item that writes it otherwise; undefined where that may be right. */
  correct(item: ParsedItem, usual: string, template: string): Correction | undefined;
}

interface Correction {
  found: string;
  nearest: string;
  column: number;
  /** Where there is one right way to write it. */
  fix?: string;
  /** Readers can't use the item as it is. */
  isBroken?: true;
}

/**
 * The items that are written otherwise than nearly all of the list. What another item of the same
 * run does too is a habit of that run, and no finding.
 * @param isNew new items have no say in what is usual.
 */
export function findUnusualItems(list: ParsedList, isNew: (located: LocatedEntry) => boolean): Finding[] {
  const items = list.entries.flatMap((located) => parseItem(located) ?? []);
  const others = items.filter(({ located }) => !isNew(located));
  const template = describeTemplate(others);
  const findings = [...findUnreadItems(list, template), ...findBrokenItems(items)];
  const broken = new Set(findings.map(({ line }) => line));
  for (const trait of traits) {
    const usual = findHabit(others, trait);
    if (usual === undefined) continue;
    const runs = Map.groupBy(items, ({ located }) => located.markdown?.run);
    for (const item of items) {
      const own = trait.read(item);
      if (own === undefined || own === usual) continue;
      const isShared = (runs.get(item.located.markdown?.run) ?? []).some((other) => other !== item && trait.read(other) === own);
      if (broken.has(item.located.line)) continue;
      const correction = isShared ? undefined : trait.correct(item, usual, template);
      if (correction) findings.push(createItemFinding(item, correction));
    }
  }
  return findings;
}

/**
 * Lines with a mark and an address, among the items, that could not be read as an item. A link
 * whose brackets are apart is no link to the reader either.
 */
function findUnreadItems({ entries, lines = [], listFile: file }: ParsedList, template: string): Finding[] {
  const [first, last] = [entries[0]?.line ?? 0, entries.at(-1)?.endLine ?? 0];
  const read = new Set(entries.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, at) => line + at)));
  return lines.flatMap((text, index): Finding[] => {
    const line = index + 1;
    const isItem = /^\s*[-*+][ \t]*\[[^\][]+\][ \t]+\(https?:/.test(text);
    if (!isItem || read.has(line) || line < first - 1 || line > last + 1) return [];
    const { isBroken: _, ...correction } = findBrokenLink(text) ?? {
      found: text.trim().slice(0, 80),
      nearest: template,
      column: 1,
    };
    return [
      { code: 'item-form', severity: 'error', file, line, endLine: line, endColumn: endOf(correction, text), ...correction },
    ];
  });
}

/**
 * Items that begin with a link whose brackets are apart. What readers can't use is no habit,
 * however many items have it. A box of a task is no link.
 */
function findBrokenItems(items: readonly ParsedItem[]): Finding[] {
  return items.flatMap((item) => {
    const begin = item.line.slice(item.markColumn - 1);
    const isBroken = !item.hasLeadingLink && /^\S+[ \t]+(?:\*\*|__)?\[(?![ xX]\])[^\][]+\][ \t]+\(https?:/.test(begin);
    const correction = isBroken ? findBrokenLink(item.line) : undefined;
    return correction ? [createItemFinding(item, correction)] : [];
  });
}

/** A link whose brackets are apart, as in `[Name] (https://…)`. */
function findBrokenLink(line: string): Correction | undefined {
  const broken = /\]([ \t]+)\((?=https?:)/.exec(line);
  if (broken === null) return undefined;
  return { found: `]${broken[1]}(`, nearest: '](', column: broken.index + 1, fix: '](', isBroken: true };
}

const endOf = ({ column, found, fix }: Correction, line: string): number =>
  fix === undefined ? line.length + 1 : column + found.length;

function createItemFinding({ located, line }: ParsedItem, { isBroken, ...correction }: Correction): Finding {
  const { file, id } = located;
  return {
    code: 'item-form',
    severity: isBroken ? 'error' : 'warning',
    file,
    line: located.line,
    endLine: located.line,
    endColumn: endOf(correction, line),
    entry: id,
    ...correction,
  };
}

/** How nearly all items write a trait; undefined where they do not agree. */
function findHabit(items: readonly ParsedItem[], trait: Trait): string | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  for (const item of items) {
    const value = trait.read(item);
    if (value === undefined) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    total += 1;
  }
  const [usual, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return total >= minItems && count >= total * (trait.minShare ?? minShare) ? usual : undefined;
}

/** A whole item as the list writes it, to show what is missing. */
function describeTemplate(items: readonly ParsedItem[]): string {
  const usual = (trait: Trait) => findHabit(items, trait) ?? '';
  return `${usual(mark) || '-'} […](…)${usual(separator) || ' - '}…${usual(ending)}`;
}

const mark: Trait = {
  read: (item) => item.mark,
  correct: ({ line, markColumn, mark: own }, usual) =>
    own === '1.' || usual === '1.'
      ? undefined
      : { found: line[markColumn - 1] ?? own, nearest: usual, column: markColumn, fix: usual },
};

const leadingLink: Trait = {
  read: ({ hasLeadingLink }) => (hasLeadingLink ? 'link' : 'words'),
  correct: ({ line, markColumn }, usual, template) => {
    if (usual !== 'link') return undefined;
    return findBrokenLink(line) ?? { found: line.slice(markColumn - 1, markColumn + 79), nearest: template, column: markColumn };
  },
};

const presence: Trait = {
  minShare: 0.995,
  read: ({ hasLeadingLink, description }) => (!hasLeadingLink ? undefined : description ? 'described' : 'bare'),
  correct: (item, usual, template) =>
    usual === 'described' && isOneLine(item)
      ? { found: item.line.trim().slice(0, 80), nearest: template, column: item.markColumn }
      : undefined,
};

const separator: Trait = {
  read: (item) => item.separator?.text,
  correct: ({ separator: own }, usual) =>
    own && usual.trim() !== '' ? { found: own.text, nearest: usual, column: own.column, fix: usual } : undefined,
};

const capital: Trait = {
  read: ({ description }) => {
    const first = description?.text[0] ?? '';
    return /[A-Z]/.test(first) ? 'upper' : /[a-z]/.test(first) ? 'lower' : undefined;
  },
  correct: ({ description, located }, usual) => {
    const word = /^[a-z]+(?=[\s,.:;]|$)/.exec(description?.text ?? '')?.[0];
    if (description === undefined || word === undefined || usual !== 'upper') return undefined;
    // A name is written as its owner writes it.
    const { name } = located.entry as { name?: { zh?: string; en?: string } };
    const names = `${name?.zh ?? ''} ${name?.en ?? ''} ${located.entry.links[0]?.url ?? ''}`.toLowerCase();
    if (word.length > 3 ? names.includes(word) : names.split(/[^a-z0-9]+/).includes(word)) return undefined;
    const fix = (word[0] ?? '').toUpperCase() + word.slice(1);
    return { found: word, nearest: fix, column: description.column, fix };
  },
};

const ending: Trait = {
  read: (item) => {
    if (!isOneLine(item) || item.description === undefined) return undefined;
    const last = item.description.text.trimEnd().at(-1) ?? '';
    return /[.。]/.test(last) ? last : /[\p{L}\p{N}]/u.test(last) ? '' : undefined;
  },
  correct: ({ description }, usual) => {
    const text = description?.text.trimEnd() ?? '';
    const word = /[\p{L}\p{N}]+[.。]?$/u.exec(text)?.[0] ?? '';
    if (description === undefined || word === '') return undefined;
    const column = description.column + text.length - word.length;
    const isHan = /\p{Script=Han}[.。]?$/u.test(word);
    if (usual !== '' && isHan !== (usual === '。')) return undefined;
    // “etc.” and “Inc.” keep their stop.
    if (usual === '' && /^(?:etc|inc|ltd|co|al|jr|sr)\.$/i.test(word)) return undefined;
    const fix = word.replace(/[.。]$/, '') + usual;
    return { found: word, nearest: fix, column, fix };
  },
};

const traits: readonly Trait[] = [mark, leadingLink, presence, separator, capital, ending];
