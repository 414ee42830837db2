import { type Handler, Parser, Tokenizer } from 'htmlparser2';
import { expect, it, vi } from 'vitest';
import { createSkippingTokenizer } from '../../../src/links/web/skipping-tokenizer.ts';
import fc from '../../seeded-fast-check.ts';

/** Every event of a text that comes in these pieces. */
function parse(pieces: readonly string[], tokenizer: typeof Tokenizer): unknown[] {
  const events: unknown[] = [];
  const names = ['onopentag', 'onclosetag', 'ontext', 'oncomment', 'onprocessinginstruction', 'oncdatastart'] as const;
  const handler = Object.fromEntries(names.map((name) => [name, (...values: unknown[]) => events.push([name, ...values])]));
  const parser = new Parser(handler as Partial<Handler>, { decodeEntities: false, Tokenizer: tokenizer });
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return events;
}

const markup = [
  '<p>',
  '</p>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<a b="',
  '"',
  "'",
  '>',
  '<',
  '<!x',
  '<?y',
  '<title>',
  '</title>',
];

it('makes of any text what the tokenizer of the package makes of it', () => {
  const piece = fc.oneof(fc.constantFrom(...markup), fc.string({ maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const skipping = createSkippingTokenizer(Tokenizer);
      expect(parse(pieces, skipping)).toEqual(parse(pieces, Tokenizer));
      expect(parse([pieces.join('')], skipping)).toEqual(parse([pieces.join('')], Tokenizer));
    }),
    { numRuns: 500 },
  );
});

it('looks at few characters of a long text', () => {
  const look = vi.spyOn(String.prototype, 'charCodeAt');
  const page = `<p>${'words '.repeat(500)}</p><script>${'a()'.repeat(500)}</script>`;
  const count = (tokenizer: typeof Tokenizer) => {
    look.mockClear();
    parse([page], tokenizer);
    return look.mock.calls.length;
  };
  const [ours, theirs] = [count(createSkippingTokenizer(Tokenizer)), count(Tokenizer)];
  look.mockRestore();
  expect(theirs).toBeGreaterThan(page.length * 0.9);
  expect(ours).toBeLessThan(100);
});
