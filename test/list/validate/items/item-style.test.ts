import { describe, expect, it } from 'vitest';
import { validateList } from '../../../../src/list/validate/validate-list.ts';
import { exampleReadme, readReadme, toolLine, toolNames } from '../../markdown/example-readme.ts';
import { checkItem, ginkgo } from './check-item.ts';

describe('the form of an item', () => {
  it('is right where it is that of the others', () => {
    expect(checkItem(ginkgo).codes).toEqual([]);
  });

  it.each([
    ['another mark', ginkgo.replace('-', '*')],
    ['another sign before the description', ginkgo.replace(') - ', ') – ')],
    ['no sign before the description', ginkgo.replace(') - ', ') ')],
    ['a small letter at its beginning', ginkgo.replace('A tool about', 'a tool about')],
    ['no stop', ginkgo.replace(/\.$/, '')],
    ['a space within the link', ginkgo.replace('](', '] (')],
  ])('is corrected where it has %s', (_, line) => {
    const { codes, fixed } = checkItem(line);
    expect(codes).toEqual(['item-form']);
    expect(fixed).toBe(ginkgo);
  });

  it.each([
    ['www.ginkgo.example.org/', 'https://www.ginkgo.example.org/'],
    ['ginkgo.example.org/a', 'https://ginkgo.example.org/a'],
    ['htps://ginkgo.example.org/', 'https://ginkgo.example.org/'],
    ['https//ginkgo.example.org/', 'https://ginkgo.example.org/'],
  ])('is corrected where readers would be led to a file of the repository: %s', (address, corrected) => {
    const { findings, fixed } = checkItem(ginkgo.replace('https://ginkgo.example.org/', address));
    expect(findings).toMatchObject([{ code: 'bad-address', severity: 'error', found: address, fix: corrected, column: 12 }]);
    expect(fixed).toBe(ginkgo.replace('https://ginkgo.example.org/', corrected));
  });

  it.each(['javascript:alert%281%29', 'JavaScript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'is refused where its address is no place on the web: %s',
    (address) => {
      const { findings } = checkItem(ginkgo.replace('https://ginkgo.example.org/', address));
      expect(findings).toMatchObject([{ code: 'bad-address', severity: 'error', found: address }]);
    },
  );

  it.each(['docs/ginkgo.md', './a', '../a.html', '#tools', '/a', 'mailto:a@example.org', 'LICENSE', '//ginkgo.example.org/'])(
    'is right with a link that readers can follow: %s',
    (address) => {
      expect(checkItem(ginkgo.replace('https://ginkgo.example.org/', address)).codes).toEqual([]);
    },
  );

  it('is right where code shows a mistake', () => {
    expect(checkItem(ginkgo.replace('A tool about', 'A tool for `[a](www.a.example.org)` in')).codes).toEqual([]);
  });

  it('is refused with a space within the link, also where others have it and where the list has no habit', () => {
    const broken = (name: string) => `- [${name}] (https://${name.toLowerCase()}.example.org/) - A tool about ${name}.`;
    const text = exampleReadme([...toolNames.map((name) => toolLine(name)), broken('Rowan'), broken('Sorbus')]);
    const codes = (list: string) => validateList(readReadme(list)).map(({ code, severity }) => `${code} ${severity}`);
    expect(codes(text)).toEqual(['item-form error', 'item-form error']);
    expect(codes(exampleReadme([toolLine('Acorn'), broken('Birch')]))).toEqual(['item-form error']);
    expect(codes(exampleReadme([...toolNames.map((name) => toolLine(name)), '- [x] (https://done.example.org/)']))).not.toContain(
      'item-form error',
    );
  });

  it('is told without a correction where a description is missing, or the link', () => {
    const bare = checkItem('- [Ginkgo](https://ginkgo.example.org/)');
    expect(bare.findings).toMatchObject([{ code: 'item-form', nearest: '- […](…) - ….' }]);
    expect(bare.fixed).toBe('- [Ginkgo](https://ginkgo.example.org/)');
    expect(checkItem('- Ginkgo: https://ginkgo.example.org/').codes).toEqual(['item-form']);
  });

  it('is told of a line that is no item for its mistakes', () => {
    const broken = checkItem('* [Ginkgo] (https://ginkgo.example.org/) - A tool about old trees.', 'Pine');
    expect(broken.findings).toMatchObject([{ code: 'item-form', line: 19, severity: 'error', nearest: '](', fix: '](' }]);
  });

  it.each([
    ['a name that its owner writes small', '- [Ginkgo](https://ginkgo.example.org/) - ginkgo is a tool.'],
    [
      'a description that ends with a link',
      '- [Ginkgo](https://ginkgo.example.org/) - A tool ([code](https://ginkgo.example.org/code))',
    ],
    ['another end of a sentence', '- [Ginkgo](https://ginkgo.example.org/) - A tool for trees!'],
    ['a description in Chinese', '- [Ginkgo](https://ginkgo.example.org/) - 古树'],
  ])('is right with %s', (_, line) => {
    expect(checkItem(line).codes).toEqual([]);
  });

  it('is free where the list has no habit, or too few items to show one', () => {
    const mixed = toolNames.map((name, index) => toolLine(name, index % 3 === 0 ? '*' : '-'));
    expect(checkItem(ginkgo.replace('-', '*'), 'Fir', mixed).codes).toEqual([]);
    expect(checkItem(ginkgo.replace('A tool', 'a tool'), 'Fir', mixed.slice(0, 4)).codes).toEqual([]);
  });
});
