import { z } from 'zod';
import type { SourceFile } from '../../../model/finding.ts';
import { compareCodeUnits } from '../../../text/compare.ts';
import { parseJson } from '../../../text/parse-json.ts';

/** The names of the files that Listkeeper has written, so that it removes those and no others. */
export const manifestName = '.listkeeper-site.json';

const manifestSchema = z.object({ files: z.array(z.string()).max(200_000) });

/** Nothing that leads out of the folder, as a manifest by somebody else could name. */
const ownPathPattern = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\:/\p{Cc}][^\\:\p{Cc}]*$/u;

/** A built site is not committed: this file in its folder makes git ignore all of it. */
const ignoreAll: SourceFile = { path: '.gitignore', text: '*\n' };

export interface SiteFolderPlan {
  /** All files of the site, manifest included. */
  files: SourceFile[];
  /** Files that it had before and has no more. */
  remove: string[];
  /** Files that somebody else has put where the site would be written. */
  foreign: string[];
}

/**
 * What becomes of the folder of a site. A folder without a manifest has to be empty: a maintainer
 * who names `docs/index.html` must not lose what is in `docs/`.
 * @param files of the site; all paths are relative to its folder.
 * @param present paths of all files in the folder, and of symbolic links, which a site has none of:
 *   what is written through one would be written over a file elsewhere.
 * @param manifest its present text, if there is one.
 * @param options.commit whether the site is kept in the repository.
 */
export function planSiteFolder(
  files: readonly SourceFile[],
  present: { files: readonly string[]; symlinks: readonly string[] },
  manifest: string | undefined,
  { commit }: { commit: boolean },
): SiteFolderPlan {
  const own = commit ? files : [...files, ignoreAll];
  const names = own.map(({ path }) => path).sort(compareCodeUnits);
  const text = `${JSON.stringify({ generator: 'listkeeper', files: names }, null, 0).replaceAll('","', '",\n"')}\n`;
  const before = manifest === undefined ? undefined : readManifest(manifest);
  const wanted = new Set([...names, manifestName]);
  const remove = [...(before ?? [])].filter((path) => !wanted.has(path) && ownPathPattern.test(path));
  const isForeign = (path: string) => path !== manifestName && (before === undefined || (wanted.has(path) && !before.has(path)));
  const ways = new Set([...wanted].flatMap(listPrefixes));
  const isInTheWay = (link: string) => before === undefined || ways.has(link);
  const foreign = [...present.files.filter(isForeign), ...present.symlinks.filter(isInTheWay)];
  return { files: [...own, { path: manifestName, text }], remove, foreign };
}

/** The path with the folders above it: `a`, `a/b.html`. */
const listPrefixes = (path: string): string[] => path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));

/** Undefined for a file that is no manifest: then nothing in the folder is known to be ours. */
function readManifest(text: string): ReadonlySet<string> | undefined {
  const { data } = manifestSchema.safeParse(parseJson(text));
  return data && new Set(data.files);
}
