import { extname } from 'node:path';
import type { HttpResponse, World } from '../model/index.ts';

/** Where the sites of repositories are, in place of `owner.github.io`. */
export const sitePathPrefix = '/_/pages';

const sitePath = /^\/_\/pages\/([^/]+\/[^/]+)(?:\/(.*))?$/;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

/**
 * A file of the site of a repository, as GitHub Pages serves it.
 * @param path of an address, decoded.
 * @returns undefined for other paths, and where there is no such file.
 */
export async function findSiteFile(world: World, path: string): Promise<HttpResponse | undefined> {
  const [, repository, name] = sitePath.exec(path) ?? [];
  if (repository === undefined || world.demo?.readSite === undefined) return undefined;
  // Relative addresses of the first page need the slash.
  if (name === undefined) return { status: 301, headers: { location: encodeURI(`${path}/`) } };
  const files = await world.demo.readSite(repository.toLowerCase());
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  const text = files?.get(file);
  if (text === undefined) return undefined;
  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  return { status: 200, bytes: Buffer.from(text), headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } };
}
