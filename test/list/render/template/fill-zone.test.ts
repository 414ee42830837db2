import { describe, expect, it } from 'vitest';
import { fillZoneByTemplate } from '../../../../src/list/render/template/fill-zone.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { datasetYaml, readListOf } from '../../list-fixtures.ts';

const template = '<!-- listkeeper:entries datasets\nx\n-->\n- [{name}]({url})\n<!-- listkeeper:/entries -->\n';

function fill(text: string | undefined, lineEnd = '\n') {
  const list = readListOf({ 'x.yml': datasetYaml() });
  const output = { file: 'README.md', language: 'en', zone: 'markers', template: 'data/t.md' } as const;
  const zone = { before: `# T${lineEnd}`, inside: '', after: `## End${lineEnd}` } as Parameters<typeof fillZoneByTemplate>[0];
  const existing = new Map(text === undefined ? [] : [['data/t.md', text]]);
  const sections = list.info?.sections ?? [];
  return fillZoneByTemplate(zone, { list, sections, output, settings: defaultSettings, deadLinks: undefined, existing });
}

describe('a zone with a template', () => {
  it('has its entries between the text before and after it', () => {
    const filled = fill(template);
    expect('text' in filled && filled.text).toMatch(
      /^# T\n- \[MedDG\]\(https:\/\/github\.com\/lwgkzl\/MedDG\)\n[\s\S]*## End\n$/,
    );
  });

  it('has the line ends of the file around it, whatever those of the template are', () => {
    for (const text of [template, template.replaceAll('\n', '\r\n')]) {
      const filled = fill(text, '\r\n');
      expect('text' in filled && filled.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  it('ends its last line where the template does not', () => {
    const filled = fill(`${template}last words`);
    expect('text' in filled && filled.text).toContain('last words\n');
  });

  it('tells that the template is missing, or where it can not be read', () => {
    expect(fill(undefined)).toMatchObject({ finding: { code: 'template-broken', file: 'data/t.md', line: 1, found: 'missing' } });
    expect(fill('x\n<!-- listkeeper:entries datasets\nx\n')).toMatchObject({ finding: { line: 2, found: 'unreadable' } });
  });
});
