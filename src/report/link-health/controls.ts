import { getMessages, type Messages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import {
  type CheckboxAction,
  type CheckboxState,
  checkboxActions,
  type HealthState,
  type LinkState,
} from '../../model/link-health.ts';
import { formatCodeSpan } from '../../text/escape/escape-markdown.ts';
import { shortenUrl } from '../../text/escape/url-text.ts';
import {
  type CheckboxMark,
  formatBulkMark,
  formatCheckboxKey,
  formatGroupsMark,
  formatLinkMark,
  restSuffix,
} from './checkbox-actions.ts';
import { collectBulkTargets, findDefaultAction, type IssueGroup } from './issue-model.ts';
import { findCaptureDay, formatEntryName } from './sections/link-parts.ts';

/**
 * The lines with checkboxes. Each label names what its box is about, since a screen reader reads
 * one label at a time.
 */

type CheckboxMessages = Messages['linkHealth']['checkboxes'];

/** The labels of the boxes. Those of a README are about its lines. */
export function selectCheckboxMessages({ source }: Pick<HealthState, 'source'>, language: Language): CheckboxMessages {
  const { checkboxes, readme } = getMessages(language).linkHealth;
  if (source === undefined) return checkboxes;
  return { ...checkboxes, one: { ...checkboxes.one, ...readme.one }, each: { ...checkboxes.each, ...readme.each } };
}

export class Controls {
  readonly #checkboxes: CheckboxState | undefined;
  readonly #language: Language;
  readonly #messages: CheckboxMessages;
  readonly #sharedNames: ReadonlySet<string>;

  /**
   * @param checkboxes what was asked for; without it there are no boxes, since no job would read
   * them.
   * @param links all links that have boxes: where two share a name, their addresses tell them
   * apart.
   * @param messages see {@link selectCheckboxMessages}.
   */
  constructor(
    checkboxes: CheckboxState | undefined,
    links: readonly LinkState[],
    messages: CheckboxMessages,
    language: Language,
  ) {
    this.#checkboxes = checkboxes;
    this.#language = language;
    this.#messages = messages;
    const byName = Map.groupBy(links, (link) => formatEntryName(link, language));
    this.#sharedNames = new Set([...byName].flatMap(([name, same]) => (same.length > 1 ? [name] : [])));
  }

  get areShown(): boolean {
    return this.#checkboxes !== undefined;
  }

  /**
   * The link as labels name it: `“CMID”`, or `“CMID” (pan.baidu.com/s/1QqY)` where another link has
   * the same name.
   */
  formatName(link: LinkState): string {
    const { common } = getMessages(this.#language);
    const name = formatEntryName(link, this.#language);
    const address = this.#sharedNames.has(name) ? common.remark(formatCodeSpan(shortenUrl(link.url, 40))) : '';
    return `${common.quoted(name)}${address}`;
  }

  /**
   * A line that is the label of the box for a link's default action; a plain item where there are
   * no boxes.
   */
  formatRow(link: LinkState, label: string): string {
    const action = findDefaultAction(link);
    if (!this.#checkboxes || action === undefined || link.key === undefined) return `- ${label}`;
    const key = formatCheckboxKey(action, link.key);
    return `${formatLinkMark(action, link.key, this.#mark([key]))} ${label}${this.#note([key])}`;
  }

  /** A box for each of these actions, with a label that says what it does. */
  formatChoices(link: LinkState, actions: readonly CheckboxAction[]): string[] {
    return actions.flatMap((action) => {
      if (!this.#checkboxes || link.key === undefined) return [];
      const key = formatCheckboxKey(action, link.key);
      const label = this.#messages.one[action](this.formatName(link), findCaptureDay(link.archived));
      return [`${formatLinkMark(action, link.key, this.#mark([key]))} ${label}${this.#note([key])}`];
    });
  }

  /**
   * Boxes that were ticked and that a row has no room for: they stay, so that their change is not
   * lost.
   */
  formatOtherTicks(links: readonly LinkState[], indent = ''): string[] {
    return links.flatMap((link) =>
      this.formatChoices(
        link,
        (link.remedies ?? []).filter((action) => this.#isOtherTick(link, action)),
      ).map((line) => `${indent}${line}`),
    );
  }

  /** The same for many links: a box for each action. */
  formatOtherBulk(id: string, links: readonly LinkState[], group: string): string[] {
    return checkboxActions.flatMap((action) => {
      const ticked = links.filter((link) => this.#isOtherTick(link, action));
      if (ticked.length === 0) return [];
      const keys = ticked.map(({ key = '' }) => key);
      const marked = keys.map((key) => formatCheckboxKey(action, key));
      const mark = formatBulkMark(`${id}.${action}`, { [action]: keys }, this.#mark(marked));
      const title = this.#messages.someInGroup(ticked.length, group);
      const { common } = getMessages(this.#language);
      return [`${mark} ${common.labelled(title, this.#messages.each[action])}${this.#note(marked)}`];
    });
  }

  #isOtherTick(link: LinkState, action: CheckboxAction): boolean {
    return action !== findDefaultAction(link) && (link.remedies ?? []).includes(action) && this.#isOn(link, action);
  }

  /** The box for all links of a group, ticked when each of them is. */
  formatBulk(id: string, links: readonly LinkState[], title: string): string[] {
    const targets = collectBulkTargets(links);
    const keys = checkboxActions.flatMap((action) => (targets[action] ?? []).map((key) => formatCheckboxKey(action, key)));
    if (!this.#checkboxes || keys.length === 0) return [];
    return [`${formatBulkMark(id, targets, this.#mark(keys))} ${this.#formatBulkLabel(title, links)}${this.#note(keys)}`];
  }

  /**
   * The boxes for a group whose links are not shown: one for those that were ticked, and one for
   * the others. So a link that joins the group later does not join what was ticked before.
   */
  formatSplitBulk(group: IssueGroup, name: string): string[] {
    const { allInGroup, someInGroup } = this.#messages;
    const [ticked, rest] = this.splitByTick(group.links);
    const title = ticked.length > 0 && rest.length > 0 ? someInGroup : allInGroup;
    return [
      ...this.formatBulk(group.id, ticked, title(ticked.length, name)),
      ...this.formatBulk(`${group.id}${restSuffix}`, rest, title(rest.length, name)),
    ];
  }

  /** The box for several groups, each of which has a box in the same text. */
  formatGroups(id: string, groups: readonly IssueGroup[], title: string): string[] {
    const links = groups.flatMap((group) => group.links);
    if (!this.#checkboxes) return [];
    const keys = links.flatMap((link) => this.#defaultKey(link) ?? []);
    const ids = groups.map((group) => group.id);
    return [`${formatGroupsMark(id, ids, this.#mark(keys))} ${this.#formatBulkLabel(title, links)}${this.#note(keys)}`];
  }

  /**
   * The links with a default action that was ticked, and those whose was not. Links without an
   * action are in neither.
   */
  splitByTick(links: readonly LinkState[]): [ticked: LinkState[], rest: LinkState[]] {
    const able = links.filter((link) => this.#defaultKey(link) !== undefined);
    const isOn = (link: LinkState) => this.#isOn(link, findDefaultAction(link));
    return [able.filter(isOn), able.filter((link) => !isOn(link))];
  }

  #defaultKey(link: LinkState): string | undefined {
    const action = findDefaultAction(link);
    return action === undefined || link.key === undefined ? undefined : formatCheckboxKey(action, link.key);
  }

  #isOn({ key = '' }: LinkState, action: CheckboxAction | undefined): boolean {
    return action !== undefined && this.#mark([formatCheckboxKey(action, key)]).isOn;
  }

  #mark(keys: readonly string[]): CheckboxMark {
    const { proposed, pending, pull } = this.#checkboxes ?? { proposed: new Set<string>() };
    const isOn = keys.length > 0 && keys.every((key) => proposed.has(key) || pending?.has(key));
    // A ticked box without a pull request waits for the next run.
    return { isOn, pull: isOn && keys.every((key) => proposed.has(key)) ? pull : undefined };
  }

  /** What follows a label: the pull request, or why there is none. */
  #note(keys: readonly string[]): string {
    const { pull } = this.#mark(keys);
    if (pull !== undefined) return ` · ${this.#messages.proposedIn(`#${pull}`)}`;
    return keys.length === 1 && this.#checkboxes?.refused.has(keys[0] ?? '') ? ` · ${this.#messages.refused}` : '';
  }

  #formatBulkLabel(title: string, links: readonly LinkState[]): string {
    const { common } = getMessages(this.#language);
    const byAction = Map.groupBy(links, findDefaultAction);
    const parts = checkboxActions.flatMap((action) => {
      const count = byAction.get(action)?.length ?? 0;
      const what = this.#messages.each[action];
      return count === 0 ? [] : [byAction.size === 1 ? what : `${what}${common.remark(String(count))}`];
    });
    return common.labelled(title, common.clauses(parts));
  }
}
