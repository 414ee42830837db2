import type { Language } from '../../model/language.ts';
import { type CheckboxAction, type CheckboxState, checkboxActions, type LinkState } from '../../model/link-health.ts';

/**
 * Boxes to tick in the link-health issue. What a box means stands in a comment that nobody sees, so that its words may change and be
 * translated; a box whose wish is in a pull request names it.
 */

export interface ActionCheckbox {
  action: CheckboxAction;
  /** The link's key, or `all`. */
  id: string;
  isTicked: boolean;
  /** The pull request that does it. */
  pull?: number;
}

const actionLabels: Record<CheckboxAction, Record<Language, string>> = {
  address: { en: 'use the new address', zh: '改用新地址' },
  archive: { en: 'use the archived copy, and say that the link is gone', zh: '改用存档副本，并注明链接已失效' },
  gone: { en: 'mark as gone (keeps the entry, tells readers)', zh: '注明已失效（保留条目，并告知读者）' },
  remove: { en: 'remove this link', zh: '删除这个链接' },
  ignore: { en: 'ignore for 90 days', zh: '90 天内不再提醒' },
  check: { en: 'check again now', zh: '现在复查' },
  moves: { en: 'apply all safe moves', zh: '应用全部可放心更新的地址' },
};

/** One name for one box, such as `gone 0a1b2c3d4e5f`. */
export const formatCheckboxKey = (action: CheckboxAction, id: string): string => `${action} ${id}`;

/** The boxes of a link, one a line. */
export function formatCheckboxes(
  link: LinkState,
  checkboxes: CheckboxState | undefined,
  language: Language,
  indent = '',
): string[] {
  const { key, remedies: offered = [] } = link;
  if (checkboxes === undefined || key === undefined) return [];
  return offered.map((remedy) => `${indent}${formatCheckbox(remedy, key, actionLabels[remedy][language], checkboxes, language)}`);
}

/** The box for all safe moves: when there is more than one, or when it is what made the pull request. */
export function formatSafeMovesCheckbox(checkboxes: CheckboxState | undefined, language: Language): string[] {
  if (checkboxes === undefined || (checkboxes.safeMoveCount < 2 && !checkboxes.proposed.has(formatCheckboxKey('moves', 'all'))))
    return [];
  const text =
    language === 'zh'
      ? `应用全部 ${checkboxes.safeMoveCount} 个可放心更新的地址（仓库更名、规范地址、http 改 https）`
      : `apply all ${checkboxes.safeMoveCount} safe moves (renamed repositories, canonical addresses, http to https)`;
  return [formatCheckbox('moves', 'all', text, checkboxes, language)];
}

function formatCheckbox(
  action: CheckboxAction,
  id: string,
  text: string,
  { proposed, refused, pull }: CheckboxState,
  language: Language,
): string {
  const zh = language === 'zh';
  const name = formatCheckboxKey(action, id);
  // Ticked, and its pull request could not be made yet: the next run tries again.
  if (proposed.has(name) && pull === undefined) return `- [x] <!-- listkeeper:do=${action} id=${id} --> ${text}`;
  if (proposed.has(name)) {
    return `- [x] <!-- listkeeper:do=${action} id=${id} pull=${pull} --> ${text}${zh ? `：见 #${pull}` : `: #${pull}`}`;
  }
  const byHand = zh ? '：无法自动修改，请点“修改”' : ': a program can not write this, please use “edit”';
  return `- [ ] <!-- listkeeper:do=${action} id=${id} --> ${text}${refused.has(name) ? byHand : ''}`;
}

const checkboxPattern = /^[ \t]*[-*+] \[([ xX])\] <!-- listkeeper:do=([a-z]+) id=([0-9a-z]{1,40})(?: pull=(\d{1,9}))? -->/;

/** The boxes in an issue's text as people left them. Everything else in it is passed over. */
export function parseCheckboxes(body: string): ActionCheckbox[] {
  const boxes: ActionCheckbox[] = [];
  for (const line of body.slice(0, 200_000).split(/\r?\n/)) {
    const [, mark = '', word = '', id = '', pull] = checkboxPattern.exec(line) ?? [];
    const remedy = checkboxActions.find((one) => one === word);
    if (remedy) boxes.push({ action: remedy, id, isTicked: mark !== ' ', ...(pull === undefined ? {} : { pull: Number(pull) }) });
  }
  return boxes;
}

/** The text with these boxes ticked, where it has them. */
export function tickCheckboxes(body: string, names: readonly string[]): string {
  const wanted = new Set(names);
  const ticked = (line: string) => {
    const [box] = parseCheckboxes(line);
    return box && !box.isTicked && wanted.has(formatCheckboxKey(box.action, box.id)) ? line.replace('[ ]', '[x]') : line;
  };
  return wanted.size === 0 ? body : body.split('\n').map(ticked).join('\n');
}

/** Names of the boxes that are ticked in one text and not in the other. */
export function findNewlyTicked(before: string, after: string): string[] {
  const names = (body: string) =>
    new Set(parseCheckboxes(body).flatMap(({ action, id, isTicked }) => (isTicked ? [formatCheckboxKey(action, id)] : [])));
  const known = names(before);
  return [...names(after)].filter((name) => !known.has(name));
}
