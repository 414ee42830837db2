import type { Settings } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { formatYamlScalar } from '../../list/yaml/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { DetectedLayout } from '../../model/import-report.ts';
import type { Language } from '../../model/language.ts';

/** Path of the issue form for suggesting entries. */
export const issueFormPath = '.github/ISSUE_TEMPLATE/listkeeper-entry.yml';

/**
 * The settings file of a list that was just imported, by the bot or on the command line, with a
 * comment on each setting.
 */
export function formatAdoptionSettings({
  file,
  data,
  language,
  look,
  form = 'on',
  fields = {},
}: {
  file: string;
  data: string;
  language: Language;
  look: DetectedLayout;
  /** `off` where nobody answers a form yet. `listkeeper init` turns it on. */
  form?: 'on' | 'off';
  /** Fields of the list’s own. */
  fields?: Settings['fields'] | undefined;
}): string {
  const { settings } = getMessages(language).adoption;
  const formLines =
    form === 'on'
      ? `  - file: ${issueFormPath} # ${settings.form}\n    language: ${language}`
      : `  # ${settings.formOff}\n  # - file: ${issueFormPath}\n  #   language: ${language}`;
  const line = look.line === undefined ? '' : `\n    line: ${JSON.stringify(look.line)} # ${settings.line}`;
  const template = look.template === undefined ? '' : `\n    template: ${JSON.stringify(look.template)} # ${settings.template}`;
  const names = Object.entries(fields).map(([name, type]) => `  ${name}: ${type}\n`);
  const ownFields = names.length === 0 ? '' : `fields: # ${settings.fields}\n${names.join('')}`;
  return `# yaml-language-server: $schema=../${data}/schema.json#/$defs/settings
# ${settings.intro}
data: ${formatYamlScalar(data)}
language: ${language} # ${settings.language}
outputs:
  - file: ${JSON.stringify(file)} # ${settings.generated}
    language: ${language}
    layout: ${look.layout}${line}${template}
${formLines}
publish:
  by: commit # ${settings.publishBy}
links:
  every: week # ${settings.every}
${ownFields}`;
}

/** The settings file of a list that stays its README. */
export function formatReadmeSettings(source: string, language: Language): string {
  const { settings } = getMessages(language).adoption;
  return `# ${settings.intro}
source: ${JSON.stringify(source)} # ${settings.source}
language: ${language} # ${settings.language}
links:
  every: week # ${settings.every}
`;
}

/**
 * The settings of a list that was a README, with what generates it from data in place of `source`.
 * Other settings stay.
 * @param fresh settings for the list as data, see {@link formatAdoptionSettings}.
 */
export function replaceSourceSetting(present: SourceFile, fresh: SourceFile): SourceFile {
  const data = /^data: .*$/m.exec(fresh.text)?.[0] ?? '';
  const outputs = /^outputs:\n(?:[ ]+.*\n)+/m.exec(fresh.text)?.[0] ?? '';
  const fields = /^fields:.*\n(?:[ ]+.*\n)+/m.exec(fresh.text)?.[0] ?? '';
  const text = present.text.replace(/^source:.*$/m, () => `${data}\n${outputs}${fields}`.trimEnd());
  // Settings in another form, such as on one line, are written anew.
  const { settings, findings } = readSettings({ path: present.path, text });
  return settings.source === undefined && findings.length === 0 ? { path: present.path, text } : fresh;
}
