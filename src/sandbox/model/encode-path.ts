/** A path of a repository as a part of an address. Names may have `#`, `?` and `%`. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
