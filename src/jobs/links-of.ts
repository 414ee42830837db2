import type { CheckTools } from '../links/check.ts';
import { checkLinks } from '../links/check.ts';
import { identify } from '../links/identify.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../links/verdict.ts';
import type { Entry } from '../list/entry.ts';
import type { PlacedEntry } from '../list/read.ts';
import type { JobTools } from './tools.ts';

/** A link of an entry with what it is, whatever its spelling. */
export interface ListedLink extends LinkToCheck {
  entry: string;
  identity: string;
}

/** All links of entries, in order, each with its place. */
export function linksOf(entries: readonly PlacedEntry[]): ListedLink[] {
  return entries.flatMap(({ id, file, entry, place }) =>
    entry.links.map((link, index) => {
      const { line, column } = place.spot(['links', index, 'url']);
      return {
        url: link.url,
        ...(link.code === undefined ? {} : { code: link.code }),
        names: namesOf(entry),
        ...(link.mirror_of === undefined ? {} : { mirrorOf: link.mirror_of }),
        at: [{ file, line, column, entry: id }],
        entry: id,
        identity: identify(link.url).key,
      };
    }),
  );
}

/** Everything that an entry is called. */
export function namesOf(entry: Entry): string[] {
  const title = 'title' in entry ? entry.title : undefined;
  const { zh, en } = ('name' in entry ? entry.name : undefined) ?? {};
  return [...new Set([title, zh, en])].filter((name) => name !== undefined);
}

/** Leaves out what the settings say to ignore: whole addresses, or beginnings that end in `*`. */
export function withoutIgnored<T extends { url: string }>(links: readonly T[], ignore: readonly string[]): T[] {
  const whole = new Set(ignore.filter((each) => !each.endsWith('*')));
  const beginnings = ignore.filter((each) => each.endsWith('*')).map((each) => each.slice(0, -1));
  return links.filter(({ url }) => !whole.has(url) && !beginnings.some((beginning) => url.startsWith(beginning)));
}

/** What of a job's tools the questions to the outside need. */
export function checkTools({ network, second, clock, random, github, mailto, signal }: JobTools): CheckTools {
  return {
    network,
    clock,
    ...(second ? { second } : {}),
    ...(random ? { random } : {}),
    ...(github ? { github } : {}),
    ...(mailto === undefined ? {} : { mailto }),
    ...(signal ? { signal } : {}),
  };
}

/** Checks links to the end, and shows all verdicts so far whenever there is a new one. Nothing is asked when there is no link. */
export async function verdictsOn(
  links: readonly LinkToCheck[],
  tools: JobTools,
  saw?: (checked: readonly CheckedLink[]) => Promise<void>,
): Promise<{ links: CheckedLink[]; summary: CheckSummary | undefined }> {
  if (links.length === 0) return { links: [], summary: undefined };
  const checking = checkLinks([...links], checkTools(tools));
  const checked: CheckedLink[] = [];
  try {
    for (;;) {
      const next = await checking.next();
      if (next.done) return { links: checked, summary: next.value };
      checked.push(next.value);
      await saw?.(checked);
    }
  } finally {
    // Where what was seen can not be written down, nobody is asked any more.
    await checking[Symbol.asyncDispose]();
  }
}
