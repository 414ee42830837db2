import { identify } from '../links/identify.ts';
import { editLinks, type LinkEdit } from '../list/edit.ts';
import type { SourceFile } from '../list/finding.ts';
import { type PlacedEntry, readList } from '../list/read.ts';
import type { Settings } from '../list/settings.ts';
import { validateList } from '../list/validate.ts';
import { boxName, type Remedy } from '../report/health-boxes.ts';
import type { ProposedEdit } from '../report/health-proposal.ts';
import type { HealthState, LinkState } from '../report/health-state.ts';
import { dayOf } from '../report/words.ts';
import { isSafeMove } from './health-state.ts';
import type { ListedLink } from './links-of.ts';

/** From boxes that were ticked to changes of the data. Pure. */

export interface Remedied {
  /** Files as they should be; only those that change. */
  files: SourceFile[];
  edits: ProposedEdit[];
  /** Names of boxes that are done by these files. */
  done: Set<string>;
  /** Names of boxes that can not be done by program. */
  refused: Set<string>;
}

export interface ListNow {
  files: readonly SourceFile[];
  entries: readonly PlacedEntry[];
  listed: readonly ListedLink[];
  settings: Settings;
}

interface Wish {
  box: string;
  remedy: ProposedEdit['remedy'];
  link: LinkState;
}

/**
 * Does what is ticked, as names of boxes. Boxes that the state does not offer any more are passed over. A file in which the changes would
 * bring a mistake, such as an address that another entry has already, is left as it is and its boxes are refused.
 */
export function remedied(state: HealthState, ticked: ReadonlySet<string>, list: ListNow): Remedied {
  const wishes = wishesOf(state, ticked);
  const texts = new Map(list.files.map((file) => [file.path, file]));
  const byFile = Map.groupBy(
    wishes.flatMap((wish) => editsOf(wish, state, list).map((edit) => ({ ...edit, wish }))),
    ({ file }) => file,
  );
  const result: Remedied = { files: [], edits: [], done: new Set(), refused: new Set() };
  // Judging a large list takes its time, and mostly nothing is ticked.
  if (byFile.size === 0) return result;
  const known = errorsIn(list.files, list.settings);
  for (const [path, wanted] of byFile) {
    const file = texts.get(path);
    const made =
      file &&
      editLinks(
        file,
        wanted.map(({ edit }) => edit),
      );
    const after = made && { path, text: made.text };
    const changed = list.files.map((one) =>
      one.path === path && after ? after : (result.files.find((done) => done.path === one.path) ?? one),
    );
    const isSound = after !== undefined && [...errorsIn(changed, list.settings)].every((error) => known.has(error));
    const refused = new Set(isSound ? made?.refused : wanted.map(({ edit }) => edit));
    if (after && isSound && after.text !== file?.text) result.files.push(after);
    for (const { edit, wish } of wanted) (refused.has(edit) ? result.refused : result.done).add(wish.box);
    result.edits.push(
      ...wanted.filter(({ edit }) => !refused.has(edit)).flatMap(({ edit, wish }) => proposed(wish, path, edit) ?? []),
    );
  }
  for (const box of result.refused) result.done.delete(box);
  return result;
}

function wishesOf(state: HealthState, ticked: ReadonlySet<string>): Wish[] {
  const all = ticked.has(boxName('moves', 'all'));
  return state.links.flatMap((link): Wish[] => {
    const own = (link.remedies ?? []).flatMap((remedy): Wish[] => {
      const box = boxName(remedy, link.key ?? '');
      return isEdit(remedy) && ticked.has(box) ? [{ box, remedy, link }] : [];
    });
    const isMoved = own.length === 0 && all && isSafeMove(link, state.at);
    return isMoved ? [{ box: boxName('moves', 'all'), remedy: 'address', link }] : own;
  });
}

const isEdit = (remedy: Remedy): remedy is ProposedEdit['remedy'] => ['address', 'archive', 'gone', 'remove'].includes(remedy);

/** What a wish changes, at every place where the link stands. */
function editsOf({ remedy, link }: Wish, state: HealthState, { entries, listed }: ListNow): { file: string; edit: LinkEdit }[] {
  const dead = new Set(state.links.filter((one) => one.state === 'dead').map(({ identity }) => identity));
  const since = dayOf(link.since);
  return listed.flatMap(({ identity, url, at: [at], entry: id }) => {
    if (identity !== link.identity || !at) return [];
    const entry = entries.find((placed) => placed.id === id && placed.file === at.file)?.entry;
    const edits = (...made: LinkEdit[]) => made.map((edit) => ({ file: at.file, edit }));
    if (remedy === 'remove') return edits({ at, do: 'remove' });
    if (remedy === 'archive') {
      if (link.archived === undefined) return [];
      return edits({ at, do: 'set', field: 'archived', value: link.archived }, { at, do: 'set', field: 'gone', value: since });
    }
    if (remedy === 'gone') {
      const isWhole = entry?.links.every((one) => dead.has(identify(one.url).key)) ?? false;
      const isOpen = entry?.status === undefined || entry.status.state === 'active' || entry.status.state === 'upcoming';
      return edits(
        isWhole && isOpen ? { at, do: 'status', state: 'gone', since } : { at, do: 'set', field: 'gone', value: since },
      );
    }
    const to = link.judged?.to === undefined ? url : withItsPart(link.judged.to, url, link.judged.reason);
    if (to === url) return [];
    // The entry has the new address already: the old one is then only a double.
    const isThere = entry?.links.some((one) => one.url !== url && identify(one.url).key === identify(to).key);
    return edits(isThere ? { at, do: 'remove' } : { at, do: 'set', field: 'url', value: to });
  });
}

/**
 * The new address with the part of the page that this spelling pointed at, as a browser keeps it through redirects: what is remembered of a thing was seen
 * by another spelling, perhaps. Where the service has a better address the page is another one, without these parts.
 */
function withItsPart(to: string, url: string, reason: string): string {
  const part = /#.+$/.exec(url)?.[0];
  if (part === undefined || reason === 'canonical-address') return to;
  return to.replace(/#.*$/, '') + part;
}

function proposed({ remedy, link }: Wish, file: string, edit: LinkEdit): ProposedEdit[] {
  // Copy and day are two edits of one wish.
  if (remedy === 'archive' && edit.do === 'set' && edit.field === 'gone') return [];
  const to = edit.do === 'set' && edit.field !== 'gone' ? edit.value : undefined;
  return [
    {
      remedy,
      url: link.url,
      file,
      line: edit.at.line,
      since: link.since,
      ...(to === undefined ? {} : { to }),
      ...(link.name ? { name: link.name } : {}),
      ...(link.judged ? { judged: link.judged } : {}),
    },
  ];
}

/** Mistakes of a list, by what and where but for the line, which an edit may move. */
function errorsIn(files: readonly SourceFile[], settings: Settings): Set<string> {
  const errors = validateList(readList(files, settings), settings).filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ code, file, field, found }) => [code, file, field, found].join(' ')));
}
