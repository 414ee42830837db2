import { type CheckboxAction, checkboxActions } from '../../model/link-health.ts';

/**
 * Checkboxes of the link-health issue, as they are stored in its text. What a box does is in an
 * HTML comment, so that its label can change and be translated. A box acts on the links whose keys
 * it holds, whatever has happened to the list since. A box whose change is in a pull request names
 * it.
 *
 * - one link: `listkeeper:do=gone id=3kTmP0a pull=12`
 * - a group: `listkeeper:all=dead.page gone=3kTmP0a9ZbQx1c archive=0Fq2LmN`, with keys of {@link
 *   keyLength} characters
 * - the list as a whole: `listkeeper:list=adopt pull=12`, see {@link adoptionTarget}
 * - several groups: `listkeeper:all=dead of=dead.page,dead.cancelled`, for what the boxes of these
 *   groups hold
 */

/** Characters of a link's key. */
export const keyLength = 7;

/** What a box asks for about one link, such as `gone 3kTmP0a`. */
export const formatCheckboxKey = (action: CheckboxAction, id: string): string => `${action} ${id}`;

/** Links by what a box of a group does about them: keys without spaces between. */
export type BulkTargets = Partial<Record<CheckboxAction, readonly string[]>>;

export interface CheckboxMark {
  isOn: boolean;
  /** The pull request that makes the change. */
  pull?: number | undefined;
}

const formatMark = (what: string, { isOn, pull }: CheckboxMark): string =>
  `- [${isOn ? 'x' : ' '}] <!-- listkeeper:${what}${isOn && pull !== undefined ? ` pull=${pull}` : ''} -->`;

/** The beginning of a line with a box for one link. */
export const formatLinkMark = (action: CheckboxAction, key: string, mark: CheckboxMark): string =>
  formatMark(`do=${action} id=${key}`, mark);

/** The beginning of a line with a box for the links of a group. */
export const formatBulkMark = (id: string, targets: BulkTargets, mark: CheckboxMark): string =>
  formatMark(`all=${id}${formatTargets(targets)}`, mark);

function formatTargets(targets: BulkTargets): string {
  const lists = checkboxActions.flatMap((action) => {
    const keys = targets[action] ?? [];
    return keys.length === 0 ? [] : [` ${action}=${keys.join('')}`];
  });
  return lists.join('');
}

/** What the box asks for that turns a README into data files. */
export const adoptionTarget = 'list adopt';

/** The beginning of a line with that box. */
export const formatAdoptionMark = (mark: CheckboxMark): string => formatMark('list=adopt', mark);

/** The beginning of a line with a box for several groups. */
export const formatGroupsMark = (id: string, groups: readonly string[], mark: CheckboxMark): string =>
  formatMark(`all=${id} of=${groups.join(',')}`, mark);

/** A box as somebody left it. */
export interface IssueCheckbox {
  /** Names the box within the issue: `gone 3kTmP0a`, `all dead.page`. */
  key: string;
  /** What it asks for, see {@link formatCheckboxKey}. */
  targets: string[];
  isTicked: boolean;
  /** The pull request that it named when the issue was written. */
  pull?: number;
}

const fieldsPattern = '((?: [a-z]+=[0-9A-Za-z._,]+)*)';
const linePattern = new RegExp(
  `^[ \\t]*[-*+] \\[([ xX])\\] <!-- listkeeper:(do|all|list)=([a-z0-9._]{1,300})${fieldsPattern} -->`,
);

/** More than GitHub stores. */
const maxBodyLength = 262_144;

/** The boxes in an issue's text as people left them. Other text is ignored. */
export function parseCheckboxes(body: string): IssueCheckbox[] {
  const boxes: (IssueCheckbox & { groups?: string[] })[] = [];
  for (const line of body.slice(0, maxBodyLength).split(/\r?\n/)) {
    const [, mark = '', kind, name = '', rest = ''] = linePattern.exec(line) ?? [];
    if (kind === undefined) continue;
    const values = parseFields(rest);
    const pull = /^\d{1,9}$/.test(values.get('pull') ?? '') ? { pull: Number(values.get('pull')) } : {};
    const box = { isTicked: mark !== ' ', ...pull };
    if (kind === 'all') {
      const groups = values.get('of')?.split(',');
      boxes.push({ key: `all ${name}`, targets: parseTargets(values), ...box, ...(groups ? { groups } : {}) });
      continue;
    }
    if (kind === 'list') {
      if (name === 'adopt') boxes.push({ key: adoptionTarget, targets: [adoptionTarget], ...box });
      continue;
    }
    const action = checkboxActions.find((each) => each === name);
    const id = values.get('id');
    if (action && id !== undefined)
      boxes.push({ key: formatCheckboxKey(action, id), targets: [formatCheckboxKey(action, id)], ...box });
  }
  return boxes.map(({ groups, ...box }) => (groups ? { ...box, targets: collectTargets(boxes, groups) } : box));
}

const parseFields = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/ ([a-z]+)=(\S+)/g)].map(([, field = '', value = '']) => [field, value]));

function parseTargets(values: ReadonlyMap<string, string>): string[] {
  return checkboxActions.flatMap((action) => {
    const keys = values.get(action)?.match(new RegExp(`[0-9A-Za-z]{${keyLength}}`, 'g')) ?? [];
    return keys.map((key) => formatCheckboxKey(action, key));
  });
}

/**
 * What follows the name of a group whose links are in two boxes: those that are proposed, and the
 * others.
 */
export const restSuffix = '.rest';

function collectTargets(boxes: readonly IssueCheckbox[], groups: readonly string[]): string[] {
  const keys = new Set(groups.flatMap((group) => [`all ${group}`, `all ${group}${restSuffix}`]));
  return [...new Set(boxes.filter(({ key }) => keys.has(key)).flatMap(({ targets }) => targets))];
}

/**
 * What the boxes ask for together.
 * - A box that was unticked after its change was proposed takes the change back, even where the box
 *   of its group still asks for it.
 * - A box that was ticked since then asks for it again.
 * - A box that names a pull request which is no longer open is settled: it was merged, or declined
 *   by closing it.
 * @param openPull number of the open pull request with the changes.
 */
export function resolveCheckboxes(boxes: readonly IssueCheckbox[], openPull: number | undefined): Set<string> {
  const select = (filter: (box: IssueCheckbox) => boolean) => boxes.filter(filter).flatMap(({ targets }) => targets);
  const wanted = new Set(select(({ isTicked, pull }) => isTicked && pull !== undefined && pull === openPull));
  for (const target of select(({ isTicked, pull }) => !isTicked && pull !== undefined)) wanted.delete(target);
  for (const target of select(({ isTicked, pull }) => isTicked && pull === undefined)) wanted.add(target);
  return wanted;
}

/** Keys of the boxes that are ticked in the second text and not in the first. */
export function findNewlyTicked(before: string, after: string): string[] {
  const tickedBefore = new Set(findTicked(before).map(({ key }) => key));
  return [...new Set(findTicked(after).map(({ key }) => key))].filter((key) => !tickedBefore.has(key));
}

const findTicked = (body: string): IssueCheckbox[] => parseCheckboxes(body).filter(({ isTicked }) => isTicked);

const answeredPattern = new RegExp(`\\n\\n<!-- listkeeper:answered${fieldsPattern} -->$`);

/**
 * Adds a note to the new text about ticks in the old one that are done: links that were checked or
 * snoozed, edits that cannot be made.
 */
export function appendAnswered(body: string, answered: ReadonlySet<string>): string {
  if (answered.size === 0) return body;
  const targets: Partial<Record<CheckboxAction, string[]>> = {};
  for (const target of answered) {
    const [name, key = ''] = target.split(' ');
    const action = checkboxActions.find((each) => each === name);
    if (action && key.length === keyLength) targets[action] = [...(targets[action] ?? []), key];
  }
  const adoption = answered.has(adoptionTarget) ? ' list=adopt' : '';
  return `${body}\n\n<!-- listkeeper:answered${formatTargets(targets)}${adoption} -->`;
}

/** A text without that note. */
export const removeAnswered = (body: string): string => body.replaceAll('\r\n', '\n').replace(answeredPattern, '');

/**
 * What was ticked in a text that we replaced, and that the new text neither has nor notes as
 * answered: somebody ticked it after the old text was read. GitHub has no conditional edits, so
 * this shows only afterwards.
 */
export function findOverwrittenTicks(before: string, after: string): string[] {
  const boxes = parseCheckboxes(after);
  const offered = new Set(boxes.flatMap(({ targets }) => targets));
  const kept = new Set(boxes.filter(({ isTicked }) => isTicked).flatMap(({ targets }) => targets));
  const [, fields = ''] = answeredPattern.exec(after.replaceAll('\r\n', '\n')) ?? [];
  const values = parseFields(fields);
  const answered = new Set([...parseTargets(values), ...(values.get('list') === 'adopt' ? [adoptionTarget] : [])]);
  const ticked = findTicked(before).filter(({ pull }) => pull === undefined);
  const targets = new Set(ticked.flatMap((box) => box.targets));
  return [...targets].filter((target) => offered.has(target) && !kept.has(target) && !answered.has(target));
}
