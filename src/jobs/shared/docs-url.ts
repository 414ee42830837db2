/**
 * URL of the page that explains the codes of findings. LISTKEEPER_DOCS is the URL of the folder
 * with findings.md and commands.md. Empty for an invalid URL.
 * @example
 * readDocsUrl({ LISTKEEPER_DOCS: 'https://example.org/docs/' })
 * // { docs: 'https://example.org/docs/findings.md' }
 */
export function readDocsUrl(environment: Readonly<Record<string, string | undefined>>): { docs?: string } {
  const url = URL.parse(environment.LISTKEEPER_DOCS?.trim() ?? '');
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return {};
  return { docs: `${url.origin}${url.pathname.replace(/\/+$/, '')}/findings.md` };
}
