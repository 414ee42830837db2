import type { Finding, SourceFile } from '../../model/finding.ts';
import {
  type AcceptanceRule,
  acceptanceRule,
  builtInFields,
  checkAgainstSchema,
  defaultSettings,
  entryKinds,
  findNearest,
  hasUnknownFormat,
  type ListInfo,
  type Output,
  type Settings,
  settingsSchema,
  walkSections,
} from '../schema/index.ts';
import { createFinding, createSourceMap, type FieldPath, readYaml, type SourceMap } from '../yaml/index.ts';
import { isReservedPath, reservedPathAlternatives } from './reserved-path.ts';

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
      outputs: settings.source === undefined ? settings.outputs.filter((output) => !isRefused(output)) : [],
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

interface Conflict {
  path: FieldPath;
  /** `not-allowed` where not given. */
  problem?: 'not-allowed' | 'unknown-field';
  found: string;
  part?: 'value' | 'key';
  allowed?: string[];
  nearest?: string;
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
  conflicts.push(...findUnknownKinds(settings, data));
  const writtenFiles = new Set<string>();
  const validOutputs = new Map(settings.outputs.map((output) => [output.file, output]));
  for (const [index, file] of listOutputFiles(data).entries()) {
    const output = file === undefined ? undefined : validOutputs.get(file);
    if (file === undefined || output === undefined) continue;
    if (writtenFiles.has(file)) conflicts.push({ path: ['outputs', index, 'file'], found: file });
    writtenFiles.add(file);
    if (isRefused(output)) conflicts.push({ path: ['outputs', index, 'file'], found: file, allowed: reservedPathAlternatives });
  }
  return conflicts;
}

/** Kinds in the rules of acceptance that no entry of this list can have. */
function findUnknownKinds({ source, kinds }: Settings, data: unknown): Conflict[] {
  const known = [...entryKinds, ...kinds];
  return listRules(data).flatMap((rule, index): Conflict[] => {
    const found = acceptanceRule.safeParse(rule).data?.kinds ?? [];
    if (source !== undefined)
      return found.length === 0 ? [] : [{ path: ['review', 'accept', index, 'kinds'], problem: 'unknown-field', found: 'kinds' }];
    return found.flatMap((kind, at) =>
      known.includes(kind)
        ? []
        : [
            {
              path: ['review', 'accept', index, 'kinds', at],
              found: kind,
              part: 'value',
              allowed: known,
              ...suggestValue(kind, known),
            },
          ],
    );
  });
}

/**
 * The sections in rules of acceptance that a list doesn't have, so that a typo doesn't leave a rule
 * without effect. Only for valid settings with a place to point at.
 * @param info of the list; undefined where it can't be read, so that nothing is known.
 */
export function findUnknownRuleSections(file: SourceFile | undefined, info: Pick<ListInfo, 'sections'> | undefined): Finding[] {
  if (file === undefined || info === undefined) return [];
  const ids = [...walkSections(info.sections)].map(([section]) => section.id);
  const yaml = readYaml(file);
  const sourceMap = createSourceMap(yaml);
  return listRules(yaml.data).flatMap((rule, index) =>
    (acceptanceRule.safeParse(rule).data?.sections ?? []).flatMap((found, at) =>
      ids.includes(found)
        ? []
        : [
            createFinding(sourceMap, ['review', 'accept', index, 'sections', at], {
              code: 'settings-refused',
              severity: 'error',
              problem: 'unknown-section',
              found,
              allowed: ids,
              ...suggestValue(found, ids),
            }),
          ],
    ),
  );
}

/** The rules of acceptance as written. */
function listRules(data: unknown): readonly unknown[] {
  const accept = (data as { review?: { accept?: unknown } | null } | null)?.review?.accept;
  return Array.isArray(accept) ? accept : [];
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

/** Markdown in an HTML page would be read as HTML: the format has to be given there. */
const isRefused = (output: Output): boolean => isReservedPath(output.file) || hasUnknownFormat(output);
