import { z } from 'zod';
import type { Identity } from '../identify.ts';
import { doi } from '../services/doi.ts';
import { read } from '../services/reply.ts';
import type { CheckTools } from '../services/service.ts';
import { known, line, type Metadata, names } from './metadata.ts';

const answerSchema = z.object({
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

/** Crossref's works by fifty: title, authors as given and family name (or the name of a group), venue, year of `issued`. */
export async function crossrefMetadata(batch: readonly Identity[], tools: CheckTools): Promise<Map<string, Metadata>> {
  for (const [host, pace] of Object.entries(doi.pace)) tools.network.pace(host, pace);
  // A comma, a colon or a quote would end a name in the filter.
  const plain = batch.filter(({ id }) => /^[^,:"\s]+$/.test(id));
  if (plain.length === 0) return new Map();
  const filter = plain.map(({ id }) => `doi:${encodeURIComponent(id)}`).join(',');
  const polite = tools.mailto === undefined ? '' : `&mailto=${encodeURIComponent(tools.mailto)}`;
  const fields = 'DOI,title,author,container-title,issued';
  const reply = await tools.network.ask({
    url: `https://api.crossref.org/v1/works?filter=${filter}&rows=${plain.length}&select=${fields}${polite}`,
    service: 'doi',
    readUpTo: 4 * 1024 * 1024,
    ...(tools.signal ? { signal: tools.signal } : {}),
  });
  const answer = reply.ok && reply.status === 200 ? read(reply, answerSchema) : undefined;
  const works = new Map(answer?.message.items.map((item) => [item.DOI.toLowerCase(), item]));
  return new Map(
    plain.flatMap(({ id, key }): [string, Metadata][] => {
      const work = works.get(id.toLowerCase());
      const title = line(work?.title?.[0], 400);
      if (!work || title === undefined) return [];
      const year = work.issued?.['date-parts'][0]?.[0] ?? undefined;
      const authors = names(
        (work.author ?? []).map(({ given, family, name }) => line(name ?? [given, family].filter(Boolean).join(' '), 120)),
      );
      const venue = line(work['container-title']?.[0], 160);
      const sound = year !== undefined && Number.isInteger(year) && year >= 1900 && year <= 2100;
      return [[key, known({ source: 'Crossref', title, authors, venue, year: sound ? year : undefined })]];
    }),
  );
}
