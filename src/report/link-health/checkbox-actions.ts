import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { type CheckboxAction, type CheckboxState, checkboxActions, type LinkState } from '../../model/link-health.ts';

/**
 * Checkboxes of the link-health issue. The meaning of a box is in an HTML comment, so that its label can change and be translated.
 * A box whose change is in a pull request names it.
 */

export interface ActionCheckbox {
  action: CheckboxAction;
  /** The link's key, or `all`. */
  id: string;
  isTicked: boolean;
  /** The pull request that makes the change. */
  pull?: number;
}

/** The key of a box, such as `gone 0a1b2c3d4e5f`. */
export const formatCheckboxKey = (action: CheckboxAction, id: string): string => `${action} ${id}`;

/** The boxes of a link, one a line. */
export function formatCheckboxes(
  { key, remedies = [] }: LinkState,
  checkboxes: CheckboxState | undefined,
  language: Language,
  indent = '',
): string[] {
  if (checkboxes === undefined || key === undefined) return [];
  const labels = getMessages(language).linkHealth.checkboxes;
  return remedies.map((action) => {
    const label = action === 'moves' ? labels.allMoves(checkboxes.safeMoveCount) : labels[action];
    return `${indent}${formatCheckbox({ action, id: key, label }, checkboxes, language)}`;
  });
}

/** The box for all safe moves: when there is more than one, or when it is what made the pull request. */
export function formatSafeMovesCheckbox(checkboxes: CheckboxState | undefined, language: Language): string[] {
  if (checkboxes === undefined) return [];
  const { safeMoveCount, proposed } = checkboxes;
  if (safeMoveCount < 2 && !proposed.has(formatCheckboxKey('moves', 'all'))) return [];
  const label = getMessages(language).linkHealth.checkboxes.allMoves(safeMoveCount);
  return [formatCheckbox({ action: 'moves', id: 'all', label }, checkboxes, language)];
}

function formatCheckbox(
  { action, id, label }: { action: CheckboxAction; id: string; label: string },
  { proposed, refused, pull }: CheckboxState,
  language: Language,
): string {
  const messages = getMessages(language).linkHealth.checkboxes;
  const key = formatCheckboxKey(action, id);
  // A ticked box without a pull request waits for the next run, which tries again.
  if (proposed.has(key) && pull === undefined) return `- [x] <!-- listkeeper:do=${action} id=${id} --> ${label}`;
  if (proposed.has(key))
    return `- [x] <!-- listkeeper:do=${action} id=${id} pull=${pull} --> ${label}${messages.proposedIn(pull ?? '')}`;
  return `- [ ] <!-- listkeeper:do=${action} id=${id} --> ${label}${refused.has(key) ? messages.refused : ''}`;
}

const checkboxPattern = /^[ \t]*[-*+] \[([ xX])\] <!-- listkeeper:do=([a-z]+) id=([0-9a-z]{1,40})(?: pull=(\d{1,9}))? -->/;

/** The boxes in an issue's text as people left them. Other text is ignored. */
export function parseCheckboxes(body: string): ActionCheckbox[] {
  const boxes: ActionCheckbox[] = [];
  for (const line of body.slice(0, 200_000).split(/\r?\n/)) {
    const [, mark = '', name = '', id = '', pull] = checkboxPattern.exec(line) ?? [];
    const action = checkboxActions.find((each) => each === name);
    if (action) boxes.push({ action, id, isTicked: mark !== ' ', ...(pull === undefined ? {} : { pull: Number(pull) }) });
  }
  return boxes;
}

/** Ticks the boxes with these keys in a text. */
export function tickCheckboxes(body: string, keys: readonly string[]): string {
  const keysToTick = new Set(keys);
  const tick = (line: string) => {
    const [box] = parseCheckboxes(line);
    return box && !box.isTicked && keysToTick.has(formatCheckboxKey(box.action, box.id)) ? line.replace('[ ]', '[x]') : line;
  };
  return keysToTick.size === 0 ? body : body.split('\n').map(tick).join('\n');
}

/** Keys of the boxes that are ticked in the second text and not in the first. */
export function findNewlyTicked(before: string, after: string): string[] {
  const tickedKeys = (body: string) =>
    new Set(parseCheckboxes(body).flatMap(({ action, id, isTicked }) => (isTicked ? [formatCheckboxKey(action, id)] : [])));
  const tickedBefore = tickedKeys(before);
  return [...tickedKeys(after)].filter((key) => !tickedBefore.has(key));
}
