import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { renderSites } from '../../../../src/list/render/site/render-sites.ts';
import { settingsSchema } from '../../../../src/list/schema/index.ts';
import { exampleEntries, exampleList } from './example-site.ts';

const files = [
  { path: 'data/list.yml', text: exampleList },
  ...Object.entries(exampleEntries).map(([name, text]) => ({ path: `data/${name}.yml`, text })),
];
const assets = { script: '// script', style: '/* style */', noScriptStyle: '/* no script */', icon: '<svg/>' } as never;

function render(outputs: unknown[]) {
  const settings = settingsSchema.parse({ outputs });
  return renderSites(readList(files, settings), settings, { assets });
}

describe('the outputs that are sites', () => {
  it('are rendered, each in its folder, and the others are not', () => {
    const { sites, findings } = render([
      { file: 'README.md', language: 'en' },
      { file: 'site/index.html', language: 'en' },
    ]);
    expect(findings).toEqual([]);
    expect(sites.map(({ folder }) => folder)).toEqual(['site']);
    expect(sites[0]?.files.map(({ path }) => path)).toContain('index.html');
  });

  it('are left out where they name a section that is not there, which is found', () => {
    const { sites, findings } = render([{ file: 'site/index.html', language: 'en', sections: ['no-such-section'] }]);
    expect(sites).toEqual([]);
    expect(findings).toHaveLength(1);
  });
});
