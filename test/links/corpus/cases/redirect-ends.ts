import {
  createHtmlResponse,
  createRedirectResponse,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

/** Where permanent redirects end, and whether that may be written instead of the link. */

const sentences = '<p>How the corpus was made, by whom, from what, and how it may be used by others.</p>';
const manual = createHtmlResponse('The manual of the corpus', sentences);
const guide = createHtmlResponse('Add OAuth2 to your application', sentences.repeat(30));
const missing: SimulatedResponse = { status: 404 };
const firstByte: SimulatedResponse = {
  status: 206,
  headers: { 'content-type': 'application/pdf', 'content-range': 'bytes 0-0/9000' },
  body: '%',
};

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;
type Rest = Pick<LinkCase, 'source'> & Partial<LinkCase>;

/** One page or file that its host redirects for good. */
function redirect(
  name: string,
  [from, to]: [from: string, to: string],
  [answer, expected, rest]: [SimulatedResponse, Expected, Rest],
): LinkCase {
  const [first, end] = [new URL(from), new URL(to)];
  const answers = {
    [`${first.host}${first.pathname}`]: createRedirectResponse(to, 301),
    [`${end.host}${end.pathname}`]: answer,
    [first.host]: missing,
    [end.host]: missing,
  };
  return createStaticCase(`Redirect: ${name}`, from, answers, expected, rest);
}

const page = 'https://site.example/guide/manual';
const file = 'https://site.example/files/manual.pdf';

export const redirectEnds: LinkCase[] = [
  ...['X-Amz-Algorithm=AWS4&X-Amz-Signature=abcdef', 'se=2026-01-01&sp=r&sig=abcdef%3D', 'Expires=1760000000&Signature=ab'].map(
    (query): LinkCase =>
      redirect(
        `a file behind ${query}`,
        [file, `https://storage.example/manual.pdf?${query}`],
        [firstByte, alive('redirected'), { source: 'signed addresses of S3, Azure and CloudFront end after minutes' }],
      ),
  ),
  redirect(
    'from https down to http',
    [page, 'http://site.example/docs/manual'],
    [manual, alive('redirected'), { source: 'servers behind a proxy that ends TLS write their own scheme' }],
  ),
  redirect(
    'from https to a stranger’s http',
    ['https://site.example/', 'http://shop.example/'],
    [
      createHtmlResponse('Shoes', '<p>Shoes and bags.</p>'),
      alive('redirected'),
      { note: 'possibly-wrong-link', source: 'what-a-move-is.md' },
    ],
  ),
  redirect(
    'an address with tracking',
    [page, 'https://site.example/docs/manual?utm_source=old&v=2#part'],
    [
      manual,
      notGone('moved', 'redirected'),
      { to: 'https://site.example/docs/manual?v=2#part', source: 'sites that changed their name count who comes by the old one' },
    ],
  ),
  ...['/us/guide/manual', '/us-en/guide/manual', '/hk/guide/manual'].map(
    (path): LinkCase =>
      redirect(
        `to ${path}, for readers in one country`,
        [page, `https://site.example${path}`],
        [manual, alive('redirected'), { source: 'MicrosoftDocs/feedback#656, with the code of a country' }],
      ),
  ),
  ...['blog', 'docs', 'wiki'].map(
    (label): LinkCase =>
      redirect(
        `from one ${label} to the ${label} of a stranger`,
        [`https://${label}.oldname.example/`, `https://${label}.shoes.example/`],
        [
          createHtmlResponse('Cheap shoes', `<p>Our ${label} has shoes and bags for you.</p>`),
          alive('redirected'),
          { names: ['Zedline'], note: 'possibly-wrong-link', source: 'jivoi/awesome-osint#1126' },
        ],
      ),
  ),
  ...['/docs/oauth2-oidc', '/guides/login/', '/docs/sso'].map(
    (path): LinkCase =>
      redirect(
        `documentation at ${path} is no login`,
        ['https://site.example/hydra', `https://site.example${path}`],
        [guide, alive('redirected'), { source: 'www.ory.sh/docs/oauth2-oidc' }],
      ),
  ),
  redirect(
    'a long page with a field for a password is a login',
    [page, 'https://site.example/login'],
    [
      createHtmlResponse('Welcome', `${sentences.repeat(30)}<form><input name="p" type="password"></form>`),
      notGone('restricted', 'login'),
      { source: 'links.md L14' },
    ],
  ),
  redirect(
    'a paper of a closed site that is served elsewhere',
    ['https://www.aaai.org/Papers/AAAI/1996/AAAI96-004.pdf', 'https://cdn.aaai.org/AAAI/1996/AAAI96-004.pdf'],
    [
      firstByte,
      notGone('moved', 'redirected'),
      {
        to: 'https://cdn.aaai.org/AAAI/1996/AAAI96-004.pdf',
        source: 'papers of AAAI are cited at cdn.aaai.org by the same path',
      },
    ],
  ),
  redirect(
    'a paper of a closed site that ends at a page',
    ['https://www.aaai.org/Papers/AAAI/1996/AAAI96-005.pdf', 'https://aaai.org/about/publications'],
    [manual, gone('closed'), { source: 'web.md: closed sites' }],
  ),
];
