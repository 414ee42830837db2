import type { BoxesState, LinkState } from './health-state.ts';
import type { Language } from './words.ts';

/**
 * Boxes to tick in the link-health issue. What a box means stands in a comment that nobody sees, so that its words may change and be
 * translated; a box whose wish is in a pull request names it.
 */

/** `moves` is for all safe moves at once; the others are for one link. */
export const remedies = ['address', 'archive', 'gone', 'remove', 'ignore', 'check', 'moves'] as const;
export type Remedy = (typeof remedies)[number];

export interface Box {
  remedy: Remedy;
  /** The link's key, or `all`. */
  id: string;
  ticked: boolean;
  /** The pull request that does it. */
  pull?: number;
}

const words: Record<Remedy, Record<Language, string>> = {
  address: { en: 'use the new address', zh: '改用新地址' },
  archive: { en: 'use the archived copy, and say that the link is gone', zh: '改用存档副本，并注明链接已失效' },
  gone: { en: 'mark as gone (keeps the entry, tells readers)', zh: '注明已失效（保留条目，并告知读者）' },
  remove: { en: 'remove this link', zh: '删除这个链接' },
  ignore: { en: 'ignore for 90 days', zh: '90 天内不再提醒' },
  check: { en: 'check again now', zh: '现在复查' },
  moves: { en: 'apply all safe moves', zh: '应用全部可放心更新的地址' },
};

/** One name for one box, such as `gone 0a1b2c3d4e5f`. */
export const boxName = (remedy: Remedy, id: string): string => `${remedy} ${id}`;

/** The boxes of a link, one a line. */
export function boxLines(link: LinkState, boxes: BoxesState | undefined, language: Language, indent = ''): string[] {
  const { key, remedies: offered = [] } = link;
  if (boxes === undefined || key === undefined) return [];
  return offered.map((remedy) => `${indent}${boxLine(remedy, key, words[remedy][language], boxes, language)}`);
}

/** The box for all safe moves: when there is more than one, or when it is what made the pull request. */
export function movesBox(boxes: BoxesState | undefined, language: Language): string[] {
  if (boxes === undefined || (boxes.safeMoves < 2 && !boxes.proposed.has(boxName('moves', 'all')))) return [];
  const text =
    language === 'zh'
      ? `应用全部 ${boxes.safeMoves} 个可放心更新的地址（仓库更名、规范地址、http 改 https）`
      : `apply all ${boxes.safeMoves} safe moves (renamed repositories, canonical addresses, http to https)`;
  return [boxLine('moves', 'all', text, boxes, language)];
}

function boxLine(remedy: Remedy, id: string, text: string, { proposed, refused, pull }: BoxesState, language: Language): string {
  const zh = language === 'zh';
  const name = boxName(remedy, id);
  // Ticked, and its pull request could not be made yet: the next run tries again.
  if (proposed.has(name) && pull === undefined) return `- [x] <!-- listkeeper:do=${remedy} id=${id} --> ${text}`;
  if (proposed.has(name)) {
    return `- [x] <!-- listkeeper:do=${remedy} id=${id} pull=${pull} --> ${text}${zh ? `：见 #${pull}` : `: #${pull}`}`;
  }
  const byHand = zh ? '：无法自动修改，请点“修改”' : ': a program can not write this, please use “edit”';
  return `- [ ] <!-- listkeeper:do=${remedy} id=${id} --> ${text}${refused.has(name) ? byHand : ''}`;
}

const boxLinePattern = /^[ \t]*[-*+] \[([ xX])\] <!-- listkeeper:do=([a-z]+) id=([0-9a-z]{1,40})(?: pull=(\d{1,9}))? -->/;

/** The boxes in an issue's text as people left them. Everything else in it is passed over. */
export function boxesIn(body: string): Box[] {
  const boxes: Box[] = [];
  for (const line of body.slice(0, 200_000).split(/\r?\n/)) {
    const [, mark = '', word = '', id = '', pull] = boxLinePattern.exec(line) ?? [];
    const remedy = remedies.find((one) => one === word);
    if (remedy) boxes.push({ remedy, id, ticked: mark !== ' ', ...(pull === undefined ? {} : { pull: Number(pull) }) });
  }
  return boxes;
}

/** The text with these boxes ticked, where it has them. */
export function withTicks(body: string, names: readonly string[]): string {
  const wanted = new Set(names);
  const ticked = (line: string) => {
    const [box] = boxesIn(line);
    return box && !box.ticked && wanted.has(boxName(box.remedy, box.id)) ? line.replace('[ ]', '[x]') : line;
  };
  return wanted.size === 0 ? body : body.split('\n').map(ticked).join('\n');
}

/** Names of the boxes that are ticked in one text and not in the other. */
export function tickedSince(before: string, after: string): string[] {
  const names = (body: string) =>
    new Set(boxesIn(body).flatMap(({ remedy, id, ticked }) => (ticked ? [boxName(remedy, id)] : [])));
  const known = names(before);
  return [...names(after)].filter((name) => !known.has(name));
}
