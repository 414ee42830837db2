import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { LinkEdit } from '../../../../src/list/authoring/edit-links/index.ts';
import fc from '../../../seeded-fast-check.ts';
import { edit } from './link-edits.ts';

describe('editLinks on generated files', () => {
  const comment = fc.constantFrom('', ' # why', ' # a: b', ' #');
  const quote = fc.constantFrom('', '"', "'");
  const address = fc
    .array(fc.constantFrom('a', 'b', '/', '?', '=', '&', '%20', '#', ':', ',', '[', ']', '~'), { maxLength: 12 })
    .map((letters) => `https://x.example/${letters.join('')}z`);
  const link = fc.record({ flow: fc.boolean(), quote, address, comment, above: fc.boolean() });
  const file = fc.record({
    links: fc.array(link, { minLength: 2, maxLength: 5 }),
    sequence: fc.boolean(),
    rest: fc.boolean(),
    deep: fc.boolean(),
  });

  function textOf({ links, sequence, rest, deep }: ReturnType<typeof file.generate>['value']): {
    text: string;
    spots: LinkEdit['position'][];
  } {
    const spots: LinkEdit['position'][] = [];
    const lines: string[] = ['# first'];
    const inner = sequence ? '  ' : '';
    const dash = deep ? '  - ' : '- ';
    lines.push(`${sequence ? '- ' : ''}kind: dataset`, `${inner}name: {en: X}`, `${inner}links:`);
    for (const [index, one] of links.entries()) {
      if (one.above) lines.push(`${inner}${deep ? '  ' : ''}# comment ${index}`);
      const plain = !/[,[\]]/.test(one.address);
      const mark = plain ? one.quote : one.quote || '"';
      const value = `${mark}${one.address}${mark}`;
      if (one.flow) {
        const head = `${inner}${dash}{role: data, url: `;
        spots.push({ line: lines.length + 1, column: head.length + 1 });
        lines.push(`${head}${value} }${one.comment}`);
      } else {
        lines.push(`${inner}${dash}role: data${one.comment}`);
        const head = `${inner}${' '.repeat(dash.length)}url: `;
        spots.push({ line: lines.length + 1, column: head.length + 1 });
        lines.push(`${head}${value}${one.comment}`);
      }
    }
    if (rest) lines.push(`${inner}license: MIT # said so`, '', '# end');
    if (sequence) lines.push('- kind: paper', '  id: other', '  title: T');
    return { text: `${lines.join('\n')}\n`, spots };
  }

  const entryOf = (text: string, sequence: boolean) => (sequence ? parse(text)[0] : parse(text));

  it('changes only the lines of the link, keeps all other comments, and the new value can be read back', () => {
    fc.assert(
      fc.property(
        file,
        fc.nat(),
        fc.constantFrom('url', 'archived', 'gone', 'remove', 'status'),
        address,
        (one, pick, what, value) => {
          const { text, spots } = textOf(one);
          const index = pick % spots.length;
          const at = spots[index];
          if (!at) return;
          const day = '2026-11-08';
          const wanted: LinkEdit =
            what === 'remove'
              ? { position: at, type: 'remove' }
              : what === 'status'
                ? { position: at, type: 'status', state: 'gone', since: day }
                : { position: at, type: 'set', field: what as 'url', value: what === 'gone' ? day : value };
          const { text: after, refused } = edit(text, [wanted]);
          expect(refused).toEqual([]);
          const [was, is] = [entryOf(text, one.sequence), entryOf(after, one.sequence)];
          if (what === 'remove') was.links.splice(index, 1);
          else if (what === 'status') was.status = { state: 'gone', since: day };
          else was.links[index][what] = what === 'gone' ? day : value;
          expect(is).toEqual(was);

          const before = text.split('\n');
          const kept = before.filter((line, number) => {
            if (what === 'remove' && line.trim() === `# comment ${index}`) return false;
            const own = number + 1 === at.line || (what === 'remove' && number + 2 === at.line && !one.links[index]?.flow);
            return !own;
          });
          let from = -1;
          const rest = after.split('\n');
          for (const line of kept) {
            from = rest.indexOf(line, from + 1);
            expect(from, `the line “${line}” stays in its order`).toBeGreaterThanOrEqual(0);
          }
          if (what !== 'remove') expect(after.match(/#[^\n]*/g)?.length).toBeGreaterThanOrEqual(text.match(/ #/g)?.length ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same text for several edits at once as one by one', () => {
    fc.assert(
      fc.property(file, address, (one, value) => {
        const { text, spots } = textOf(one);
        const [first, second] = spots;
        if (!first || !second) return;
        const { text: after, refused } = edit(text, [
          { position: first, type: 'set', field: 'url', value },
          { position: second, type: 'set', field: 'gone', value: '2026' },
          { position: first, type: 'status', state: 'gone', since: '2026' },
        ]);
        // A year alone is a number to YAML: it is refused rather than written wrong.
        expect(refused.every((each) => each.type !== 'set' || each.field !== 'url')).toBe(true);
        expect(entryOf(after, one.sequence).links[0].url).toBe(value);
      }),
      { numRuns: 100 },
    );
  });
});
