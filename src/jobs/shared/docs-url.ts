/**
 * The page that explains the codes of findings, where this installation says where its pages of
 * docs are: LISTKEEPER_DOCS, the address of the folder that has findings.md and commands.md.
 * Undefined for what is no address, since nobody is sent to nowhere.
 */
export function readDocsUrl(environment: Readonly<Record<string, string | undefined>>): { docs?: string } {
  const url = URL.parse(environment.LISTKEEPER_DOCS?.trim() ?? '');
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return {};
  return { docs: `${url.origin}${url.pathname.replace(/\/+$/, '')}/findings.md` };
}
