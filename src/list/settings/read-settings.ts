import type { Finding, SourceFile } from '../../model/finding.ts';
import {
  builtInFields,
  checkAgainstSchema,
  defaultSettings,
  hasUnknownFormat,
  type Output,
  type Settings,
  settingsSchema,
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
  const settings = repairSettings(repaired, sourceMap);
  const refused = [
    ...findings,
    ...findConflicts(settings, yaml.data).map(({ path, ...rest }) =>
      createFinding(sourceMap, path, { code: 'not-allowed', severity: 'error', part: 'key', ...rest }),
    ),
  ];
  return {
    settings: {
      ...settings,
      outputs: settings.source === undefined ? settings.outputs.filter((output) => !isRefused(output)) : [],
    },
    findings: [...syntax, ...refused.map((each) => ({ ...each, code: 'settings-refused' as const, problem: each.code }))],
  };
}

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
function findConflicts(settings: Settings, data: unknown): { path: FieldPath; found: string; allowed?: string[] }[] {
  const conflicts: ReturnType<typeof findConflicts> = [];
  for (const name of Object.keys(settings.fields)) {
    if (builtInFields.has(name)) conflicts.push({ path: ['fields', name], found: name });
  }
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
