import { dirname, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { WrittenLink } from '../../../links/extract/index.ts';
import { identify } from '../../../links/identify/index.ts';
import { detach } from '../../../links/services/shared/index.ts';
import { classifyTarget } from '../../../links/written/index.ts';
import type { Finding } from '../../../model/finding.ts';
import type { CheckedLink, LinkLocation, LinkToCheck } from '../../../model/verdict.ts';
import { findAncestor, readEncodedTextFile, readOptionalFile, toDisplayPath } from '../../files/index.ts';
import { LocalLinks } from '../local/index.ts';
import { type CheckTargets, createTargets } from './check-targets.ts';
import { readDocumentLinks } from './document-format.ts';

export interface TargetOptions {
  cwd: string;
  /** Folder where addresses that begin with a slash begin. Default: the repository of each file. */
  root?: string | undefined;
}

/**
 * Reads texts, and judges what needs no network. The result has every link except `mailto:` and the
 * like, and those that a comment or the settings of their repository take out.
 */
export async function loadDocumentTargets(paths: readonly string[], { cwd, root }: TargetOptions): Promise<CheckTargets> {
  const targets = createTargets();
  const readSettings = createSettingsReader();
  const localLinks = new Map<string, LocalLinks>();
  const getLocalLinks = (path: string) => {
    const base = root === undefined ? (findAncestor(dirname(path), ['.git']) ?? dirname(path)) : resolve(cwd, root);
    const known = localLinks.get(base) ?? new LocalLinks(base, { isRootGiven: root !== undefined });
    localLinks.set(base, known);
    return known;
  };
  for (const path of paths) {
    const file = toDisplayPath('/', path, cwd);
    const text = readEncodedTextFile(path, maxDocumentBytes);
    const links = text === undefined ? undefined : await readDocumentLinks(path, text);
    if (links === undefined) {
      targets.unreadableFiles.push(file);
      continue;
    }
    targets.files += 1;
    const local = getLocalLinks(path);
    const found: DocumentLinks = { links: [], judged: [], ignored: 0 };
    for (const link of links) {
      const isAdded = addLink(found, link, { file, path, local });
      // Only files are waited for: a text may have thousands of addresses.
      if (isAdded !== undefined) await isAdded;
    }
    const own = await readSettings(path);
    if (own !== undefined) targets.settingsFindings.set(own.root, own.findings);
    await addAllowed(targets, found, own?.settings.ignore ?? []);
    // Lets signals and the progress line have their turn between files.
    await setImmediate();
  }
  const settings = paths[0] === undefined ? undefined : await readSettings(paths[0]);
  return settings === undefined ? targets : { ...targets, settings: settings.settings };
}

/** The links of one text. */
interface DocumentLinks extends Pick<CheckTargets, 'judged' | 'ignored'> {
  links: LinkToCheck[];
}

/** Adds the links of one text without those that `links.ignore` names. */
async function addAllowed(targets: CheckTargets, found: DocumentLinks, ignore: readonly string[]): Promise<void> {
  let { links, judged } = found;
  if (ignore.length > 0) {
    const { excludeIgnoredLinks } = await import('../../../jobs/shared/index.ts');
    links = excludeIgnoredLinks(links, ignore);
    judged = excludeIgnoredLinks(judged, ignore);
  }
  for (const link of links) targets.links.add(link);
  for (const link of judged) targets.judged.push(link);
  targets.ignored += found.ignored + found.links.length - links.length + found.judged.length - judged.length;
}

interface LinkSettings {
  root: string;
  settings: NonNullable<CheckTargets['settings']>;
  findings: readonly Finding[];
}

/** Reads the settings of the repository around a text, once a folder. */
function createSettingsReader(): (path: string) => Promise<LinkSettings | undefined> {
  const settingsByFolder = new Map<string, Promise<LinkSettings | undefined>>();
  return (path) => {
    const folder = dirname(path);
    const settings = settingsByFolder.get(folder) ?? readLinkSettings(folder);
    settingsByFolder.set(folder, settings);
    return settings;
  };
}

/**
 * The settings of the repository around a folder. Most texts are in one without, which then loads
 * nothing.
 */
async function readLinkSettings(folder: string): Promise<LinkSettings | undefined> {
  const root = findAncestor(folder, ['.github/listkeeper.yml'], ['.git']);
  if (root === undefined) return undefined;
  const [{ readSettings }, { settingsPath }] = await Promise.all([
    import('../../../list/settings/index.ts'),
    import('../../../list/schema/index.ts'),
  ]);
  const { settings, findings } = readSettings(readOptionalFile(root, settingsPath));
  return { root, settings: settings.links, findings };
}

/** What fits into one string of Node.js with room for what is made of it. */
const maxDocumentBytes = 256 * 1024 * 1024;

/** A text, and where its links to files lead from. */
interface Document {
  file: string;
  path: string;
  local: LocalLinks;
}

/** @returns undefined where nothing had to be waited for. */
function addLink(targets: DocumentLinks, link: WrittenLink, { file, path, local }: Document): Promise<void> | undefined {
  if (link.isIgnored) {
    targets.ignored += 1;
    return undefined;
  }
  const target = classifyTarget(link.url);
  const at: LinkLocation[] = [{ file, line: link.line, column: link.column }];
  // Copies, because a slice of a string keeps the whole string in memory.
  const url = detach(link.url);
  if (target.kind === 'web') targets.links.push(toLinkToCheck(link, url, at));
  else if (target.kind === 'judged') targets.judged.push({ ...target.verdict, url, ...identifyWritten(url), at });
  else if (target.kind === 'local')
    return local.judge(path, target).then(({ identity, verdict }) => {
      targets.judged.push({ ...verdict, url, identity: detach(identity), service: 'local', at });
    });
  return undefined;
}

function toLinkToCheck({ code, names, otherReading }: WrittenLink, url: string, at: LinkLocation[]): LinkToCheck {
  return {
    url,
    ...(code === undefined ? {} : { code: detach(code) }),
    ...(names === undefined ? {} : { names: names.map(detach) }),
    ...(otherReading === undefined ? {} : { otherReading: { ...otherReading, url: detach(otherReading.url) } }),
    at,
  };
}

/** What is no address has no service, also where a service would be meant. */
function identifyWritten(url: string): Pick<CheckedLink, 'identity' | 'service'> {
  const { service, key } = identify(url);
  return service === 'unknown' ? { identity: key, service } : { identity: `text:${url}`, service: 'unknown' };
}
