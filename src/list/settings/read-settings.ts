import type { Finding, SourceFile } from '../../model/finding.ts';
import {
  type AcceptanceRule,
  acceptanceRule,
  builtInFields,
  checkAgainstSchema,
  defaultSettings,
  detectOutputFormat,
  entryKinds,
  findNearest,
  getSiteFolder,
  hasUnknownFormat,
  type ListInfo,
  listDescribedTables,
  type Output,
  type Settings,
  settingsSchema,
  staleSchema,
  walkSections,
} from '../schema/index.ts';
import { createFinding, createSourceMap, type FieldPath, readYaml, type SourceMap } from '../yaml/index.ts';
import type { Conflict } from './conflict.ts';
import { findFactConflicts, isFactsFileRefused } from './facts-conflicts.ts';
import { isReservedPath, reservedPathAlternatives, sitePathAlternatives } from './reserved-path.ts';

/**
 * Reads the settings of a repository. The result is always valid: an invalid setting gets its
 * default and a finding. Never throws.
 * @param file `.github/listkeeper.yml`, or undefined if it does not exist.
 * @example readSettings({ path: 'x.yml', text: 'language: fr' }).settings.language // 'en'
 */
export function readSettings(file: SourceFile | undefined): { settings: Settings; findings: Finding[] } {
  if (file === undefined) return { settings: defaultSettings, findings: [] };
  const yaml = readYaml(file);
  const syntax = yaml.findings.map((each) => ({
    ...each,
    code: each.code === 'yaml-syntax' ? ('settings-syntax' as const) : ('settings-refused' as const),
    problem: each.code,
  }));
  if (yaml.data === undefined || yaml.data === null) return { settings: defaultSettings, findings: syntax };

  const sourceMap = createSourceMap(yaml);
  const { findings, repaired } = checkAgainstSchema(settingsSchema, yaml.data, sourceMap);
  const settings = repairSettings(findings.length === 0 ? repaired : withoutInvalidRules(yaml.data, sourceMap), sourceMap);
  const refused = [
    ...findings,
    ...findConflicts(settings, yaml.data).map(({ path, problem = 'not-allowed', ...rest }) =>
      createFinding(sourceMap, path, { code: problem, severity: 'error', part: 'key', ...rest }),
    ),
  ];
  return {
    settings: {
      ...settings,
      review: { ...settings.review, accept: settings.review.accept.filter((rule) => !appliesToNone(rule, settings)) },
      links: settings.source === undefined ? settings.links : { ...settings.links, archiveSection: undefined },
      facts: isFactsFileRefused(settings) ? { ...settings.facts, file: undefined } : settings.facts,
      outputs:
        settings.source === undefined
          ? settings.outputs.filter((output) => !isRefused(output, settings) && !describesNothing(output, settings.outputs))
          : [],
    },
    findings: [...syntax, ...refused.map((each) => ({ ...each, code: 'settings-refused' as const, problem: each.code }))],
  };
}

/**
 * The settings without what is invalid in them. A rule of acceptance goes as a whole: without the
 * kinds or sections that it was meant for, it would hold back entries that it doesn't concern.
 */
function withoutInvalidRules(data: unknown, sourceMap: SourceMap): unknown {
  const copy = structuredClone(data) as { review?: { accept?: unknown } | null } | null;
  const { review } = copy ?? {};
  if (Array.isArray(review?.accept)) review.accept = review.accept.filter((rule) => acceptanceRule.safeParse(rule).success);
  return checkAgainstSchema(settingsSchema, copy, sourceMap).repaired;
}

/** In a README no item says its kind, so that a rule for kinds concerns none of them. */
const appliesToNone = (rule: AcceptanceRule, { source }: Settings): boolean => source !== undefined && rule.kinds !== undefined;

/**
 * Removing an invalid value can invalidate another, such as an output without its file. A few
 * rounds settle that.
 */
function repairSettings(data: unknown, sourceMap: SourceMap): Settings {
  let repaired = data;
  for (let round = 0; round < 4; round++) {
    const result = settingsSchema.safeParse(repaired);
    if (result.success) return result.data;
    repaired = checkAgainstSchema(settingsSchema, repaired, sourceMap).repaired;
  }
  return defaultSettings;
}

/**
 * What the schema cannot express: names of built-in fields, a file that two outputs would write,
 * and a file that none may write.
 */
function findConflicts(settings: Settings, data: unknown): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const name of Object.keys(settings.fields)) {
    if (builtInFields.has(name)) conflicts.push({ path: ['fields', name], found: name });
  }
  conflicts.push(...findUnknownKinds(settings, data), ...findFactConflicts(settings, data));
  // No program moves a line of a README to another heading.
  if (settings.source !== undefined && settings.links.archiveSection !== undefined)
    conflicts.push({ path: ['links', 'archiveSection'], problem: 'unknown-field', found: 'archiveSection' });
  const writtenFiles = new Set<string>();
  const validOutputs = new Map(settings.outputs.map((output) => [output.file, output]));
  for (const [index, file] of listOutputFiles(data).entries()) {
    const output = file === undefined ? undefined : validOutputs.get(file);
    if (file === undefined || output === undefined) continue;
    if (writtenFiles.has(file)) conflicts.push({ path: ['outputs', index, 'file'], found: file });
    writtenFiles.add(file);
    if (isRefused(output, settings)) {
      const allowed = detectOutputFormat(output) === 'html' ? sitePathAlternatives : reservedPathAlternatives;
      conflicts.push({ path: ['outputs', index, 'file'], found: file, allowed });
    } else if (describesNothing(output, settings.outputs))
      conflicts.push({ path: ['outputs', index, 'file'], found: file, allowed: [file.replace(/[^/]*$/, 'list.csv')] });
  }
  return conflicts;
}

/** Where settings name kinds or sections: in rules of acceptance, and for what isn't kept up. */
interface Scope {
  path: FieldPath;
  kinds?: readonly string[] | undefined;
  sections?: readonly string[] | undefined;
}

/** Valid scopes, as written: the schema reports a mistake in one of them. */
function listScopes(data: unknown): Scope[] {
  const { review, links } = (data ?? {}) as { review?: { accept?: unknown } | null; links?: { stale?: unknown } | null };
  const rules: readonly unknown[] = Array.isArray(review?.accept) ? review.accept : [];
  const scopes: Scope[] = rules.flatMap((rule, index) => {
    const valid = acceptanceRule.safeParse(rule).data;
    return valid === undefined ? [] : [{ ...valid, path: ['review', 'accept', index] }];
  });
  const stale = staleSchema.safeParse(links?.stale).data;
  return stale === undefined ? scopes : [...scopes, { ...stale, path: ['links', 'stale'] }];
}

/** Kinds in settings that no entry of this list can have. */
function findUnknownKinds({ source, kinds: own }: Settings, data: unknown): Conflict[] {
  const known = [...entryKinds, ...own];
  return listScopes(data).flatMap(({ path, kinds = [] }): Conflict[] => {
    if (source !== undefined)
      return kinds.length === 0 ? [] : [{ path: [...path, 'kinds'], problem: 'unknown-field', found: 'kinds' }];
    return kinds.flatMap((kind, at) =>
      known.includes(kind)
        ? []
        : [{ path: [...path, 'kinds', at], found: kind, part: 'value', allowed: known, ...suggestValue(kind, known) }],
    );
  });
}

/**
 * The sections in settings that a list doesn't have, so that a typo doesn't leave a rule without
 * effect. Only for valid settings with a place to point at.
 * @param info of the list; undefined where it can't be read, so that nothing is known.
 */
export function findUnknownRuleSections(file: SourceFile | undefined, info: Pick<ListInfo, 'sections'> | undefined): Finding[] {
  if (file === undefined || info === undefined) return [];
  const ids = [...walkSections(info.sections)].map(([section]) => section.id);
  const yaml = readYaml(file);
  const sourceMap = createSourceMap(yaml);
  const named = listScopes(yaml.data).flatMap(({ path, sections = [] }) =>
    sections.map((found, at): [string, FieldPath] => [found, [...path, 'sections', at]]),
  );
  const { archiveSection } = ((yaml.data ?? {}) as { links?: { archiveSection?: unknown } | null }).links ?? {};
  if (typeof archiveSection === 'string') named.push([archiveSection, ['links', 'archiveSection']]);
  return named.flatMap(([found, path]) =>
    ids.includes(found)
      ? []
      : [
          createFinding(sourceMap, path, {
            code: 'settings-refused',
            severity: 'error',
            problem: 'unknown-section',
            found,
            allowed: ids,
            ...suggestValue(found, ids),
          }),
        ],
  );
}

/** What was perhaps meant. No fix: a section that was taken away has no successor. */
function suggestValue(found: string, allowed: readonly string[]): { nearest?: string } {
  const correction = findNearest(found, allowed);
  return correction === undefined ? {} : { nearest: correction.value };
}

/**
 * The file of each output as written, so that an invalid output does not shift the index of the
 * others.
 */
function listOutputFiles(data: unknown): (string | undefined)[] {
  const { outputs } = data as { outputs?: unknown };
  return (Array.isArray(outputs) ? outputs : []).map((output: unknown) => {
    const file = typeof output === 'object' && output !== null && 'file' in output ? output.file : undefined;
    return typeof file === 'string' ? file : undefined;
  });
}

/**
 * Markdown in an HTML page would be read as HTML: the format has to be given there. A site needs a
 * folder in which nothing else is.
 */
const isRefused = (output: Output, settings: Settings): boolean =>
  isReservedPath(output.file) ||
  hasUnknownFormat(output) ||
  (detectOutputFormat(output) === 'html' && !hasFolderAlone(output, settings));

function hasFolderAlone(output: Output, { data, outputs }: Settings): boolean {
  const folder = getSiteFolder(output);
  if (folder === undefined) return false;
  // On macOS and Windows `Site` and `site` are one folder.
  const isBelow = (path: string, above: string) => `${path}/`.toLowerCase().startsWith(`${above}/`.toLowerCase());
  const isShared = (path: string) => isBelow(path, folder) || isBelow(folder, path);
  const others = outputs.filter((other) => other.file !== output.file);
  return !isShared(data) && !others.some((other) => isBelow(other.file, folder) || isShared(getSiteFolder(other) ?? other.file));
}

/** A Data Package describes CSV files beside or below it, and has to have one. */
const describesNothing = (output: Output, outputs: readonly Output[]): boolean =>
  detectOutputFormat(output) === 'data-package' && listDescribedTables(output, outputs).length === 0;
