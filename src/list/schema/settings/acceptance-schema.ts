import { z } from 'zod';
import type { AcceptanceBound } from '../../../model/acceptance.ts';
import { localizedText, spdxLicense } from '../entry/entry-parts.ts';
import { slugPattern } from '../field-patterns.ts';

/**
 * A rule of acceptance: what a new entry has to meet, for which entries, and why. Bounds that a
 * rule doesn't give aren't asked for. Facts about repositories come from GitHub; where GitHub
 * doesn't say one, it isn't judged.
 */

const days = z.number().int().min(1).max(20_000).optional();
const count = z.number().int().min(1).max(10_000_000).optional();
const slugs = z.array(z.string().max(80).regex(slugPattern)).min(1).max(100).optional();

/** What is asked of an entry, by the name that settings have for it. */
const bounds = {
  minStars: count.describe('GitHub stars'),
  minAgeDays: days.describe('Days since the repository was made'),
  maxDaysSincePush: days.describe('Days since the last push'),
  maxDaysSinceRelease: days.describe('Days since the last release; without a release the rule isn’t met'),
  minContributors: z.number().int().min(2).max(20).optional().describe('People who wrote the last fifty commits'),
  licenses: z
    .union([z.literal('any'), z.array(spdxLicense).min(1).max(100)])
    .optional()
    .describe('Licenses that GitHub finds: `any`, or a list of SPDX identifiers'),
  archived: z.literal(false).optional().describe('Archived repositories don’t meet the rule'),
  fork: z.literal(false).optional().describe('Forks don’t meet the rule'),
  readme: z.literal(true).optional().describe('A README at the root of the repository'),
  ci: z.literal(true).optional().describe('A workflow of GitHub Actions, or the file of another CI service'),
  minDescriptionWords: z
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('Words of the description; a Chinese character is one'),
  maxDescriptionWords: z.number().int().min(1).max(2000).optional().describe('The same, at most'),
  promotion: z.literal(false).optional().describe('Words of praise in the description don’t meet the rule'),
  maxSectionEntries: count.describe('Entries of the section, with this one'),
  maxEntriesPerPullRequest: count.describe('Entries that a pull request adds'),
  maxOpenPullRequests: count.describe('Open pull requests of one person that add entries, with this one'),
} satisfies Record<AcceptanceBound, z.ZodType>;

/** One item of `review.accept`. */
export const acceptanceRule = z.strictObject({
  level: z.enum(['block', 'warn']).default('warn').describe('Whether an entry that doesn’t meet it can be merged'),
  kinds: slugs.describe('Only entries of these kinds'),
  sections: slugs.describe('Only entries of these sections, and of those under them'),
  reason: localizedText(300).optional().describe('Why the list asks for it: shown to contributors'),
  promotionalWords: z
    .array(z.string().min(2).max(80))
    .max(200)
    .default([])
    .describe('Further words of praise, beside the built-in English and Chinese ones'),
  ...bounds,
});

export type AcceptanceRule = z.infer<typeof acceptanceRule>;
