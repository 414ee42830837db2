import { identify } from '../../../links/identify/index.ts';
import { editLinks, type LinkEdit } from '../../../list/authoring/index.ts';
import { type LocatedEntry, readList } from '../../../list/index.ts';
import { editMarkdownLinks } from '../../../list/markdown/index.ts';
import type { Settings } from '../../../list/schema/index.ts';
import { validateList } from '../../../list/validate/index.ts';
import type { Finding, SourceFile } from '../../../model/finding.ts';
import type { CheckboxAction, HealthState, LinkState } from '../../../model/link-health.ts';
import type { FileChange } from '../../../model/plan.ts';
import { formatCheckboxKey, type ProposedEdit } from '../../../report/link-health/index.ts';
import { formatDate } from '../../../text/format.ts';
import type { ListedLink } from '../../shared/index.ts';

/** From boxes that were ticked to changes of the data. Pure. */

export interface CheckboxEdits {
  /** Files as they should be; only those that change. A file without entries is deleted. */
  files: FileChange[];
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

/** One change of a file, and the request that it belongs to. */
interface RequestedEdit {
  file: string;
  edit: LinkEdit;
  request: CheckboxRequest;
}

/**
 * Plans the edits of ticked boxes, which are given by name. Boxes that the state no longer offers
 * are skipped. A change that would cause an error, such as an address that another entry already
 * has, is left out, and its box is refused.
 */
export function planCheckboxEdits(state: HealthState, ticked: ReadonlySet<string>, list: CurrentList): CheckboxEdits {
  const requested = collectRequests(state, ticked).flatMap((request) =>
    buildEdits(request, state, list).map((edit): RequestedEdit => ({ ...edit, request })),
  );
  const result: CheckboxEdits = { files: [], edits: [], done: new Set(), refused: new Set() };
  // Assessing a large list takes time, and mostly nothing is ticked.
  if (requested.length === 0) return result;
  const { files, refused } = applySoundEdits(requested, list);
  result.files = files;
  for (const { file, edit, request } of requested) {
    (refused.has(edit) ? result.refused : result.done).add(request.box);
    if (!refused.has(edit)) result.edits.push(...toProposedEdits(request, file, edit));
  }
  for (const box of result.refused) result.done.delete(box);
  return result;
}

/** Rounds in which changes that cause errors are left out, before all are refused. */
const maxRounds = 4;

/**
 * The files with all changes that cause no error. The list is validated once a round, not once a
 * file.
 */
function applySoundEdits(requested: readonly RequestedEdit[], list: CurrentList) {
  const known = new Set(findErrors(list.files, list.settings).keys());
  const refused = new Set<LinkEdit>();
  for (let round = 0; round < maxRounds; round += 1) {
    const accepted = requested.filter(({ edit }) => !refused.has(edit));
    const files = applyEdits(accepted, list, refused);
    const changed = list.files.map((file) => files.get(file.path) ?? file).filter(({ text }) => text !== '');
    const errors = [...findErrors(changed, list.settings)].flatMap(([key, error]) => (known.has(key) ? [] : [error]));
    if (errors.length === 0) return { files: [...files.values()].map(toFileChange), refused };
    for (const { edit } of findCulprits(accepted, errors)) refused.add(edit);
  }
  return { files: [], refused: new Set(requested.map(({ edit }) => edit)) };
}

const toFileChange = ({ path, text }: SourceFile): FileChange => (text === '' ? { path, delete: true } : { path, text });

/** @returns the files that change, with an empty text where no entry is left. Edits that can't be made are added to `refused`. */
function applyEdits(
  edits: readonly RequestedEdit[],
  { files, settings }: CurrentList,
  refused: Set<LinkEdit>,
): Map<string, SourceFile> {
  const changed = new Map<string, SourceFile>();
  const byFile = Map.groupBy(edits, ({ file }) => file);
  for (const file of files) {
    const here = byFile.get(file.path)?.map(({ edit }) => edit);
    if (here === undefined) continue;
    const result = settings.source === file.path ? editMarkdownLinks(file, here) : editLinks(file, here);
    for (const edit of result.refused) refused.add(edit);
    if (result.text !== file.text) changed.set(file.path, { path: file.path, text: result.text });
  }
  return changed;
}

/**
 * The changes that cause some errors: those to an address in question, else all of the files in
 * question.
 */
function findCulprits(edits: readonly RequestedEdit[], errors: readonly Finding[]): RequestedEdit[] {
  const files = new Set(errors.flatMap(({ file, twin }) => [file, twin?.file]));
  const inFiles = edits.filter(({ file }) => files.has(file));
  const addresses = new Set(errors.flatMap(({ found, twin }) => [found, twin?.by]));
  const toAddresses = inFiles.filter(
    ({ edit }) => edit.type === 'set' && (addresses.has(edit.value) || addresses.has(identify(edit.value).key)),
  );
  if (toAddresses.length > 0) return toAddresses;
  // A removed entry is missing in the files that refer to it.
  return inFiles.length > 0 ? inFiles : edits.filter(({ edit }) => edit.type === 'delete');
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
  ['address', 'archive', 'gone', 'remove', 'delete', 'shelve'].includes(remedy);

/** The changes of one request, at every place of the link. */
function buildEdits(
  { remedy, link }: CheckboxRequest,
  state: HealthState,
  { entries, listed, settings }: CurrentList,
): { file: string; edit: LinkEdit }[] {
  const dead = new Set(state.links.filter((one) => one.state === 'dead').map(({ identity }) => identity));
  const since = formatDate(link.since);
  const spellings = listed.flatMap((one) => (one.identity === link.identity ? [one.url] : []));
  return listed.flatMap(({ identity, url, at: [position], entry: id, isStruck }) => {
    if (identity !== link.identity || !position) return [];
    const entry = entries.find((located) => located.id === id && located.file === position.file)?.entry;
    const isMarkdown = position.file === settings.source;
    const edits = (...made: LinkEdit[]) => made.map((edit) => ({ file: position.file, edit }));
    if (remedy === 'remove' || remedy === 'delete') return edits({ position, type: remedy });
    if (remedy === 'shelve') {
      const { archiveSection } = settings.links;
      return archiveSection === undefined ? [] : edits({ position, type: 'section', value: archiveSection });
    }
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
    const to = link.judged?.to === undefined ? url : keepFragment(link.judged, url, spellings);
    if (to === url) return [];
    // The entry has the new address already, so the old one would be a duplicate.
    const isThere = !isMarkdown && entry?.links.some((one) => one.url !== url && identify(one.url).key === identify(to).key);
    return edits(isThere ? { position, type: 'remove' } : { position, type: 'set', field: 'url', value: to });
  });
}

/**
 * The new address with the fragment of this spelling, as a browser keeps it through redirects. The
 * history may know the thing by another of its spellings, with another fragment or none. A fragment
 * that no spelling has is the server's own, and a browser goes there. Where the service has a
 * better address the page is another one, without these parts.
 */
function keepFragment({ to = '', reason }: NonNullable<LinkState['judged']>, url: string, spellings: readonly string[]): string {
  const fragment = getHash(url);
  if (fragment === undefined || reason === 'canonical-address') return to;
  const given = getHash(to);
  if (given !== undefined && !spellings.some((spelling) => getHash(spelling) === given)) return to;
  return to.replace(/#.*$/, '') + fragment;
}

const getHash = (url: string): string | undefined => /#.+$/.exec(url)?.[0];

function toProposedEdits({ remedy, link }: CheckboxRequest, file: string, edit: LinkEdit): ProposedEdit[] {
  // The archived copy and its day are two edits of one request.
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
      ...(link.stale === undefined ? {} : { stale: link.stale, ...(link.upkeep ? { upkeep: link.upkeep } : {}) }),
    },
  ];
}

/** Errors of a list, by code and place. The line does not count, since an edit may move it. */
function findErrors(files: readonly SourceFile[], settings: Settings): Map<string, Finding> {
  const errors = validateList(readList(files, settings)).filter(({ severity }) => severity === 'error');
  return new Map(errors.map((error) => [[error.code, error.file, error.field, error.found].join(' '), error]));
}
