import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { defaultSettings } from '../../../../src/list/schema/index.ts';
import { validateList } from '../../../../src/list/validate/index.ts';
import { foldPath, isPortablePath } from '../../../../src/list/validate/rules/file-name.ts';
import { dataset, listFiles } from '../../../jobs/shared/example-list.ts';

const findNames = (names: string[], isNew: (file: string) => boolean = () => false) => {
  const entries = names.map((name, index) => ({
    path: `data/${name}`,
    text: `id: e${index}\n${dataset(`E ${index}`, `https://${index}.example.org/`)}`,
  }));
  const base = Object.entries(listFiles).map(([path, text]) => ({ path, text }));
  return validateList(readList([...base, ...entries], defaultSettings), ({ file }) => isNew(file))
    .filter(({ code }) => code === 'file-name')
    .map(({ file, twin }) => (twin ? `${file} ${twin.file}` : file));
};

describe('the name of a data file', () => {
  it.each([
    'con.yml',
    'AUX.yml',
    'nul.tar.yml',
    'com1.yml',
    'LPT9.yml',
    'a/prn/b.yml',
    'a:b.yml',
    'a?.yml',
    'a./b.yml',
    'a /b.yml',
  ])('can not be held by Windows: %s', (name) => {
    expect(isPortablePath(`data/${name}`)).toBe(false);
    expect(findNames([name])).toEqual([`data/${name}`]);
  });

  it.each(['console.yml', 'com10.yml', 'lpt.yml', 'auxiliary/a.b.yml', '数据集.yml', 'é.yml'])('can be held: %s', (name) => {
    expect(findNames([name])).toEqual([]);
  });

  it('differs from another by case or by the form of a letter only: the new one is told', () => {
    expect(findNames(['one.yml', 'One.yml'])).toEqual(['data/one.yml data/One.yml']);
    expect(findNames(['é.yml', 'é.yml'.normalize('NFD')], (file) => file.includes('\u0301'))).toEqual([
      `data/e\u0301.yml data/é.yml`,
    ]);
    expect(findNames(['a/one.yml', 'b/One.yml'])).toEqual([]);
    expect(foldPath('Data/É')).toBe('data/é');
  });
});
