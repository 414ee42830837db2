import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { renderOutputs } from '../../../../src/list/render/index.ts';
import { settingsSchema } from '../../../../src/list/schema/settings/settings-schema.ts';

const list = {
  path: 'data/list.yml',
  text: 'title: { en: Trees, zh: 树 }\nlanguages: [en, zh]\nsections:\n  - { id: tools, name: { en: Tools } }\n  - { id: books, name: { en: Books } }\n',
};
const entry = (name: string, added?: string, section = 'tools') => ({
  path: `data/${name}.yml`,
  text: `kind: toolkit\nsection: ${section}\nname: { en: ${name} }\nlinks:\n  - { role: homepage, url: "https://${name}.example.org/" }\nlicense: MIT\n${added === undefined ? '' : `added: ${added}\n`}`,
});
const data = [
  list,
  entry('elm', '2026-01-05'),
  entry('fir', '2026-02-01'),
  entry('oak', '2026-01-05', 'books'),
  entry('old'),
  entry('bad', '2026-02-31'),
];

function render(output: object, existing: [string, string][] = []): string {
  const settings = settingsSchema.parse({ outputs: [output] });
  return renderOutputs(readList(data, settings), settings, new Map(existing)).files[0]?.text ?? '';
}

describe('a file with all entries by month', () => {
  it('has the newest month first, and only those that say when they came', () => {
    expect(render({ file: 'NEWS.md', language: 'en', format: 'changelog' })).toBe(
      '# What’s new in Trees\n\n## February 2026\n\n- [fir](https://fir.example.org/)\n\n## January 2026\n\n- [elm](https://elm.example.org/)\n- [oak](https://oak.example.org/)\n',
    );
  });

  it('is in the language of the output, and of its sections', () => {
    expect(render({ file: 'NEWS.md', language: 'zh', format: 'changelog', sections: ['books'] })).toBe(
      '# 树：更新记录\n\n## 2026 年 1 月\n\n- [oak](https://oak.example.org/)\n',
    );
  });
});

describe('the zone for what is new', () => {
  it('has the last entries with their days', () => {
    const present =
      '# Trees\n\n<!-- listkeeper:recent 2 -->\n<!-- listkeeper:recent end -->\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n';
    const text = render({ file: 'README.md', language: 'en' }, [['README.md', present]]);
    expect(text).toContain(
      '\n- 2026-02-01 · [fir](https://fir.example.org/)\n- 2026-01-05 · [elm](https://elm.example.org/)\n\n<!--',
    );
    expect(render({ file: 'README.md', language: 'en' }, [['README.md', text]])).toBe(text);
  });
});
