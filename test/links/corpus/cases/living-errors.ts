import { createHtmlResponse } from '../../../../src/sandbox/internet/responses.ts';
import { gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

/** Pages under the status 404: those that readers see all the same, and those that only seem so. */

const long = '<p>Where the boats go, when, for how much, and what else one should know of them.</p>'.repeat(25);
const source = 'evilpie/404-bookmarks#13: www.ferrylines.com/en/ferries/ answers 404 with the page';
const url = 'https://www.seaways.example/en/ferries/';

function answer404(name: string, title: string, text: string, rest: Partial<LinkCase> & Pick<LinkCase, 'dead'>): LinkCase {
  const expected = rest.dead ? gone('not-found') : notGone('unknown', 'ambiguous');
  return createStaticCase(
    `404: ${name}`,
    url,
    { 'www.seaways.example': createHtmlResponse(title, text, 404) },
    { ...expected, ...rest },
    { ...rest, source },
  );
}

export const livingErrors: LinkCase[] = [
  answer404('a page that names what its address does', 'Ferries of Europe | Seaways', long, { dead: false }),
  answer404('a page that names what the entry does', 'Boats of the Baltic | Seaways', long, {
    dead: false,
    names: ['Baltic boats'],
  }),
  answer404('only the site is named', 'Seaways', long, { dead: true, names: ['Seaways'] }),
  answer404('what any site says of itself', 'Documentation | Seaways', long, { dead: true, names: ['Seaways documentation'] }),
  answer404('a short page', 'Ferries of Europe | Seaways', '<p>Where did it go?</p>', { dead: true }),
  answer404('the address is repeated', 'No results for ferries', long, { dead: true }),
  answer404('words of absence beside the name', 'Ferries: page not found', long, { dead: true }),
  answer404('the name of the site in the entry’s', 'Home - Seaways Travel', long, { dead: true, names: ['Seaways'] }),
];
