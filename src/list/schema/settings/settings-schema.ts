import { dirname, relative } from 'node:path/posix';
import { z } from 'zod';
import { languages } from '../../../model/language.ts';
import { contactAddressPattern } from '../../../runtime/contact-address.ts';
import { findPlaceholder } from '../errors/placeholder-text.ts';
import { filePathPattern, folderPathPattern, slugPattern, urlPattern } from '../field-patterns.ts';
import { acceptanceRule } from './acceptance-schema.ts';
import { factColumns, factMarks, factSorts, factsSchema, tableColumns } from './facts-schema.ts';
import { staleSchema } from './upkeep-schema.ts';

/**
 * Settings of a repository, from `.github/listkeeper.yml`. Everything has a default; an empty file
 * is a valid one.
 */

const pathSchema = z.string().min(1).max(200);

const markdownPathPattern = new RegExp(`^(?=.*\\.(?:md|MD|markdown)$)${filePathPattern.source.slice(1)}`, 'u');

/** The formats of an output. The default depends on the file name. */
const outputFormats = [
  'markdown',
  'json',
  'csv',
  'data-package',
  'bibtex',
  'csl-json',
  'atom',
  'json-ld',
  'issue-form',
  'html',
  'changelog',
  'contributors',
] as const;

/** The placeholders in the template of an entry's line. */
export const linePlaceholders = [
  'name',
  'url',
  'description',
  'links',
  'authors',
  'venue',
  'year',
  'license',
  'status',
  'id',
  ...factColumns,
  'marks',
] as const;

/**
 * One line with known placeholders and no comment, since a marker in a comment would end the zone.
 */
const linePattern = new RegExp(`^(?!.*<!--)(?:[^{}\\r\\n]|\\{(?:${linePlaceholders.join('|')})\\})+$`);

const outputSchema = z.strictObject({
  file: pathSchema.regex(filePathPattern).describe('Where to write, from the repository’s root'),
  language: z.enum(languages),
  zone: z.enum(['markers', 'whole']).default('markers').describe('Markdown: between the markers, or the whole file'),
  sections: z.array(z.string().regex(slugPattern)).optional().describe('Only these, with what is under them'),
  format: z.enum(outputFormats).optional().describe('Without it, the file’s name decides'),
  layout: z
    .enum(['headings', 'bullets', 'tables'])
    .optional()
    .describe('Markdown: how entries stand. Where not given, headings, and lines for papers, articles, products and collections'),
  line: z
    .string()
    .max(300)
    .regex(linePattern)
    .optional()
    .describe(`Markdown: an entry’s line in the layout bullets, with ${linePlaceholders.map((name) => `{${name}}`).join(' ')}`),
  columns: z
    .array(z.enum(tableColumns))
    .min(1)
    .max(tableColumns.length)
    .optional()
    .describe(
      'Markdown: the columns of tables, in their order. One in which no entry of a section has anything is left out. With it, the layout is tables',
    ),
  sort: z
    .enum(['name', 'year', ...factSorts])
    .optional()
    .describe('The order of entries in each section, in place of that in list.yml'),
  marks: z
    .array(z.enum(factMarks))
    .max(factMarks.length)
    .optional()
    .describe('What entries are marked with, in Markdown and on a site. A site marks archived and stale ones where not given'),
  template: pathSchema
    .regex(filePathPattern)
    .optional()
    .describe('Markdown: a file with the README’s words and the places of its entries, as the import writes it'),
  address: z
    .string()
    .max(300)
    .regex(urlPattern)
    .refine((value) => URL.canParse(value), { params: { rule: 'readable-address' } })
    // The guide's own example passes for an address, and would be in every page.
    .refine((value) => !findPlaceholder(value), { params: { rule: 'placeholder' } })
    .optional()
    .describe('Atom and HTML: where the feed or the site will be read'),
  commit: z.boolean().optional().describe('HTML: keep the site in the repository. Without it a workflow builds it'),
});

export type Output = z.infer<typeof outputSchema>;
export type OutputFormat = (typeof outputFormats)[number];

/** The format of an output: as given, or by the file name. */
export function detectOutputFormat({ file, format }: Pick<Output, 'file' | 'format'>): OutputFormat {
  if (format !== undefined) return format;
  if (/^\.github\/ISSUE_TEMPLATE\/[^/]+\.ya?ml$/i.test(file)) return 'issue-form';
  if (/(?:^|\/)index\.html$/i.test(file)) return 'html';
  if (/(?:^|\/)datapackage\.json$/i.test(file)) return 'data-package';
  if (/\.csl\.json$/i.test(file)) return 'csl-json';
  return formatByExtension.get(/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '') ?? 'markdown';
}

const formatByExtension = new Map<string, OutputFormat>(
  Object.entries({
    json: 'json',
    csv: 'csv',
    bib: 'bibtex',
    atom: 'atom',
    xml: 'atom',
    jsonld: 'json-ld',
  }),
);

/** Names of files in which Markdown is expected, beside those without an extension. */
const markdownName = /(?:\.(?:md|markdown|mdown|txt)|(?:^|\/)[^./]*)$/i;

/** Whether neither the settings nor the name of a file say what to write into it, as `list.rtf`. */
export const hasUnknownFormat = (output: Pick<Output, 'file' | 'format'>): boolean =>
  output.format === undefined && detectOutputFormat(output) === 'markdown' && !markdownName.test(output.file);

/** The first page of a site: its folder is the site's alone. */
const sitePagePattern = /^(?!\.)(?:.+\/)?[^/]+\/index\.html$/;

/** The folder of an output that is a site, without a slash at its end. Undefined for other outputs, and for other names. */
export function getSiteFolder(output: Pick<Output, 'file' | 'format'>): string | undefined {
  if (detectOutputFormat(output) !== 'html' || !sitePagePattern.test(output.file)) return undefined;
  return output.file.slice(0, output.file.lastIndexOf('/'));
}

/** The CSV files that a Data Package describes, from its own folder, which it may not point out of. */
export const listDescribedTables = (description: Pick<Output, 'file'>, outputs: readonly Output[]): string[] =>
  outputs
    .filter((output) => detectOutputFormat(output) === 'csv')
    .map(({ file }) => relative(dirname(description.file), file))
    .filter((path) => !path.startsWith('..'));

/** How the entries of an output stand: as given, or in tables where it names columns. */
export const getLayout = ({ layout, columns }: Pick<Output, 'layout' | 'columns'>): Output['layout'] =>
  layout ?? (columns === undefined ? undefined : 'tables');

/** Whether an output replaces its whole file, or only the zone between markers. */
export const fillsWholeFile = (output: Output): boolean => output.zone === 'whole' || detectOutputFormat(output) !== 'markdown';

const headerSchema = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[\x20-\x7e]+$/)
  .optional();

/** Secrets are not for a file that everybody reads: only headers that tell none. */
const hostSchema = z.strictObject({
  host: z
    .string()
    .max(253)
    .regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
    .describe('Its name, or `*.name` for its subdomains'),
  accept: z.array(z.number().int().min(300).max(599)).max(20).default([]).describe('Status codes that count as an answer'),
  headers: z
    .strictObject({ accept: headerSchema, 'accept-language': headerSchema, referer: headerSchema, 'user-agent': headerSchema })
    .prefault({})
    .describe('Sent to this host. Headers with secrets come from LISTKEEPER_HEADERS'),
});

export const settingsSchema = z.strictObject({
  data: pathSchema.regex(folderPathPattern).default('data').describe('Folder of the list'),
  source: pathSchema
    .regex(markdownPathPattern)
    .optional()
    .describe('A Markdown file that is the list, such as README.md: then there is no data folder, and nothing is generated'),
  language: z.enum(languages).default('en').describe('Language of comments, checks and issues'),
  outputs: z
    .array(outputSchema)
    .max(50)
    .default([{ file: 'README.md', language: 'en', zone: 'markers' }]),
  review: z
    .strictObject({
      links: z.boolean().default(true).describe('Check the links that a pull request adds'),
      comment: z.enum(['always', 'problems', 'never']).default('always'),
      language: z
        .enum(['list', 'contributor'])
        .default('list')
        .describe('Words of a review: in the language above, or in that of the pull request’s title and description'),
      askUse: z
        .boolean()
        .default(false)
        .describe('Ask contributors whether they use what they suggest; any answer in their own words will do'),
      closeIdleAfterDays: z
        .number()
        .int()
        .min(14)
        .max(365)
        .optional()
        .describe('Close a pull request that needs changes after so many days without a word; its author can reopen it'),
      accept: z.array(acceptanceRule).max(50).default([]).describe('What new entries have to meet'),
    })
    .prefault({}),
  publish: z
    .strictObject({
      by: z.enum(['commit', 'pull-request', 'off']).default('commit'),
      message: z.string().min(1).max(200).default('docs: regenerate from data [skip ci]'),
      added: z
        .boolean()
        .default(false)
        .describe('Write into entries without `added` when they came, by the history of their lines'),
    })
    .prefault({}),
  facts: factsSchema
    .prefault({})
    .describe('What outputs show of repositories at GitHub: stars, last push, last release, license'),
  credits: z
    .strictObject({
      hide: z
        .array(z.string().min(1).max(100))
        .max(1000)
        .default([])
        .describe('Logins or names of people who don’t want to be named'),
    })
    .prefault({})
    .describe('Who is named as a contributor, in zones and files that ask for it'),
  links: z
    .strictObject({
      every: z.enum(['day', 'week', 'month', 'off']).default('week'),
      ignore: z.array(z.string().min(1).max(500)).max(1000).default([]).describe('Addresses, or beginnings that end in *'),
      hosts: z.array(hostSchema).max(200).default([]).describe('What is different at one host'),
      issue: z.boolean().default(true),
      dead: z
        .strictObject({
          strikes: z
            .number()
            .int()
            .min(3)
            .max(8)
            .default(3)
            .describe('Looks at a missing page, days apart; silence takes one more'),
          days: z.number().int().min(6).max(90).default(6).describe('From the first of them to the last'),
          silentDays: z.number().int().min(14).max(180).default(14).describe('The same where nobody answers'),
        })
        .prefault({})
        .describe('What it takes to call a link dead: never less than the defaults. An owner’s no, seen twice, is enough always'),
      stale: staleSchema
        .prefault({})
        .describe('Which repositories at GitHub the issue shows under “Please look”, though their links work'),
      archiveSection: z
        .string()
        .max(80)
        .regex(slugPattern)
        .optional()
        .describe('The section for what is no longer kept up: boxes of the issue can move entries there'),
      moves: z
        .enum(['ask', 'propose'])
        .default('ask')
        .describe('Safe moves (renamed repositories, canonical addresses, http to https): when ticked, or proposed at once'),
      mailto: z
        .string()
        .regex(contactAddressPattern)
        .optional()
        .describe('Contact address for the polite pools of Crossref and DataCite, which answer sooner'),
    })
    .prefault({}),
  kinds: z.array(z.string().regex(slugPattern)).max(40).default([]).describe('Kinds of this list beside the built-in ones'),
  fields: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
      z.enum(['text', 'localized-text', 'number', 'boolean', 'date', 'address', 'list']),
    )
    .default({})
    .describe('Fields of this list beside the built-in ones'),
});

export type Settings = z.infer<typeof settingsSchema>;
export const settingsPath = '.github/listkeeper.yml';
export const defaultSettings: Settings = settingsSchema.parse({});
