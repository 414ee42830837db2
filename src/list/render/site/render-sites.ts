import type { Finding, SourceFile } from '../../../model/finding.ts';
import type { ParsedList } from '../../read-list.ts';
import { getSiteFolder, type Output, type Settings } from '../../schema/index.ts';
import { selectSections } from '../select-sections.ts';
import { renderSite } from './render-site.ts';
import type { SiteInput } from './site-input.ts';

/** A site with its folder in the repository. Paths of files are relative to the folder. */
export interface RenderedSite {
  output: Output;
  folder: string;
  files: SourceFile[];
}

/**
 * Renders the outputs that are sites. One that is kept in the repository shows no state of links:
 * the same data give the same bytes, wherever and whenever they are rendered.
 */
export function renderSites(
  list: ParsedList,
  settings: Settings,
  { assets, health }: Pick<SiteInput, 'assets' | 'health'>,
): { sites: RenderedSite[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const sites = settings.outputs.flatMap((output): RenderedSite[] => {
    const folder = getSiteFolder(output);
    const sections = folder === undefined ? undefined : selectSections(list, output, findings);
    if (folder === undefined || sections === undefined) return [];
    const known = health === undefined || output.commit ? {} : { health };
    return [{ output, folder, files: renderSite({ list, settings, output, assets, ...known }, sections) }];
  });
  return { sites, findings };
}
