import type { Finding, SourceFile } from '../../model/finding.ts';
import {
  builtInFields,
  checkAgainstSchema,
  defaultSettings,
  detectOutputFormat,
  type Settings,
  settingsSchema,
} from '../schema/index.ts';
import { createFinding, createSourceMap, readYaml, type SourceMap } from '../yaml/index.ts';

/**
 * Reads the settings of a repository. Takes `.github/listkeeper.yml`, or nothing where there is none. Always returns settings that
 * hold: what cannot be understood has its default, and a finding says so. Never throws.
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

  const place = createSourceMap(yaml);
  const { findings, mended } = checkAgainstSchema(settingsSchema, yaml.data, place);
  const settings = repairSettings(mended, place);
  const refused = [
    ...findings,
    ...findConflicts(settings, yaml.data).map(([path, rest]) => createFinding(place, path, 'not-allowed', 'error', rest, 'key')),
  ];
  return {
    settings: { ...settings, outputs: settings.outputs.filter(({ file }) => !isReservedPath(file)) },
    findings: [...syntax, ...refused.map((each) => ({ ...each, code: 'settings-refused' as const, problem: each.code }))],
  };
}

/** What holds. Mending leaves out a value, the next round what is nothing without it: an output without its file, say. */
function repairSettings(data: unknown, sourceMap: SourceMap): Settings {
  let mended = data;
  for (let round = 0; round < 4; round++) {
    const result = settingsSchema.safeParse(mended);
    if (result.success) return result.data;
    mended = checkAgainstSchema(settingsSchema, mended, sourceMap).mended;
  }
  return defaultSettings;
}

/** What the schema cannot say: names that are taken, and a file that two outputs would write. */
function findConflicts(settings: Settings, data: unknown): [(string | number)[], Partial<Finding>][] {
  const found: [(string | number)[], Partial<Finding>][] = [];
  for (const name of Object.keys(settings.fields)) {
    if (builtInFields.has(name)) found.push([['fields', name], { found: name }]);
  }
  const written = new Set<string>();
  const holding = new Set(settings.outputs.map(({ file }) => file));
  for (const [index, file] of listOutputFiles(data).entries()) {
    if (file === undefined || !holding.has(file)) continue;
    if (written.has(file)) found.push([['outputs', index, 'file'], { found: file }]);
    written.add(file);
    if (isReservedPath(file))
      found.push([['outputs', index, 'file'], { found: file, allowed: ['.md', '.json', '.github/ISSUE_TEMPLATE/….yml'] }]);
  }
  return found;
}

/** The files of the outputs where they were written: one that was left out must not shift the places of the others. */
function listOutputFiles(data: unknown): (string | undefined)[] {
  const { outputs } = data as { outputs?: unknown };
  return (Array.isArray(outputs) ? outputs : []).map((output: unknown) => {
    const file = typeof output === 'object' && output !== null && 'file' in output ? output.file : undefined;
    return typeof file === 'string' ? file : undefined;
  });
}

/** YAML in a repository is data, settings or a workflow, which somebody else wrote and which is obeyed: only forms may be written as such. */
const isReservedPath = (file: string): boolean => /\.ya?ml$/i.test(file) && detectOutputFormat({ file }) !== 'issue-form';
