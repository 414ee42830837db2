import { describe, expect, it } from 'vitest';
import { buildLinkStates } from '../../../../src/jobs/link-health/issue/issue-state.ts';
import { collectListLinks } from '../../../../src/jobs/shared/entry-links.ts';
import { readList } from '../../../../src/list/index.ts';
import { type Settings, settingsSchema } from '../../../../src/list/schema/settings/settings-schema.ts';
import type { LinkStatus } from '../../../../src/model/link-health.ts';
import { link } from '../../../report/fixtures.ts';

const at = '2026-11-22T03:12Z';
const listFile = {
  path: 'data/list.yml',
  text: 'title: { en: A }\nlanguages: [en]\nsections:\n  - { id: tools, name: { en: Tools }, sections: [{ id: web, name: { en: Web } }] }\n  - { id: old, name: { en: Old }, sections: [{ id: older, name: { en: Older } }] }\n',
};

interface Scene {
  links?: Record<string, unknown>;
  section?: string;
  more?: string;
  status?: Partial<LinkStatus>;
  source?: string;
}

/** The state of one repository, last pushed to in 2020 and archived. */
function stateOf({ links = {}, section = 'tools', more = '', status = {}, source }: Scene) {
  const url = 'https://github.com/some/tool';
  const settings: Settings = settingsSchema.parse({
    ...(source === undefined ? {} : { source: 'README.md' }),
    links: { stale: { maxDaysSincePush: 730 }, archiveSection: 'old', ...links },
  });
  const entry = `kind: toolkit\nsection: ${section}\nname: { en: Tool }\nlinks:\n  - { role: code, url: "${url}" }\n${more}`;
  const files = source === undefined ? [listFile, { path: 'data/tool.yml', text: entry }] : [{ path: 'README.md', text: source }];
  const { entries, info } = readList(files, settings);
  const listed = collectListLinks(entries, files, settings);
  const { at: _places, name: _name, ...base } = link({ identity: 'github:some/tool', url, service: 'github' });
  const known = { ...base, upkeep: { pushed: '2020-01-01', archived: true, license: 'MIT' }, ...status };
  const [state] = buildLinkStates([known], { entries, info, listed, settings, at });
  return { stale: state?.stale ?? [], remedies: state?.remedies };
}

describe('a repository that isn’t kept up', () => {
  it('can be kept, moved or removed', () => {
    expect(stateOf({})).toEqual({ stale: ['no-push'], remedies: ['keep', 'shelve', 'delete'] });
  });

  it('cannot be moved where the list has no such section, or the settings name none', () => {
    expect(stateOf({ links: { archiveSection: 'nowhere' } }).remedies).toEqual(['keep', 'delete']);
    expect(stateOf({ links: { archiveSection: undefined } }).remedies).toEqual(['keep', 'delete']);
  });

  it.each<[string, Scene]>([
    ['the settings look at nothing', { links: { stale: {} } }],
    ['they look at other kinds', { links: { stale: { maxDaysSincePush: 730, kinds: ['dataset'] } } }],
    ['they look at other sections', { links: { stale: { maxDaysSincePush: 730, sections: ['web'] } } }],
    ['it is in the archive section', { section: 'old' }],
    ['it is in a section under that', { section: 'older' }],
    ['its entry says that it is archived', { more: 'status: { state: archived }\n' }],
    ['its entry says what came after it', { more: 'status: { state: superseded }\n' }],
    ['somebody keeps it', { status: { kept: '2027-01-01T00:00Z' } }],
    ['its link fails', { status: { state: 'suspect' } }],
  ])('is not told where %s', (_, scene) => {
    expect(stateOf(scene).stale).toEqual([]);
  });

  it('of a section under a named one is told', () => {
    expect(stateOf({ section: 'web', links: { stale: { maxDaysSincePush: 730, sections: ['tools'] } } }).stale).toEqual([
      'no-push',
    ]);
  });

  it('is told by all that the settings look at, the gravest first', () => {
    const upkeep = { pushed: '2020-01-01', released: '2019-01-01', archived: true, license: null, formerLicense: 'MIT' };
    const stale = { maxDaysSincePush: 730, maxDaysSinceRelease: 730, archived: true };
    expect(stateOf({ links: { stale }, status: { upkeep } }).stale).toEqual([
      'license-gone',
      'archived',
      'no-push',
      'no-release',
    ]);
  });

  it('in a README can be kept, and removed where its line has no other link', () => {
    const line = '- [Tool](https://github.com/some/tool) - A tool.';
    const readme = (item: string) => `# A\n\n## Tools\n\n${item}\n- [Other](https://other.example.org/) - Another.\n`;
    expect(stateOf({ source: readme(line) }).remedies).toEqual(['keep', 'remove']);
    expect(stateOf({ source: readme(`${line.slice(0, -1)} ([docs](https://docs.example.org/)).`) }).remedies).toEqual(['keep']);
  });
});

describe('a dead link', () => {
  const status = { state: 'dead' as const };

  it('that is the only one of its entry can take the entry along', () => {
    expect(stateOf({ status }).remedies).toEqual(['gone', 'delete', 'shelve', 'ignore', 'check']);
  });

  it('beside others is removed alone', () => {
    const more = '  - { role: docs, url: "https://docs.example.org/" }\n';
    expect(stateOf({ status, more }).remedies).toEqual(['gone', 'remove', 'ignore', 'check']);
  });
});
