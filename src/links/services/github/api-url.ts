import type { ServiceContext } from '../shared/index.ts';

/** The address of GitHub's REST API. */
export function getApiUrl(context: ServiceContext): string {
  return (context.github?.api ?? 'https://api.github.com').replace(/\/+$/, '');
}
