import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/list/index.ts';
import { renderOutputs } from '../../../src/list/render/index.ts';
import { selectSections } from '../../../src/list/render/select-sections.ts';
import { defaultSettings, type Output } from '../../../src/list/schema/index.ts';
import type { Finding } from '../../../src/model/finding.ts';

const text =
  'title: { en: L }\nlanguages: [en]\nsections: [{ id: a, name: { en: A }, sections: [{ id: b, name: { en: B } }] }, { id: c, name: { en: C } }]\n';
const list = readList([{ path: 'data/list.yml', text }], defaultSettings);
const output = (fields: Partial<Output>): Output => ({ file: 'site/index.html', language: 'en', zone: 'markers', ...fields });

describe('the sections of an output', () => {
  it('are all, or those that it names at any depth, in its order', () => {
    const select = (sections?: string[]) => selectSections(list, output(sections ? { sections } : {}), [])?.map(({ id }) => id);
    expect(select()).toEqual(['a', 'c']);
    expect(select(['c', 'b'])).toEqual(['c', 'b']);
  });

  it('are none where the list lacks one of them, which is a finding', () => {
    const findings: Finding[] = [];
    expect(selectSections(list, output({ sections: ['x'] }), findings)).toBeUndefined();
    expect(findings).toMatchObject([
      { code: 'settings-refused', problem: 'unknown-section', found: 'x', allowed: ['a', 'b', 'c'] },
    ]);
  });
});

it('a site is no single file, so that renderOutputs leaves it to renderSites', () => {
  const settings = { ...defaultSettings, outputs: [output({}), output({ file: 'list.json' })] };
  expect(renderOutputs(list, settings, new Map()).files.map(({ path }) => path)).toEqual(['list.json']);
});
