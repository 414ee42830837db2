import { describe, expect, it } from 'vitest';
import { planCheckboxEdits } from '../../../../src/jobs/link-health/issue/checkbox-edits.ts';
import { collectListLinks } from '../../../../src/jobs/shared/entry-links.ts';
import { readList } from '../../../../src/list/index.ts';
import { defaultSettings, type Settings } from '../../../../src/list/schema/settings/settings-schema.ts';
import type { SourceFile } from '../../../../src/model/finding.ts';
import type { CheckboxAction } from '../../../../src/model/link-health.ts';
import { exampleReadme, readmeSettings } from '../../../list/markdown/example-readme.ts';
import { link, state } from '../../../report/fixtures.ts';

const at = '2026-11-22T03:12Z';

/** What becomes of ticks on these links, each with its action and its new address. */
function tick(files: SourceFile[], settings: Settings, ticks: readonly [url: string, action: CheckboxAction, to?: string][]) {
  const { entries } = readList(files, settings);
  const listed = collectListLinks(entries, files, settings);
  const links = ticks.map(([url, action, to], index) => {
    const { identity = url } = listed.find((each) => each.url === url) ?? {};
    const judged = { at, verdict: 'moved', reason: 'renamed', asked: 'page', to } as const;
    return { ...link({ identity, url, key: `key000${index}`, at: [], judged }), remedies: [action] };
  });
  const boxes = new Set(ticks.map(([, action], index) => `${action} key000${index}`));
  const { done, refused, files: changed } = planCheckboxEdits(state({ links }), boxes, { files, entries, listed, settings });
  return {
    done: [...done],
    refused: [...refused],
    texts: changed.flatMap((file) => ('text' in file ? [file.text] : [])),
    deleted: changed.flatMap((file) => ('delete' in file ? [file.path] : [])),
  };
}

describe('a tick that would bring a mistake', () => {
  it('is refused alone in a README, which holds all other lines', () => {
    const text = exampleReadme();
    const result = tick([{ path: 'README.md', text }], readmeSettings, [
      ['https://elm.example.org/', 'address', 'https://www.oak.example.org/'],
      ['https://fir.example.org/', 'address', 'https://fir.example.com/'],
      ['https://larch.example.org/', 'gone'],
    ]);
    expect(result.refused).toEqual(['address key0000']);
    expect(result.done).toEqual(['address key0001', 'gone key0002']);
    expect(result.texts).toEqual([
      text
        .replace('https://fir.example.org/', 'https://fir.example.com/')
        .replace('[Larch](https://larch.example.org/)', '~~[Larch](https://larch.example.org/)~~'),
    ]);
  });

  it('is refused alone among many that move to one new address', () => {
    const text = exampleReadme();
    const result = tick([{ path: 'README.md', text }], readmeSettings, [
      ['https://elm.example.org/', 'address', 'https://new.example.org/'],
      ['https://fir.example.org/', 'address', 'https://new.example.org/'],
      ['https://oak.example.org/', 'address', 'https://oak.example.com/'],
    ]);
    expect(result.done).toEqual(['address key0002']);
    expect(result.texts).toHaveLength(1);
  });

  it('is refused alone in data files', () => {
    const entry = (name: string) => ({
      path: `data/${name}.yml`,
      text: `kind: toolkit\nsection: things\nname: { en: ${name} }\nlinks:\n  - role: homepage\n    url: https://${name}.example.org/\n`,
    });
    const list = 'title: { en: Many }\nlanguages: [en]\nsections:\n  - { id: things, name: { en: Things } }\n';
    const files = [{ path: 'data/list.yml', text: list }, ...['elm', 'fir', 'oak'].map(entry)];
    const result = tick(files, defaultSettings, [
      ['https://elm.example.org/', 'address', 'https://oak.example.org/'],
      ['https://fir.example.org/', 'address', 'https://fir.example.com/'],
    ]);
    expect([result.done, result.refused]).toEqual([['address key0001'], ['address key0000']]);
    expect(result.texts).toEqual([expect.stringContaining('https://fir.example.com/')]);
  });
});

describe('a new address', () => {
  const adopt = (url: string, to: string) => {
    const text = exampleReadme().replace('https://elm.example.org/', url);
    const [changed = ''] = tick([{ path: 'README.md', text }], readmeSettings, [[url, 'address', to]]).texts;
    return /https:\/\/elm\.example\.com[^)\s]*/.exec(changed)?.[0];
  };

  it.each([
    [
      'the part that the link names',
      'https://elm.example.org/#data',
      'https://elm.example.com/',
      'https://elm.example.com/#data',
    ],
    [
      'that part where the history knows it',
      'https://elm.example.org/#a',
      'https://elm.example.com/#a',
      'https://elm.example.com/#a',
    ],
    [
      'the part that the server names',
      'https://elm.example.org/#data',
      'https://elm.example.com/all#elm',
      'https://elm.example.com/all#elm',
    ],
  ])('keeps %s', (_, url, to, expected) => {
    expect(adopt(url, to)).toBe(expected);
  });
});

describe('an entry that goes or moves', () => {
  const entry = (name: string, more = '') => ({
    path: `data/${name}.yml`,
    text: `kind: toolkit\nsection: things\nname: { en: ${name} }\nlinks:\n  - role: homepage\n    url: https://${name}.example.org/\n${more}`,
  });
  const list = {
    path: 'data/list.yml',
    text: 'title: { en: Many }\nlanguages: [en]\nsections:\n  - { id: things, name: { en: Things } }\n  - { id: old, name: { en: Old } }\n',
  };
  const settings = { ...defaultSettings, links: { ...defaultSettings.links, archiveSection: 'old' } };

  it('goes with its file', () => {
    const result = tick([list, entry('elm'), entry('fir')], settings, [['https://elm.example.org/', 'delete']]);
    expect(result).toMatchObject({ done: ['delete key0000'], refused: [], deleted: ['data/elm.yml'], texts: [] });
  });

  it('stays where another entry names it', () => {
    const related = entry('fir', 'relations:\n  - { type: related, to: elm }\n');
    const result = tick([list, entry('elm'), related, entry('oak')], settings, [
      ['https://elm.example.org/', 'delete'],
      ['https://oak.example.org/', 'shelve'],
    ]);
    expect(result).toMatchObject({ done: ['shelve key0001'], refused: ['delete key0000'], deleted: [] });
    expect(result.texts).toEqual([expect.stringContaining('section: old\n')]);
  });

  it('moves nowhere where the settings name no section', () => {
    const result = tick([list, entry('elm')], defaultSettings, [['https://elm.example.org/', 'shelve']]);
    expect(result).toMatchObject({ done: [], texts: [] });
  });
});
