import { findIgnoredLines } from '../../links/extract/index.ts';
import { identify } from '../../links/identify/index.ts';
import { type CheckContext, checkLinks } from '../../links/index.ts';
import type { LocatedEntry } from '../../list/index.ts';
import { readMarkdownLinks } from '../../list/markdown/index.ts';
import type { Entry, Settings } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../model/verdict.ts';
import { endGenerator } from '../../runtime/end-generator.ts';
import { hasUserinfo } from '../../text/escape/redact-userinfo.ts';
import type { JobContext } from './context.ts';

/** A link of an entry with its identity. */
export interface ListedLink extends LinkToCheck {
  entry: string;
  identity: string;
  /** Set where a README strikes the link out. */
  isStruck?: true;
}

/** All links of entries, in order, each with its line. */
export function collectEntryLinks(entries: readonly LocatedEntry[]): ListedLink[] {
  return entries.flatMap(({ id, file, entry, sourceMap }) =>
    entry.links.map((link, index) => {
      const { line, column } = sourceMap.locate(['links', index, 'url']);
      return {
        url: link.url,
        ...(link.code === undefined ? {} : { code: link.code }),
        names: collectEntryNames(entry),
        ...(link.mirror_of === undefined ? {} : { mirrorOf: link.mirror_of }),
        at: [{ file, line, column, entry: id }],
        entry: id,
        identity: identify(link.url).key,
      };
    }),
  );
}

/**
 * All links of a README, in order, each with the item that it is in. A link outside of the items
 * has an empty entry. Lines that a comment takes out of checks are left out.
 */
function collectMarkdownLinks(file: SourceFile, entries: readonly LocatedEntry[]): ListedLink[] {
  let index = 0;
  const isIgnored = findIgnoredLines(file.text);
  const links = readMarkdownLinks(file).filter(({ line }) => !isIgnored(line));
  return links.map(({ url, code, names = [], line, column, isStruck }) => {
    while (index < entries.length - 1 && (entries[index]?.endLine ?? 0) < line) index += 1;
    const near = entries[index];
    const located = near && near.line <= line && line <= near.endLine ? near : undefined;
    return {
      url,
      ...(code === undefined ? {} : { code }),
      names: [...new Set([...(located ? collectEntryNames(located.entry) : []), ...names])],
      at: [{ file: file.path, line, column, ...(located ? { entry: located.id } : {}) }],
      entry: located?.id ?? '',
      identity: identify(url).key,
      ...(isStruck ? { isStruck } : {}),
    };
  });
}

/**
 * All links of a list. Those of a README are links of the list also where they are outside of its
 * items. One with a user name or a password is left out: the history of links is public.
 */
export function collectListLinks(
  entries: readonly LocatedEntry[],
  files: readonly SourceFile[],
  { source }: Pick<Settings, 'source'>,
): ListedLink[] {
  const file = files.find(({ path }) => path === source);
  const links = file ? collectMarkdownLinks(file, entries) : collectEntryLinks(entries);
  return links.filter(({ url }) => !hasUserinfo(url));
}

/** All names of an entry. */
function collectEntryNames(entry: Entry): string[] {
  const title = 'title' in entry ? entry.title : undefined;
  const { zh, en } = ('name' in entry ? entry.name : undefined) ?? {};
  return [...new Set([title, zh, en])].filter((name) => name !== undefined);
}

/**
 * Removes links that the settings ignore: exact URLs, or prefixes that end in `*`.
 * @example excludeIgnoredLinks([{ url: 'https://a.example/1' }], ['https://a.example/*']) // []
 */
export function excludeIgnoredLinks<T extends { url: string }>(links: readonly T[], ignore: readonly string[]): T[] {
  const whole = new Set(ignore.filter((each) => !each.endsWith('*')));
  const prefixes = ignore.filter((each) => each.endsWith('*')).map((each) => each.slice(0, -1));
  return links.filter(({ url }) => !whole.has(url) && !prefixes.some((beginning) => url.startsWith(beginning)));
}

/**
 * The tools of a job with the contact address of its list, which goes before that of the
 * installation.
 */
export function withContactAddress(context: JobContext, { links: { mailto } }: Settings): JobContext {
  return mailto === undefined ? context : { ...context, mailto };
}

/** The part of the context that link checks need. */
export function toCheckContext({
  network,
  secondNetwork,
  clock,
  random,
  github,
  mailto,
  hosts,
  summarizePages,
  collectFacts,
  signal,
}: JobContext): CheckContext {
  return {
    network,
    clock,
    ...(secondNetwork ? { secondNetwork } : {}),
    ...(random ? { random } : {}),
    ...(github ? { github } : {}),
    ...(mailto === undefined ? {} : { mailto }),
    ...(hosts === undefined ? {} : { hosts }),
    ...(summarizePages === undefined ? {} : { summarizePages }),
    ...(collectFacts === undefined ? {} : { collectFacts }),
    ...(signal ? { signal } : {}),
  };
}

/**
 * Checks links, and calls back with all verdicts so far whenever there is a new one. Without links
 * no request is sent.
 */
export async function checkAllLinks(
  links: readonly LinkToCheck[],
  context: JobContext,
  onProgress?: (checked: readonly CheckedLink[]) => Promise<void>,
): Promise<{ links: CheckedLink[]; summary: CheckSummary | undefined }> {
  if (links.length === 0) return { links: [], summary: undefined };
  const checking = checkLinks([...links], toCheckContext(context));
  const checked: CheckedLink[] = [];
  try {
    for (;;) {
      const next = await checking.next();
      if (next.done) return { links: checked, summary: next.value };
      checked.push(next.value);
      await onProgress?.(checked);
    }
  } finally {
    // When a checkpoint fails, no further link is checked.
    await endGenerator(checking);
  }
}
