import { z } from 'zod';
import { slugPattern } from '../field-patterns.ts';

/**
 * What a list calls a repository that isn't kept up. Age is off by default: a thing that is
 * finished needs no push, and a list of old things would have a reminder for each.
 */

const days = z.number().int().min(30).max(20_000).optional();
const slugs = z.array(z.string().max(80).regex(slugPattern)).min(1).max(100).optional();

/** `links.stale`. */
export const staleSchema = z.strictObject({
  maxDaysSincePush: days.describe('Repositories without a push for longer'),
  maxDaysSinceRelease: days.describe('Repositories whose last release is older; those without any aren’t shown'),
  archived: z.boolean().default(false).describe('Archived repositories; where not, they are only named'),
  license: z.boolean().default(true).describe('Repositories whose license is gone, or another than at the first check'),
  kinds: slugs.describe('Only entries of these kinds'),
  sections: slugs.describe('Only entries of these sections, and of those under them'),
});
