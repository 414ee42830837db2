import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { runCli } from '../run-cli.ts';
import { doi, useNewCommand } from './use-new-command.ts';

/**
 * `listkeeper new` as a person has it: the command itself, its questions answered key by key,
 * owners of identifiers on the simulated internet.
 */

const { getInternet, getFolder } = useNewCommand();

const enter = '\r';
const down = '\u001b[B';

/**
 * Runs a command at a terminal where somebody answers each question, told by its words, with some
 * keys; says which were asked.
 */
async function answering(args: string[], answers: [question: string, keys: string][]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asked: string[] = [];
  let shown = '';
  let waiting = [...answers];
  const settled: { out: string; err: string } = { out: '', err: '' };
  output.on('data', (data: Buffer) => {
    shown += data.toString();
    const next = waiting.find(([question]) => shown.includes(question));
    if (next === undefined) return;
    waiting = waiting.filter((each) => each !== next);
    shown = '';
    asked.push(next[0]);
    // Once the question is on the screen, which this very writing brings there.
    setImmediate(() => input.write(next[1]));
  });
  const code = await main(args, {
    cwd: getFolder(),
    environment: {},
    interactive: true,
    promptStreams: { input, output },
    route: getInternet().route,
    out: (text) => {
      settled.out += text;
    },
    err: (text) => {
      settled.err += text;
    },
    progress: () => {},
    paint: (_, text) => text,
  });
  return { code, asked, ...settled, last: shown };
}

describe('new, at a terminal', () => {
  it('asks for what the identifier does not tell, writes a valid entry and shows a preview', async () => {
    const { code, asked, out, err } = await answering(
      ['new'],
      [
        ['URL', `https://doi.org/${doi}${enter}`],
        ['What kind of resource', enter],
        ['Which section?', down + enter],
        ['sentences in Chinese', enter],
        ['sentences in English', `What keels are for.${enter}`],
        ['Other facts', `tags: boats; formerly: Keels${enter}`],
        ['What is this link?', enter],
        ['Add another link?', enter],
        ['License', enter],
        ['Id, which is', enter],
      ],
    );
    expect({ code, err }).toEqual({ code: 0, err: 'Filled in from Crossref: title, authors, venue, year\n' });
    // Title, authors, venue and year are what the owner of the identifier says: nobody was asked
    // for them.
    expect(asked).toEqual([
      'URL',
      'What kind of resource',
      'Which section?',
      'sentences in Chinese',
      'sentences in English',
      'Other facts',
      'What is this link?',
      'Add another link?',
      'License',
      'Id, which is',
    ]);
    expect(getInternet().requests.map(({ host }) => host)).toEqual(['api.crossref.org']);
    const path = /^(\S+\.yml): written$/m.exec(out)?.[1] ?? '';
    expect(path).toMatch(/^data\/.*keels.*\.yml$/);
    const file = readFileSync(join(getFolder(), path), 'utf8');
    for (const line of [
      'kind: paper',
      'section: tools',
      'title: Keels of Invented Boats',
      'venue: Journal of Boats',
      'year: 2021',
      'tags: [boats]',
      'formerly:',
    ])
      expect(file).toContain(line);
    expect(file).toMatch(/authors:[\s\S]*Ada Keelson[\s\S]*The Boat Group/);
    expect(file).toContain('en: What keels are for.');
    expect(out).toContain(
      'In the README:\n\n- **Keels of Invented Boats**, Ada Keelson, The Boat Group, Journal of Boats 2021 — What keels are for. [Paper](https://doi.org/10.9999/invented.7)\n',
    );
    expect(await runCli(getFolder(), ['validate'])).toMatchObject({ code: 0 });
    expect((await runCli(getFolder(), ['fmt', '--check'])).out, 'it is in the house’s form').not.toContain(path);
  });

  it('reports a duplicate before it asks anything or makes a request, and writes nothing', async () => {
    const twin = 'http://www.books.invented.org/primer/';
    const { code, asked, out, last } = await answering(['new', twin], [['Continue anyway?', enter]]);
    expect({ code, asked, out }).toEqual({ code: 2, asked: ['Continue anyway?'], out: '' });
    expect(last).toContain('Nothing was written.');
    expect(getInternet().requests).toEqual([]);
  });
});
