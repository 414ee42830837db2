import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../../src/list/authoring/apply-fixes.ts';
import { validateList } from '../../../../src/list/validate/validate-list.ts';
import { exampleReadme, readReadme, toolLine, toolNames } from '../../markdown/example-readme.ts';

/** The findings about a README in which this line stands after the tools up to a name. */
function check(line: string, after = 'Fir', tools = toolNames.map((name) => toolLine(name))) {
  const index = tools.findIndex((tool) => tool.includes(`[${after}]`)) + 1;
  const text = exampleReadme([...tools.slice(0, index), line, ...tools.slice(index)]);
  const findings = validateList(readReadme(text), ({ line: at }) => text.split('\n')[at - 1] === line);
  const fixed = applyFixes(text, findings).text.split('\n')[6 + index];
  return { codes: findings.map(({ code }) => code), findings, fixed };
}

const ginkgo = '- [Ginkgo](https://ginkgo.example.org/) - A tool about old trees.';

describe('the form of an item', () => {
  it('is right where it is that of the others', () => {
    expect(check(ginkgo).codes).toEqual([]);
  });

  it.each([
    ['another mark', ginkgo.replace('-', '*')],
    ['another sign before the description', ginkgo.replace(') - ', ') – ')],
    ['no sign before the description', ginkgo.replace(') - ', ') ')],
    ['a small letter at its beginning', ginkgo.replace('A tool about', 'a tool about')],
    ['no stop', ginkgo.replace(/\.$/, '')],
    ['a space within the link', ginkgo.replace('](', '] (')],
  ])('is corrected where it has %s', (_, line) => {
    const { codes, fixed } = check(line);
    expect(codes).toEqual(['item-form']);
    expect(fixed).toBe(ginkgo);
  });

  it.each([
    ['www.ginkgo.example.org/', 'https://www.ginkgo.example.org/'],
    ['ginkgo.example.org/a', 'https://ginkgo.example.org/a'],
    ['htps://ginkgo.example.org/', 'https://ginkgo.example.org/'],
    ['https//ginkgo.example.org/', 'https://ginkgo.example.org/'],
  ])('is corrected where readers would be led to a file of the repository: %s', (address, corrected) => {
    const { findings, fixed } = check(ginkgo.replace('https://ginkgo.example.org/', address));
    expect(findings).toMatchObject([{ code: 'bad-address', severity: 'error', found: address, fix: corrected, column: 12 }]);
    expect(fixed).toBe(ginkgo.replace('https://ginkgo.example.org/', corrected));
  });

  it.each(['javascript:alert%281%29', 'JavaScript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'is refused where its address is no place on the web: %s',
    (address) => {
      const { findings } = check(ginkgo.replace('https://ginkgo.example.org/', address));
      expect(findings).toMatchObject([{ code: 'bad-address', severity: 'error', found: address }]);
    },
  );

  it.each(['docs/ginkgo.md', './a', '../a.html', '#tools', '/a', 'mailto:a@example.org', 'LICENSE', '//ginkgo.example.org/'])(
    'is right with a link that readers can follow: %s',
    (address) => {
      expect(check(ginkgo.replace('https://ginkgo.example.org/', address)).codes).toEqual([]);
    },
  );

  it('is right where code shows a mistake', () => {
    expect(check(ginkgo.replace('A tool about', 'A tool for `[a](www.a.example.org)` in')).codes).toEqual([]);
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
    const bare = check('- [Ginkgo](https://ginkgo.example.org/)');
    expect(bare.findings).toMatchObject([{ code: 'item-form', nearest: '- […](…) - ….' }]);
    expect(bare.fixed).toBe('- [Ginkgo](https://ginkgo.example.org/)');
    expect(check('- Ginkgo: https://ginkgo.example.org/').codes).toEqual(['item-form']);
  });

  it('is told of a line that is no item for its mistakes', () => {
    const broken = check('* [Ginkgo] (https://ginkgo.example.org/) - A tool about old trees.', 'Pine');
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
    expect(check(line).codes).toEqual([]);
  });

  it('is free where the list has no habit, or too few items to show one', () => {
    const mixed = toolNames.map((name, index) => toolLine(name, index % 3 === 0 ? '*' : '-'));
    expect(check(ginkgo.replace('-', '*'), 'Fir', mixed).codes).toEqual([]);
    expect(check(ginkgo.replace('A tool', 'a tool'), 'Fir', mixed.slice(0, 4)).codes).toEqual([]);
  });
});

describe('the order of items', () => {
  it('is told with the neighbours, where the others are sorted', () => {
    expect(check(ginkgo, 'Pine').findings).toMatchObject([
      { code: 'item-order', severity: 'warning', found: 'Ginkgo', allowed: ['Fir', 'Hazel'] },
    ]);
    const first = ginkgo.replaceAll('inkgo', 'arden').replace('Garden', 'Abies');
    expect(check(first, 'Oak').findings).toMatchObject([{ code: 'item-order', allowed: ['Acorn'] }]);
  });

  it('is free where the others are not sorted', () => {
    expect(
      check(
        ginkgo,
        'Pine',
        toolNames.toReversed().map((name) => toolLine(name)),
      ).codes,
    ).toEqual([]);
  });

  it('does not look at capitals', () => {
    expect(check(ginkgo.replace('[Ginkgo]', '[ginkgo]')).codes).toEqual([]);
  });
});

describe('what is checked of a README', () => {
  it('is duplicates by what items are about, and addresses', () => {
    expect(check(ginkgo.replace('https://ginkgo.example.org/', 'http://www.oak.example.org')).codes).toEqual([
      'duplicate-identity',
    ]);
    expect(check(ginkgo.replace('old trees', '[oaks](https://oak.example.org/)')).codes).toEqual([]);
    expect(check(ginkgo.replace('ginkgo.example.org/', 'github.com/a/b?utm_source=x')).codes).toEqual(['volatile-address']);
  });

  it('is not the typography of Chinese words, which have markup between them', () => {
    expect(check('- [Ginkgo](https://ginkgo.example.org/) - 使用NLP工具标注的数据').codes).toEqual([]);
  });
});
