import { z } from 'zod';
import type { Identity } from '../../url/index.ts';
import { type CheckContext, cleanMetadataText, type LinkMetadata, omitUndefined, parseJsonResponse } from '../shared/index.ts';
import { requestGitHubApi } from './api-request.ts';
import { unknownLicenses } from './facts.ts';

const repositoriesSchema = z.object({
  data: z.record(
    z.string(),
    z.object({ stargazerCount: z.number(), licenseInfo: z.object({ spdxId: z.string().nullish() }).nullish() }).nullish(),
  ),
});

/**
 * GitHub's GraphQL: the licence that it recognises, by its SPDX id, and stars. Names go as
 * variables, never as text of the query.
 */
export async function fetchMetadata(batch: readonly Identity[], context: CheckContext): Promise<Map<string, LinkMetadata>> {
  const { github } = context;
  const repositories = batch.flatMap((identity) => {
    const [owner, name, ...path] = identity.id.split('/');
    // A gist has the id `gist/…`, which is no repository.
    const isRepository = owner && name && path.length === 0 && identity.key.startsWith('github:');
    return isRepository ? [{ key: identity.key, owner, name }] : [];
  });
  if (github?.token === undefined || repositories.length === 0) return new Map();
  const variables = Object.fromEntries(
    repositories.flatMap(({ owner, name }, index) => [
      [`w${index}`, owner],
      [`n${index}`, name],
    ]),
  );
  const declared = Object.keys(variables).map((variable) => `$${variable}: String!`);
  const parts = repositories.map(
    (_, index) => `r${index}: repository(owner: $w${index}, name: $n${index}) { stargazerCount licenseInfo { spdxId } }`,
  );
  const response = await requestGitHubApi(context, {
    url: /\/api\/v3$/.test(github.api) ? github.api.replace(/v3$/, 'graphql') : `${github.api}/graphql`,
    method: 'POST',
    headers: { authorization: `Bearer ${github.token}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: `query (${declared.join(', ')}) {\n${parts.join('\n')}\n}`, variables }),
    maxRedirects: 0,
    service: 'github',
  });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, repositoriesSchema) : undefined;
  return new Map(
    repositories.flatMap(({ key }, index): [string, LinkMetadata][] => {
      const seen = answer?.data[`r${index}`];
      if (!seen) return [];
      const license = cleanMetadataText(seen.licenseInfo?.spdxId, 80);
      return [
        [
          key,
          omitUndefined({
            source: 'GitHub',
            license: license === undefined || unknownLicenses.has(license) ? undefined : license,
            stars: seen.stargazerCount,
          }),
        ],
      ];
    }),
  );
}
