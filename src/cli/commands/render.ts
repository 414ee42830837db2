import { findPublishBlockers } from '../../jobs/publish/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
import { detectOutputFormat } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { evenLineEnds } from '../../text/line-ends.ts';
import { readOptionalFile, toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { formatFinding, formatFixHint, toPrintedFindings } from '../output/index.ts';
import { renderFolderSites, type SiteChanges, writeSite } from '../site/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface RenderOptions extends CommonOptions {
  check?: boolean;
  stdout?: boolean;
}

/**
 * `listkeeper render [dir]`: writes the outputs of the settings. With `check`, writes nothing, and
 * a stale output is a finding; with `stdout`, prints the texts. Like the bot, it writes nothing
 * while some data can't be read.
 */
export async function runRender(dir: string | undefined, options: RenderOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd);
  const { language } = options;
  const { files, stale, sites, findings } = await renderListOutputs(folder, options);
  const staleSites = sites.filter(({ write, remove }) => write.length + remove.length > 0);
  const staleFiles = [...stale, ...staleSites.map((site) => ({ path: `${site.folder}/index.html` }))];
  const printed = toPrintedFindings(options.check ? [...findings, ...staleFiles.map(createStaleFinding)] : findings, {
    language,
    root: folder.root,
    cwd: terminal.cwd,
  });
  const isWriting = !options.check && !options.stdout;
  if (isWriting) {
    for (const file of stale) writeRepositoryFile(folder.root, file);
    for (const site of staleSites) writeSite(folder.root, site);
  }

  const toPaths = (of: readonly SourceFile[]) => of.map((file) => toDisplayPath(folder.root, file.path, terminal.cwd));
  if (options.format === 'json') {
    const texts = options.stdout ? { outputs: files.map((file) => ({ file: file.path, text: file.text })) } : {};
    const written = isWriting ? toPaths(stale) : [];
    const siteCounts = sites.map((site) => ({
      folder: toDisplayPath(folder.root, site.folder, terminal.cwd),
      files: site.fileCount,
      stale: site.write.length + site.remove.length,
    }));
    printJson(terminal, {
      findings: printed,
      files: toPaths(files),
      stale: toPaths(stale),
      written,
      sites: siteCounts,
      ...texts,
    });
  } else {
    const print = options.stdout ? terminal.err : terminal.out;
    for (const finding of printed) print(formatFinding(finding, language, terminal));
    if (options.stdout) for (const file of files) terminal.out(file.text);
    else for (const line of formatOutputLines(toPaths(files), toPaths(stale), options)) terminal.out(`${line}\n`);
    for (const site of sites) print(`${formatSiteLine(site, toDisplayPath(folder.root, site.folder, terminal.cwd), options)}\n`);
    const isBlocked = files.length + sites.length === 0 && findings.length > 0;
    const counts = {
      files: files.length + sum(sites, ({ fileCount }) => fileCount),
      stale: stale.length + sum(sites, ({ write }) => write.length),
      removed: sum(sites, ({ remove }) => remove.length),
      isBlocked,
    };
    print(`${formatTally(counts, options)}\n`);
    print(formatFixHint(findings, language));
  }
  return printed.some(({ severity }) => severity === 'error') ? exitCodes.somethingFound : exitCodes.nothingFound;
}

function formatSiteLine({ fileCount, write, remove }: SiteChanges, folder: string, { check, language }: RenderOptions): string {
  const words = getMessages(language).commandResults.render;
  const path = `${folder}/`;
  const stale = write.length + remove.length;
  if (check && stale > 0) return words.siteStale({ path, stale });
  return words.site({ path, files: fileCount, written: write.length, removed: remove.length });
}

function formatOutputLines(files: string[], stale: string[], { check, language }: RenderOptions): string[] {
  const words = getMessages(language).commandResults;
  return files.flatMap((path) => {
    if (!stale.includes(path)) return [words.upToDate({ path })];
    return check ? [] : [words.written({ path })];
  });
}

const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.map(count).reduce((total, each) => total + each, 0);

/** The files of all outputs; `removed` are those that a site no longer has. */
interface OutputCounts {
  files: number;
  stale: number;
  removed: number;
  isBlocked: boolean;
}

function formatTally({ files, stale, removed, isBlocked }: OutputCounts, { check, stdout, language }: RenderOptions): string {
  const words = getMessages(language).commandResults.render;
  if (isBlocked) return words.blocked;
  if (files === 0) return words.none;
  if (check && stale + removed > 0) return words.stale({ files: files + removed, stale: stale + removed });
  return check || stdout ? words.tally({ files, written: 0, removed: 0 }) : words.tally({ files, written: stale, removed });
}

/** Git on Windows may write other line ends. In CSV they are part of the format. */
function isUpToDate({ path, text }: SourceFile, present: string | undefined): boolean {
  return present === text || (present !== undefined && !path.endsWith('.csv') && evenLineEnds(present) === evenLineEnds(text));
}

interface RenderedOutputs {
  files: SourceFile[];
  /** Those of `files` that differ from what is on disk. */
  stale: SourceFile[];
  sites: SiteChanges[];
  findings: Finding[];
}

/**
 * The outputs as the data has them. There are none while settings or data can't be read completely.
 * A check looks at those sites only that are kept in the repository.
 */
async function renderListOutputs(folder: ListFolder, { check = false, stdout }: RenderOptions): Promise<RenderedOutputs> {
  const blockers = findPublishBlockers(folder.list, folder.findings);
  if (blockers.length > 0) return { files: [], stale: [], sites: [], findings: blockers };
  const existing = new Map<string, string>();
  const outputs = folder.settings.outputs.filter((output) => detectOutputFormat(output) !== 'html');
  const paths = outputs.flatMap(({ file, template }) => (template === undefined ? [file] : [file, template]));
  for (const path of paths) {
    const found = readOptionalFile(folder.root, path);
    if (found) existing.set(path, found.text);
  }
  const { files, findings } = renderOutputs(folder.list, folder.settings, existing);
  const rendered = stdout ? { sites: [], findings: [] } : await renderFolderSites(folder, { committedOnly: check });
  return {
    files,
    stale: files.filter((file) => !isUpToDate(file, existing.get(file.path))),
    sites: rendered.sites,
    findings: [...findings, ...rendered.findings],
  };
}

function createStaleFinding({ path }: Pick<SourceFile, 'path'>): Finding {
  return { code: 'output-stale', severity: 'error', file: path, line: 1, column: 1 };
}
