import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/list/index.ts';
import { idPattern, slugPattern, toFreeId } from '../../../src/list/schema/field-patterns.ts';
import { defaultSettings } from '../../../src/list/schema/index.ts';
import { explainFinding } from '../../../src/report/findings/index.ts';

const devices = ['con', 'nul', 'aux', 'prn', 'com1', 'lpt9', 'con.v2'];
const free = ['console', 'com', 'com10', 'auxiliary', 'a-con', 'v2.con', 'null'];

describe('an id that Windows can’t name a file by', () => {
  it('is no id, though it is a slug', () => {
    expect(devices.filter((id) => idPattern.test(id))).toEqual([]);
    expect(free.filter((id) => !idPattern.test(id))).toEqual([]);
    expect([...devices, ...free].every((id) => slugPattern.test(id))).toBe(true);
    expect(devices.map(toFreeId).every((id) => idPattern.test(id))).toBe(true);
    expect(free.map(toFreeId)).toEqual(free);
  });

  it('is told with another one, in an entry and in a section', () => {
    const list = 'title: { en: L }\nlanguages: [en]\nsections: [{ id: aux, name: { en: S } }]\n';
    const entry =
      '- id: con\n  kind: dataset\n  section: aux\n  name: { en: A }\n- id: b\n  kind: dataset\n  section: aux\n  name: { en: B }\n';
    const { findings, entries } = readList(
      [
        { path: 'data/list.yml', text: list },
        { path: 'data/all.yml', text: entry },
      ],
      defaultSettings,
    );
    const told = findings.map((finding) => {
      const { message, remedy } = explainFinding(finding, 'en');
      return `${finding.file}: ${message} ${remedy}`;
    });
    expect(told).toEqual([
      'data/all.yml: Windows has no files named con. Choose another id, such as con-1: the page of the site is named by it.',
      'data/list.yml: Windows has no files named aux. Choose another id, such as aux-1: the page of the site is named by it.',
    ]);
    expect(findings.every(({ fix }) => fix === undefined)).toBe(true);
    expect(entries.map(({ id }) => id)).toEqual(['con-1', 'b']);
  });
});
