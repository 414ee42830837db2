import { describe, expect, it } from 'vitest';
import { changeList, replace } from './change-list.ts';

const source = `# Apps

![Open source][oss] means that its code is open; ![Free][free] means free of charge.

| Running | Closed or unmaintained |
|---|---|
| :ship: | :x: |

## Boats

* :ship: [Junk](https://junk.invented.org) - Sails. ![Free][free]
* :ship: [Dhow](https://dhow.invented.org) - Sails. ![Free][free]
* :ship: [Punt](https://punt.invented.org) - Glides. [![Open source][oss]](https://github.com/punt/punt) ![Free][free]
* :ship: [Ketch](https://ketch.invented.org) - Sails. [![Open source][oss]](https://github.com/ketch/ketch)
* :x: [Raft](https://raft.invented.org) - Floats. [![Open source][oss]](https://github.com/raft/raft)
* :x: [Hulk](https://hulk.invented.org) - Sinks.
* :x: [Wreck](https://wreck.invented.org) - Sank.

[oss]: https://icons.invented.org/oss.svg
[free]: https://icons.invented.org/free.svg
`;

describe('marks of entries', () => {
  it('stay while nothing changes', () => {
    expect(changeList(source, {})).toEqual({ removed: [], added: [] });
  });

  it('follow the data when an entry gets another status, or another mark', () => {
    const closed = (text: string) => `${text}status:\n  state: archived\n`;
    expect(changeList(source, { files: { 'boats/junk.yml': closed } })).toEqual({
      removed: ['* :ship: [Junk](https://junk.invented.org) - Sails. ![Free][free]'],
      added: ['* :x: [Junk](https://junk.invented.org) - Sails. ![Free][free]'],
    });
    const paid = replace('marks:\n  - Free\n', '');
    expect(changeList(source, { files: { 'boats/dhow.yml': paid } }).added).toEqual([
      '* :ship: [Dhow](https://dhow.invented.org) - Sails.',
    ]);
  });

  it('of its neighbours are not those of a new entry', () => {
    const yaml =
      'kind: product\nsection: boats\nname:\n  en: Skiff\nlinks:\n  - role: homepage\n    url: https://skiff.invented.org\n';
    expect(changeList(source, { added: { 'boats/skiff.yml': yaml } }).added).toEqual([
      '* :ship: [Skiff](https://skiff.invented.org)',
    ]);
    const marked = `${yaml}marks:\n  - Open source\n`;
    expect(changeList(source, { added: { 'boats/skiff.yml': marked } }).added).toEqual([
      '* :ship: [Skiff](https://skiff.invented.org) ![Open source][oss]',
    ]);
  });
});
