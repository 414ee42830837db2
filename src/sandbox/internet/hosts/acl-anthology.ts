import { createHtmlResponse, type SimulatedHost } from '../responses.ts';

const retractionNotice =
  '<div class="alert alert-danger" role="alert">This paper has been <strong>retracted</strong>. <small>Errors in the data.</small></div>';

/** The ACL Anthology: a landing page for every paper but those named missing. */
export function createAclHosts(
  settings: { titles?: Record<string, string>; missing?: string[]; retracted?: string[]; down?: boolean } = {},
): SimulatedHost[] {
  const answer: SimulatedHost['respond'] = ({ url }) => {
    if (settings.down) return url.pathname === '/' ? { status: 503 } : { status: 404 };
    if (url.pathname === '/') return createHtmlResponse('ACL Anthology');
    const id = /^\/([^/]+?)\/?$/.exec(url.pathname)?.[1] ?? '';
    if (settings.missing?.includes(id)) return createHtmlResponse('404 Not Found', '<p>Not Found</p>', 404);
    const title = settings.titles?.[id];
    return createHtmlResponse(
      title === undefined ? 'ACL Anthology' : `${title} - ACL Anthology`,
      `<section id="main"><h2 id="title">…</h2>${settings.retracted?.includes(id) ? retractionNotice : ''}</section>`,
    );
  };
  return [{ host: 'aclanthology.org', respond: answer }];
}
