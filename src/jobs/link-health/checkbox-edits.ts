import { identify } from '../../links/identify/index.ts';
import { editLinks, type LinkEdit } from '../../list/authoring/index.ts';
import { type LocatedEntry, readList } from '../../list/index.ts';
import { editMarkdownLinks } from '../../list/markdown/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { validateList } from '../../list/validate/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { CheckboxAction, HealthState, LinkState } from '../../model/link-health.ts';
import { formatCheckboxKey, type ProposedEdit } from '../../report/link-health/index.ts';
import { formatDate } from '../../text/format.ts';
import type { ListedLink } from '../shared/index.ts';

/** From boxes that were ticked to changes of the data. Pure. */

export interface CheckboxEdits {
  /** Files as they should be; only those that change. */
  files: SourceFile[];
  edits: ProposedEdit[];
  /** Names of boxes that are done by these files. */
  done: Set<string>;
  /** Names of boxes that can not be done by program. */
  refused: Set<string>;
}

export interface CurrentList {
  files: readonly SourceFile[];
  entries: readonly LocatedEntry[];
  listed: readonly ListedLink[];
  settings: Settings;
}

interface CheckboxRequest {
  box: string;
  remedy: ProposedEdit['action'];
  link: LinkState;
}

/**
 * Does what is ticked, as names of boxes. Boxes that the state does not offer any more are passed
 * over. A file in which the changes would bring a mistake, such as an address that another entry
 * has already, is left as it is and its boxes are refused.
 */
export function planCheckboxEdits(state: HealthState, ticked: ReadonlySet<string>, list: CurrentList): CheckboxEdits {
  const requests = collectRequests(state, ticked);
  const texts = new Map(list.files.map((file) => [file.path, file]));
  const byFile = Map.groupBy(
    requests.flatMap((wish) => buildEdits(wish, state, list).map((edit) => ({ ...edit, wish }))),
    ({ file }) => file,
  );
  const result: CheckboxEdits = { files: [], edits: [], done: new Set(), refused: new Set() };
  // Judging a large list takes its time, and mostly nothing is ticked.
  if (byFile.size === 0) return result;
  const known = collectErrorKeys(list.files, list.settings);
  for (const [path, requestedEdits] of byFile) {
    const file = texts.get(path);
    const edited =
      file &&
      (list.settings.source === path ? editMarkdownLinks : editLinks)(
        file,
        requestedEdits.map(({ edit }) => edit),
      );
    const after = edited && { path, text: edited.text };
    const changed = list.files.map((one) =>
      one.path === path && after ? after : (result.files.find((done) => done.path === one.path) ?? one),
    );
    const isSound = after !== undefined && [...collectErrorKeys(changed, list.settings)].every((error) => known.has(error));
    const refused = new Set(isSound ? edited?.refused : requestedEdits.map(({ edit }) => edit));
    if (after && isSound && after.text !== file?.text) result.files.push(after);
    for (const { edit, wish } of requestedEdits) (refused.has(edit) ? result.refused : result.done).add(wish.box);
    result.edits.push(
      ...requestedEdits
        .filter(({ edit }) => !refused.has(edit))
        .flatMap(({ edit, wish }) => toProposedEdits(wish, path, edit) ?? []),
    );
  }
  for (const box of result.refused) result.done.delete(box);
  return result;
}

function collectRequests(state: HealthState, ticked: ReadonlySet<string>): CheckboxRequest[] {
  return state.links.flatMap((link) =>
    (link.remedies ?? []).flatMap((remedy): CheckboxRequest[] => {
      const box = formatCheckboxKey(remedy, link.key ?? '');
      return isDataEdit(remedy) && ticked.has(box) ? [{ box, remedy, link }] : [];
    }),
  );
}

const isDataEdit = (remedy: CheckboxAction): remedy is ProposedEdit['action'] =>
  ['address', 'archive', 'gone', 'remove'].includes(remedy);

/** What a wish changes, at every place where the link stands. */
function buildEdits(
  { remedy, link }: CheckboxRequest,
  state: HealthState,
  { entries, listed, settings }: CurrentList,
): { file: string; edit: LinkEdit }[] {
  const dead = new Set(state.links.filter((one) => one.state === 'dead').map(({ identity }) => identity));
  const since = formatDate(link.since);
  return listed.flatMap(({ identity, url, at: [position], entry: id, isStruck }) => {
    if (identity !== link.identity || !position) return [];
    const entry = entries.find((located) => located.id === id && located.file === position.file)?.entry;
    const isMarkdown = position.file === settings.source;
    const edits = (...made: LinkEdit[]) => made.map((edit) => ({ file: position.file, edit }));
    if (remedy === 'remove') return edits({ position, type: 'remove' });
    if (remedy === 'archive') {
      if (link.archived === undefined) return [];
      // A README has one address a link: that of the copy takes its place.
      if (isMarkdown) return edits({ position, type: 'set', field: 'url', value: link.archived });
      return edits(
        { position, type: 'set', field: 'archived', value: link.archived },
        { position, type: 'set', field: 'gone', value: since },
      );
    }
    if (remedy === 'gone') {
      if (isStruck) return [];
      const isWhole = entry?.links.every((one) => dead.has(identify(one.url).key)) ?? false;
      const isOpen = entry?.status === undefined || entry.status.state === 'active' || entry.status.state === 'upcoming';
      return edits(
        isWhole && isOpen
          ? { position, type: 'status', state: 'gone', since }
          : { position, type: 'set', field: 'gone', value: since },
      );
    }
    const to = link.judged?.to === undefined ? url : keepFragment(link.judged.to, url, link.judged.reason);
    if (to === url) return [];
    // The entry has the new address already: the old one is then only a double.
    const isThere = !isMarkdown && entry?.links.some((one) => one.url !== url && identify(one.url).key === identify(to).key);
    return edits(isThere ? { position, type: 'remove' } : { position, type: 'set', field: 'url', value: to });
  });
}

/**
 * The new address with the fragment of this spelling, as a browser keeps it through redirects. The
 * history may know the thing by another spelling, without that fragment. Where the service has a
 * better address the page is another one, without these parts.
 */
function keepFragment(to: string, url: string, reason: string): string {
  const fragment = /#.+$/.exec(url)?.[0];
  if (fragment === undefined || reason === 'canonical-address') return to;
  return to.replace(/#.*$/, '') + fragment;
}

function toProposedEdits({ remedy, link }: CheckboxRequest, file: string, edit: LinkEdit): ProposedEdit[] {
  // Copy and day are two edits of one wish.
  if (remedy === 'archive' && edit.type === 'set' && edit.field === 'gone') return [];
  const to = edit.type === 'set' && edit.field !== 'gone' ? edit.value : undefined;
  return [
    {
      action: remedy,
      url: link.url,
      file,
      line: edit.position.line,
      since: link.since,
      ...(to === undefined ? {} : { to }),
      ...(link.name ? { name: link.name } : {}),
      ...(link.judged ? { judged: link.judged } : {}),
    },
  ];
}

/** Mistakes of a list, by what and where but for the line, which an edit may move. */
function collectErrorKeys(files: readonly SourceFile[], settings: Settings): Set<string> {
  const errors = validateList(readList(files, settings)).filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ code, file, field, found }) => [code, file, field, found].join(' ')));
}
