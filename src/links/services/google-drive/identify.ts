import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

export const googleDriveMatcher: UrlMatcher = {
  domains: ['google.com'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (host !== 'drive.google.com' && host !== 'docs.google.com') return undefined;
    return identifyGoogleDrive(url, getPathSegments(url));
  },
};

function identifyGoogleDrive(url: URL, path: readonly string[]): Identity | undefined {
  const folder = path.indexOf('folders');
  const file = path.indexOf('d');
  const query = url.searchParams.get('id') ?? undefined;
  if (getHostWithoutWww(url) === 'docs.google.com' && path[0] !== 'uc') return undefined;
  if (folder >= 0) return createGoogleDriveIdentity('folders', path[folder + 1]);
  if (path[0] === 'file' && file >= 0) return createGoogleDriveIdentity('file', path[file + 1]);
  return path[0] === 'open' || path[0] === 'uc' ? createGoogleDriveIdentity('file', query) : undefined;
}

function createGoogleDriveIdentity(kind: 'file' | 'folders', id: string | undefined): Identity | undefined {
  if (!id || !/^[\w-]{10,80}$/.test(id)) return undefined;
  const url = kind === 'file' ? `https://drive.google.com/file/d/${id}/view` : `https://drive.google.com/drive/folders/${id}`;
  return { key: `google-drive:${id}`, service: 'google-drive', id: `${kind}/${id}`, url };
}
