import { z } from 'zod';
import {
  buildEntrySchema,
  exportDefinitions,
  type JsonSchema,
  type Section,
  type Settings,
  serializeJsonSchema,
} from '../../../schema/index.ts';
import { findLinkStatus, summarizeLink } from '../entries/index.ts';
import type { Site } from '../pages/page.ts';
import type { PlannedEntry, SitePlan } from '../site-plan.ts';

/**
 * The list for programs, as files of the site: `data/index.json` has the sections with the ids of
 * their entries, `data/entries/<id>.json` has one entry. `data/schema.json` describes both.
 */

const localized = z.strictObject({ zh: z.string().optional(), en: z.string().optional() });
const pathOfSite = z.string().min(1).describe('Path of a file, from the folder of the site');

interface IndexSection {
  id: string;
  name: z.infer<typeof localized>;
  page: string;
  entries: string[];
  sections: IndexSection[];
}

const indexSection: z.ZodType<IndexSection> = z
  .strictObject({
    id: z.string(),
    name: localized,
    page: pathOfSite.describe('Where the section begins, with its anchor'),
    entries: z.array(z.string()).describe('Ids, in the order of the list'),
    get sections(): z.ZodArray<z.ZodType<IndexSection>> {
      return z.array(indexSection);
    },
  })
  .meta({ id: 'index-section' });

const indexSchema = z.strictObject({
  $schema: z.string(),
  title: localized,
  description: localized.optional(),
  languages: z.array(z.string()),
  license: z.string().optional().describe('License of the list'),
  entry_count: z.number().int().nonnegative(),
  links_checked: z.string().optional().describe('The day of the last check of links; left out where none is known'),
  entry_file: z.literal('data/entries/{id}.json').describe('Path of an entry; {id} is its id'),
  sections: z.array(indexSection),
});

const linkHealth = z.strictObject({
  url: z.string(),
  state: z.enum(['works', 'dead', 'doubtful', 'unknown']),
  since: z.string().optional().describe('Since when it is dead or doubtful'),
  checked: z.string().optional().describe('The day of the last check that decided'),
  archived: z.string().optional().describe('An archived copy'),
});

const repositoryFacts = z.strictObject({
  repository: z.string().describe('owner/name at GitHub'),
  stars: z.int().nonnegative().optional().describe('Rounded down'),
  pushed: z.string().optional().describe('The quarter of the last push, such as 2026-Q4'),
  released: z.string().optional().describe('The quarter of the last release'),
  license: z.string().optional().describe('What GitHub found, as an SPDX identifier'),
  archived: z.literal(true).optional(),
  stale: z.literal(true).optional().describe('No push or no release for a long time, as the list sees it'),
});

const entryFileSchema = (entry: z.ZodType<unknown>) =>
  z.strictObject({
    $schema: z.string(),
    id: z.string(),
    page: pathOfSite.describe('Where readers find it, with its anchor'),
    sections: z.array(z.string()).describe('Ids of its section and those around it, outermost first'),
    entry: entry.describe('The entry as its file has it'),
    links: z.array(linkHealth).describe('What is known of each link, in the order of the entry'),
    repository: repositoryFacts.optional().describe('What is known of its repository'),
  });

/** The JSON Schema of both kinds of files: `#/$defs/index` and `#/$defs/entry-file`. */
export const formatSiteSchema = (settings: Pick<Settings, 'kinds' | 'fields'>): string =>
  serializeJsonSchema(exportDefinitions({ index: indexSchema, 'entry-file': entryFileSchema(buildEntrySchema(settings)) }));

/** @param plan of the first language, whose pages are named. */
export function formatSiteIndex({ info, health }: Site, sections: readonly Section[], plan: SitePlan): string {
  const bySection = Map.groupBy(plan.entries, ({ entry }) => entry.section);
  const build = ({ id, name, sections: children = [] }: Section): IndexSection[] => {
    const page = plan.sectionPlaces.get(id);
    if (page === undefined) return [];
    const entries = (bySection.get(id) ?? []).map(({ entry }) => entry.id);
    return [{ id, name: omitUndefined(name), page, entries, sections: children.flatMap(build) }];
  };
  const index: z.infer<typeof indexSchema> = {
    $schema: 'schema.json#/$defs/index',
    title: omitUndefined(info.title),
    ...(info.description === undefined ? {} : { description: omitUndefined(info.description) }),
    languages: info.languages,
    ...(info.license === undefined ? {} : { license: info.license }),
    entry_count: plan.entries.length,
    ...(health === undefined ? {} : { links_checked: health.at }),
    entry_file: 'data/entries/{id}.json',
    sections: sections.flatMap(build),
  };
  return toFile(index);
}

export function formatSiteEntry({ health, display }: Site, { entry, page, place, sectionPath }: PlannedEntry): string {
  const { id, kind, section, ...rest } = entry;
  const links = entry.links.map((link) => {
    const status = findLinkStatus(link, health);
    const archived = link.archived ?? status?.archived;
    return { url: link.url, ...summarizeLink(link, status), ...(archived === undefined ? {} : { archived }) };
  });
  const path = page ?? place;
  return toFile({
    $schema: '../schema.json#/$defs/entry-file',
    id,
    page: path,
    sections: sectionPath.map((each) => each.id),
    entry: { id, kind, section, ...rest },
    links,
    repository: display?.facts.get(id),
  });
}

const omitUndefined = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Data stay as they are. Characters that nobody sees are escaped, so that no reader of the file is misled. */
const toFile = (value: JsonSchema): string => serializeJsonSchema(value);
