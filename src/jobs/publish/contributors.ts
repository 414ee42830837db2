import { type CommitAuthor, type Forge, isForgeError } from '../../forge/index.ts';
import { type Contributor, hasCreditsZone } from '../../list/render/index.ts';
import { detectOutputFormat, type Settings } from '../../list/schema/index.ts';
import { applyMailmap, parseMailmap } from './mailmap.ts';

/** Who helped with a list, by its history. */

const mailmapFile = '.mailmap';
/** Histories that are read: of the data, and of the Markdown files that were the list before. */
const maxPaths = 4;

/**
 * Reads who helped, where an output names them. A person who came by a form is a co-author of the
 * commit. Undefined where no output wants it, or the forge doesn't say: then what is there stays.
 */
export async function readContributors(
  forge: Forge,
  commit: string,
  settings: Settings,
  present: ReadonlyMap<string, string>,
): Promise<Contributor[] | undefined> {
  const isWanted = settings.outputs.some(
    (output) => detectOutputFormat(output) === 'contributors' || hasCreditsZone(present.get(output.file) ?? ''),
  );
  if (!isWanted || forge.listAuthors === undefined) return undefined;
  const markdown = settings.outputs.filter((output) => detectOutputFormat(output) === 'markdown').map(({ file }) => file);
  const paths = [...markdown.slice(0, maxPaths - 1), settings.data];
  try {
    const authors = await forge.listAuthors(commit, paths);
    const [mailmap] = (await forge.readFiles(commit, [mailmapFile])).files;
    return selectContributors(authors, mailmap?.text ?? '', settings.credits.hide);
  } catch (error) {
    if (isForgeError(error)) return undefined;
    throw error;
  }
}

/** Robots are no people, whether GitHub or only their name says it. */
const robotName = /\[bot\]|^(?:github-actions|dependabot|renovate|web-flow|github)$/i;

/** Each person once, in the order of their first commit, under the name that they want. */
export function selectContributors(authors: readonly CommitAuthor[], mailmap: string, hidden: readonly string[]): Contributor[] {
  const names = parseMailmap(mailmap);
  const left = new Set(hidden.map((each) => each.replace(/^@/, '').toLowerCase()));
  const byKey = new Map<string, Contributor>();
  for (const { name: written, email: address, account } of authors) {
    if (robotName.test(written) || address.includes('[bot]@')) continue;
    const { name, email } = applyMailmap({ name: written, email: address }, names);
    const login = account?.login ?? /^(?:\d+\+)?([A-Za-z\d-]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
    if ([name, written, login].some((each) => each !== undefined && left.has(each.toLowerCase()))) continue;
    const key = login === undefined ? `mail ${email.toLowerCase()}` : `login ${login.toLowerCase()}`;
    if (!byKey.has(key)) byKey.set(key, { name, ...(login === undefined ? {} : { login }) });
  }
  return [...byKey.values()];
}
