import { z } from 'zod';
import type { Identity } from '../identify.ts';
import { askApi } from '../services/github/ask.ts';
import { read } from '../services/reply.ts';
import type { CheckTools } from '../services/service.ts';
import { known, line, type Metadata } from './metadata.ts';

const answerSchema = z.object({
  data: z.record(
    z.string(),
    z.object({ stargazerCount: z.number(), licenseInfo: z.object({ spdxId: z.string().nullish() }).nullish() }).nullish(),
  ),
});

/** What GitHub says where it saw a licence and does not know which. */
const noLicense = new Set(['NOASSERTION', 'NONE', 'OTHER']);

/** GitHub's GraphQL: the licence that it recognises, by its SPDX id, and stars. Names go as variables, never as text of the query. */
export async function githubMetadata(batch: readonly Identity[], tools: CheckTools): Promise<Map<string, Metadata>> {
  const { github } = tools;
  const wanted = batch.flatMap((identity) => {
    const [owner, name, ...path] = identity.id.split('/');
    return owner && name && path.length === 0 ? [{ key: identity.key, owner, name }] : [];
  });
  if (github?.token === undefined || wanted.length === 0) return new Map();
  const variables = Object.fromEntries(
    wanted.flatMap(({ owner, name }, index) => [
      [`w${index}`, owner],
      [`n${index}`, name],
    ]),
  );
  const declared = Object.keys(variables).map((variable) => `$${variable}: String!`);
  const parts = wanted.map(
    (_, index) => `r${index}: repository(owner: $w${index}, name: $n${index}) { stargazerCount licenseInfo { spdxId } }`,
  );
  const reply = await askApi(tools, {
    url: /\/api\/v3$/.test(github.api) ? github.api.replace(/v3$/, 'graphql') : `${github.api}/graphql`,
    method: 'POST',
    headers: { authorization: `Bearer ${github.token}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: `query (${declared.join(', ')}) {\n${parts.join('\n')}\n}`, variables }),
    maxHops: 0,
    service: 'github',
  });
  const answer = reply.ok && reply.status === 200 ? read(reply, answerSchema) : undefined;
  return new Map(
    wanted.flatMap(({ key }, index): [string, Metadata][] => {
      const seen = answer?.data[`r${index}`];
      if (!seen) return [];
      const license = line(seen.licenseInfo?.spdxId, 80);
      return [
        [
          key,
          known({
            source: 'GitHub',
            license: license === undefined || noLicense.has(license) ? undefined : license,
            stars: seen.stargazerCount,
          }),
        ],
      ];
    }),
  );
}
