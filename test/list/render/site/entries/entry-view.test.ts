import { describe, expect, it } from 'vitest';
import { buildEntryView, viewText } from '../../../../../src/list/render/site/entries/entry-view.ts';
import { readExampleEntry } from './example-entry.ts';

const build = (fields: string, { kind = 'dataset', language = 'en' }: { kind?: string; language?: 'en' | 'zh' } = {}) => {
  const { entry, info } = readExampleEntry(fields, kind);
  return buildEntryView(entry, { info, language, health: undefined, display: undefined, findName: () => undefined });
};

describe('the name of an entry', () => {
  it('says its language where that is not the one of the page', () => {
    expect(build('name: { zh: 名 }\n').name).toEqual({ text: '名', language: 'zh' });
    expect(build('title: 论文\n', { kind: 'paper' }).name).toEqual({ text: '论文', language: 'zh' });
    expect(build('title: Paper\n', { kind: 'paper', language: 'zh' }).name).toEqual({ text: 'Paper', language: 'en' });
  });

  it('stands beside the one in the other language', () => {
    expect(build('name: { zh: 名, en: Name }\n').otherName).toEqual({ text: '名', language: 'zh' });
    expect(build('name: { en: Name }\n').otherName).toBeUndefined();
  });
});

describe('the texts of an entry', () => {
  it('are paragraphs where they have lines', () => {
    expect(build('name: { en: N }\ndescription: { en: "one\\n\\ntwo" }\n').paragraphs).toEqual([
      { text: 'one' },
      { text: 'two' },
    ]);
  });

  it('say what has become of it', () => {
    expect(build('name: { en: N }\nstatus: { state: ended, since: "2020", reason: { en: over } }\n').status).toBe(
      'Ended (2020): over',
    );
    expect(build('name: { en: N }\nstatus: { state: active }\n').status).toBeUndefined();
  });

  it('are in the language of the page where there is one', () => {
    expect(viewText({ zh: '中', en: 'en' }, 'zh')).toEqual({ text: '中' });
    expect(viewText(undefined, 'zh')).toBeUndefined();
  });
});
