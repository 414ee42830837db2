import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

const hosts = new Set(['drive.google.com', 'docs.google.com', 'drive.usercontent.google.com']);

/** Addresses that have the id in their query. */
const formsById: Readonly<Record<string, 'file' | 'folders'>> = {
  open: 'file',
  uc: 'file',
  download: 'file',
  folderview: 'folders',
  embeddedfolderview: 'folders',
};

/** Files and folders. Documents, tables and forms are pages like others. */
export const googleDriveMatcher: UrlMatcher = {
  domains: ['google.com'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (!hosts.has(host)) return undefined;
    const segments = getPathSegments(url);
    // `/a/example.edu/…` is how members of an organisation see it.
    const path = segments[0] === 'a' ? segments.slice(2) : segments;
    return identifyGoogleDrive(url, path, host === 'docs.google.com');
  },
};

function identifyGoogleDrive(url: URL, path: readonly string[], isDocs: boolean): Identity | undefined {
  const [form = ''] = path;
  const folder = path.indexOf('folders');
  const file = path.indexOf('d');
  if (form === 'file' && file >= 0) return createGoogleDriveIdentity('file', path[file + 1]);
  if (!isDocs && folder >= 0) return createGoogleDriveIdentity('folders', path[folder + 1]);
  const kind = Object.hasOwn(formsById, form) && (!isDocs || form === 'uc') ? formsById[form] : undefined;
  return kind && createGoogleDriveIdentity(kind, url.searchParams.get('id'));
}

function createGoogleDriveIdentity(kind: 'file' | 'folders', id: string | null | undefined): Identity | undefined {
  if (!id || !/^[\w-]{10,80}$/.test(id)) return undefined;
  const url = kind === 'file' ? `https://drive.google.com/file/d/${id}/view` : `https://drive.google.com/drive/folders/${id}`;
  return { key: `google-drive:${id}`, service: 'google-drive', id: `${kind}/${id}`, url };
}
