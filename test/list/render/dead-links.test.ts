import { describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Output, type Settings } from '../../../src/list/schema/settings/settings-schema.ts';
import { readListOf } from '../list-fixtures.ts';

/** A dead link is marked as dead, with its archived copy beside it, in every layout. */

const copy = 'https://web.archive.org/web/20240301000000/https://dead.example.org/';

function readme(output: Partial<Output>, kind: string, links: string[], more = ''): string {
  const settings: Settings = { ...defaultSettings, outputs: [{ file: 'README.md', language: 'en', zone: 'whole', ...output }] };
  const files = {
    'list.yml': 'title: { zh: 单, en: L }\nlanguages: [zh, en]\nsections: [{ id: s, name: { zh: 一, en: S } }]\n',
    'a.yml': `kind: ${kind}\nsection: s\nname: { zh: 名, en: Name }\ntitle: T\ndescription: { zh: 说明, en: About }\n${more}links:\n${links.join('')}`,
  };
  if (kind !== 'paper') files['a.yml'] = files['a.yml'].replace('title: T\n', '');
  return renderOutputs(readListOf(files, settings), settings, new Map()).files[0]?.text ?? '';
}

const well = "  - { role: docs, url: 'https://well.example.org/' }\n";
const dead = `  - { role: homepage, url: 'https://dead.example.org/', gone: 2026-11-08, archived: '${copy}' }\n`;
const over = `  - { role: homepage, url: 'https://dead.example.org/', archived: '${copy}' }\n`;

const layouts: [string, Partial<Output>, string][] = [
  ['headings', {}, 'toolkit'],
  ['lines of papers', {}, 'paper'],
  ['lines of articles', {}, 'article'],
  ['bullets', { layout: 'bullets' }, 'toolkit'],
  ['bullets by a template with links', { layout: 'bullets', line: '- [{name}]({url}) {links}' }, 'toolkit'],
  ['bullets by a template without', { layout: 'bullets', line: '- [{name}]({url})' }, 'article'],
  ['tables', { layout: 'tables' }, 'toolkit'],
];

describe.each(layouts)('%s', (name, output, kind) => {
  it.each([
    ['en', /link dead \(2026-11-08\)/, 'archived copy'],
    ['zh', /链接已失效（2026-11-08）/, '存档'],
  ] as const)('mark the first link as dead and link its archived copy, in %s', (language, words, label) => {
    const text = readme({ ...output, language }, kind, [dead, well]);
    expect(text).toMatch(words);
    expect(text.split(`[${label}](${copy})`), 'once').toHaveLength(2);
  });

  it('mark any other link in the same way', () => {
    if (name.endsWith('without')) return;
    const text = readme(output, kind, [well, dead]);
    expect(text).toMatch(/~~\[.*\]\(https:\/\/dead\.example\.org\/\)~~ link dead \(2026-11-08\)/);
    expect(text.split(`[archived copy](${copy})`)).toHaveLength(2);
  });

  it('link the archived copy of an entry that is gone as a whole', () => {
    const text = readme(output, kind, [over], 'status: { state: gone }\n');
    expect(text.split(`[archived copy](${copy})`)).toHaveLength(2);
  });

  it('leave healthy links unmarked', () => {
    expect(readme(output, kind, [well])).not.toMatch(/archived|dead|~~/);
  });
});
