import { describe, expect, it } from 'vitest';
import { splitDocument } from '../../../../src/list/import/layout/split-document.ts';
import { parseWithContext } from '../read/read-text.ts';

function split(source: string) {
  const { root, context } = parseWithContext(source);
  const { title, sections, surroundingText } = splitDocument(root, context);
  return { title, sections: sections.map(({ name, drafts }) => `${name}: ${drafts.length}`), ...surroundingText };
}
const a = '- [A](https://a.org) - Words.\n';
const b = '- [B](https://b.org) - Words.\n';

describe('a document', () => {
  it('has its list between the first and the last section with entries', () => {
    const before = '# Title\n\nWords.\n\n## About\n\nMore.\n\n';
    const after = '## Contributing\n\nAsk [us](https://c.org).\n';
    expect(split(`${before}## One\n\n${a}\n## Two\n\n${b}\n${after}`)).toEqual({
      title: 'Title',
      sections: ['One: 1', 'Two: 1'],
      before,
      after,
    });
  });

  it('keeps a chapter about the list itself that stands between sections out of them', () => {
    expect(split(`# T\n\n## One\n\n${a}\n## License\n\n[MIT](https://m.org)\n\n## Two\n\n${b}`).sections).toEqual([
      'One: 1',
      'Two: 1',
    ]);
  });

  it('ends before a chapter about the list that is under its last section', () => {
    const { sections, after } = split(`# T\n\n${a}\n# Two\n\n${b}\n## License\n\n- [MIT](https://m.org)\n`);
    expect(sections).toEqual(['T: 1', 'Two: 1']);
    expect(after).toBe('## License\n\n- [MIT](https://m.org)\n');
  });

  it.each([
    ['<div align="center">\n  <h1>A <b>list</b></h1>\n  <a href="https://a.re"><img src="b.svg"></a>\n</div>', 'A list'],
    ['<h1 align="center">\n  <img src="logo.svg" alt="A list">\n</h1>', 'A list'],
    ['<p>\n  <img src="logo.svg" alt="A picture">\n</p>', 'One'],
  ])('has the title that stands within HTML before its first heading: %s', (html, title) => {
    expect(split(`${html}\n\n## One\n\n${a}`)).toMatchObject({ title, sections: ['One: 1'] });
  });

  it('takes the words around a table of contents for no entry', () => {
    const contents =
      '## Contents\n\nKept by [Ann](https://ann.org) and [Bo](https://bo.org).\n\n- [One](#one)\n  - [Two](#two)\n';
    expect(split(`# T\n\n${contents}\n## One\n\n${a}`).sections).toEqual(['One: 1']);
    expect(split(`# T\n\n## Contents\n\nKept by [Ann](https://ann.org).\n\n${a}\n## One\n\n${b}`).sections).toHaveLength(2);
  });

  it('has its title before its table of contents, whatever the words under it look like', () => {
    const words = '**What this is for**\n\nFor sails, see [the rules](https://r.org).\n';
    const source = `# T [![badge](b.svg)](https://b.org)\n\n${words}\n# Contents\n\n- [One](#one)\n\n# One\n\n${a}\n# Two\n\n${b}`;
    expect(split(source)).toMatchObject({ title: 'T', sections: ['One: 1', 'Two: 1'] });
    expect(split(source.replace(/# Contents[\s\S]*?(?=# One)/, '')).sections).toHaveLength(3);
  });

  it('has the chapters under the heading of its table of contents as its own', () => {
    const { title, sections, before } = split(`# T\n\n## 目录\n\n- [甲](#甲)\n- [乙](#乙)\n\n### 甲\n\n${a}\n### 乙\n\n${b}`);
    expect({ title, sections }).toEqual({ title: 'T', sections: ['甲: 1', '乙: 1'] });
    expect(before.endsWith('- [乙](#乙)\n\n')).toBe(true);
  });

  it('takes no table of contents for a section', () => {
    const { sections, before } = split(`# T\n\n## Contents\n\n- [One](#one)\n\n## One\n\n${a}`);
    expect(sections).toEqual(['One: 1']);
    expect(before).toContain('- [One](#one)');
  });

  it('has a list directly under its title', () => {
    expect(split(`# T\n\nWords.\n\n${a}${b}`)).toMatchObject({ title: 'T', sections: ['T: 2'], before: '# T\n\nWords.\n\n' });
  });

  it('has a list without any heading', () => {
    expect(split(`Words.\n\n${a}`)).toMatchObject({ title: '', sections: [': 1'], before: 'Words.\n\n' });
  });

  it.each(['', 'words\n', '# T\n\n## A\n\nwords\n'])('stays whole where it has no entry: %j', (source) => {
    expect(split(source)).toMatchObject({ sections: [], before: source, after: '' });
  });

  it('keeps a byte order mark before the list', () => {
    expect(split(`\ufeff${a}`)).toMatchObject({ sections: [': 1'], before: '\ufeff' });
  });

  it('makes one section of headings that are all entries', () => {
    expect(split('# T\n\n## [A](https://a.org)\n\nWords.\n\n## [B](https://b.org)\n\nWords.\n').sections).toEqual(['T: 2']);
  });
});
