import { checkShape } from './check-shape.ts';
import { builtInFields } from './entry.ts';
import type { Finding, SourceFile } from './finding.ts';
import { findingAt, placeIn } from './place.ts';
import { defaultSettings, formatOf, type Settings, settingsSchema } from './settings.ts';
import { readYaml } from './yaml-file.ts';

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

  const place = placeIn(yaml);
  const { findings, mended } = checkShape(settingsSchema, yaml.data, place);
  const result = settingsSchema.safeParse(mended);
  const settings = result.success ? result.data : defaultSettings;
  const refused = [
    ...findings,
    ...clashes(settings).map(([path, rest]) => findingAt(place, path, 'not-allowed', 'error', rest, 'key')),
  ];
  return {
    settings: { ...settings, outputs: settings.outputs.filter(({ file }) => !isTaken(file)) },
    findings: [...syntax, ...refused.map((each) => ({ ...each, code: 'settings-refused' as const, problem: each.code }))],
  };
}

/** What the schema cannot say: names that are taken, and a file that two outputs would write. */
function clashes(settings: Settings): [(string | number)[], Partial<Finding>][] {
  const found: [(string | number)[], Partial<Finding>][] = [];
  for (const name of Object.keys(settings.fields)) {
    if (builtInFields.has(name)) found.push([['fields', name], { found: name }]);
  }
  const written = new Set<string>();
  for (const [index, { file }] of settings.outputs.entries()) {
    if (written.has(file)) found.push([['outputs', index, 'file'], { found: file }]);
    written.add(file);
    if (isTaken(file))
      found.push([['outputs', index, 'file'], { found: file, allowed: ['.md', '.json', '.github/ISSUE_TEMPLATE/….yml'] }]);
  }
  return found;
}

/** YAML in a repository is data, settings or a workflow, which somebody else wrote and which is obeyed: only forms may be written as such. */
const isTaken = (file: string): boolean => /\.ya?ml$/i.test(file) && formatOf({ file }) !== 'issue-form';
