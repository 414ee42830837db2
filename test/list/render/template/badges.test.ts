import { describe, expect, it } from 'vitest';
import { changeList, replace } from './change-list.ts';

const badge = (repository: string) => `![Stars](https://img.shields.io/github/stars/${repository}?style=social)`;
const yaml = (links: string) => `kind: toolkit\nsection: boats\nname:\n  en: Skiff\ndescription:\n  en: Glides.\n${links}`;
const github = 'links:\n  - role: code\n    url: https://github.com/ann/skiff\n';
const site = 'links:\n  - role: homepage\n    url: https://skiff.invented.org\n';

describe('badges of repositories', () => {
  const item = (name: string) => `- [${name}](https://github.com/ann/${name}) - Sails. ${badge(`ann/${name}`)}`;
  const list = `# Tools\n\n## Boats\n\n${['junk', 'dhow', 'punt'].map(item).join('\n')}\n`;

  it('follow the address of their entry', () => {
    const moved = replace('https://github.com/ann/junk', 'https://github.com/bo/junk-2');
    expect(changeList(list, { files: { 'boats/junk.yml': moved } }).added).toEqual([
      `- [junk](https://github.com/bo/junk-2) - Sails. ${badge('bo/junk-2')}`,
    ]);
  });

  it('are those of a new entry, if it has a repository', () => {
    expect(changeList(list, { added: { 'boats/skiff.yml': yaml(github) } }).added).toEqual([
      `- [Skiff](https://github.com/ann/skiff) - Glides. ${badge('ann/skiff')}`,
    ]);
    expect(changeList(list, { added: { 'boats/skiff.yml': yaml(site) } }).added).toEqual([
      '- [Skiff](https://skiff.invented.org) - Glides.',
    ]);
  });

  it('may stand in a cell', () => {
    const row = (name: string) => `| [${name}](https://github.com/ann/${name}) | ${badge(`ann/${name}`)} | Sails. |`;
    const table = `# Tools\n\n## Boats\n\n| Name | Stars | Description |\n|---|---|---|\n${['junk', 'dhow', 'punt'].map(row).join('\n')}\n`;
    expect(changeList(table, {})).toEqual({ removed: [], added: [] });
    expect(changeList(table, { added: { 'boats/skiff.yml': yaml(github) } }).added).toEqual([
      `| [Skiff](https://github.com/ann/skiff) | ${badge('ann/skiff')} | Glides. |`,
    ]);
  });
});
