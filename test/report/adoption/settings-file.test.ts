import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsPath } from '../../../src/list/schema/index.ts';
import { readSettings } from '../../../src/list/settings/index.ts';
import {
  formatAdoptionSettings,
  formatReadmeSettings,
  replaceSourceSetting,
} from '../../../src/report/adoption/settings-file.ts';

const read = (text: string) => readSettings({ path: settingsPath, text });
const format = (more: Partial<Parameters<typeof formatAdoptionSettings>[0]> = {}) =>
  formatAdoptionSettings({ file: 'README.md', data: 'data', language: 'en', look: { layout: 'bullets' }, ...more });

describe('the settings of a list that was imported', () => {
  it.each(['data', 'entries/of us', '2024', 'yes', '1e3', '数据', '.list'])('are read again with the folder %j', (data) => {
    expect(read(format({ data }))).toMatchObject({ settings: { data }, findings: [] });
  });

  it.each(['README.md', '- x.md', '中文.md'])('are read again with the file %j', (file) => {
    expect(read(format({ file }))).toMatchObject({ settings: { outputs: [{ file }, {}] }, findings: [] });
  });

  it('have the look, the fields and the form of the list', () => {
    const look = { layout: 'bullets', line: '- [{name}]({url}): {description}', template: 'data/t.md' } as const;
    const { settings, findings } = read(format({ look, fields: { auth: 'text', marks: 'list' } }));
    expect(findings).toEqual([]);
    expect(settings.outputs).toMatchObject([
      { line: look.line, template: 'data/t.md' },
      { file: '.github/ISSUE_TEMPLATE/listkeeper-entry.yml' },
    ]);
    expect(settings.fields).toEqual({ auth: 'text', marks: 'list' });
    expect(read(format({ form: 'off' })).settings.outputs).toHaveLength(1);
  });
});

describe('the settings of a list that stays a README', () => {
  const present = (text: string) => ({ path: settingsPath, text });
  const fresh = present(format());

  it('are read again', () => {
    expect(read(formatReadmeSettings('docs/list.md', 'zh'))).toMatchObject({
      settings: { source: 'docs/list.md', language: 'zh' },
      findings: [],
    });
  });

  it('keep all but the source where the list becomes data', () => {
    const text = `${formatReadmeSettings('README.md', 'en')}# a comment of ours\n`;
    const changed = replaceSourceSetting(present(text), fresh).text;
    expect(changed).toContain('# a comment of ours');
    expect(read(changed).settings).toMatchObject({ data: 'data', outputs: [{ file: 'README.md' }, {}] });
    expect(parse(changed)).not.toHaveProperty('source');
  });

  it('are written anew where they are in another form', () => {
    expect(replaceSourceSetting(present('{ source: README.md, language: en }\n'), fresh)).toEqual(fresh);
  });
});
