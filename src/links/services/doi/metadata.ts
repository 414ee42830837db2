import { z } from 'zod';
import type { Identity } from '../../url/index.ts';
import {
  type CheckContext,
  cleanMetadataText,
  type LinkMetadata,
  normalizeAuthors,
  omitUndefined,
  parseJsonResponse,
} from '../shared/index.ts';

const worksSchema = z.object({
  message: z.object({
    items: z.array(
      z.object({
        DOI: z.string(),
        title: z.array(z.string()).optional(),
        author: z
          .array(z.object({ given: z.string().optional(), family: z.string().optional(), name: z.string().optional() }))
          .optional(),
        'container-title': z.array(z.string()).optional(),
        issued: z.object({ 'date-parts': z.array(z.array(z.number().nullable())) }).optional(),
      }),
    ),
  }),
});

/**
 * Crossref's works by fifty: title, authors as given and family name (or the name of a group),
 * venue, year of `issued`.
 */
export async function fetchMetadata(batch: readonly Identity[], context: CheckContext): Promise<Map<string, LinkMetadata>> {
  // A comma, a colon or a quote would end a name in the filter.
  const batchable = batch.filter(({ id }) => /^[^,:"\s]+$/.test(id));
  if (batchable.length === 0) return new Map();
  const filter = batchable.map(({ id }) => `doi:${encodeURIComponent(id)}`).join(',');
  const mailtoParameter = context.mailto === undefined ? '' : `&mailto=${encodeURIComponent(context.mailto)}`;
  const fields = 'DOI,title,author,container-title,issued';
  const response = await context.network.request({
    url: `https://api.crossref.org/v1/works?filter=${filter}&rows=${batchable.length}&select=${fields}${mailtoParameter}`,
    service: 'doi',
    maxBodyBytes: 4 * 1024 * 1024,
    ...(context.signal ? { signal: context.signal } : {}),
  });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, worksSchema) : undefined;
  const works = new Map(answer?.message.items.map((item) => [item.DOI.toLowerCase(), item]));
  return new Map(
    batchable.flatMap(({ id, key }): [string, LinkMetadata][] => {
      const work = works.get(id.toLowerCase());
      const title = cleanMetadataText(work?.title?.[0], 400);
      if (!work || title === undefined) return [];
      const year = work.issued?.['date-parts'][0]?.[0] ?? undefined;
      const authors = normalizeAuthors(
        (work.author ?? []).map(({ given, family, name }) =>
          cleanMetadataText(name ?? [given, family].filter(Boolean).join(' '), 120),
        ),
      );
      const venue = cleanMetadataText(work['container-title']?.[0], 160);
      const isPlausibleYear = year !== undefined && Number.isInteger(year) && year >= 1900 && year <= 2100;
      return [[key, omitUndefined({ source: 'Crossref', title, authors, venue, year: isPlausibleYear ? year : undefined })]];
    }),
  );
}
