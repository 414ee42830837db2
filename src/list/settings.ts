import { z } from 'zod';
import { slugPattern } from './patterns.ts';

/** Settings of a repository, from `.github/listkeeper.yml`. Everything has a default; an empty file is a valid one. */

const path = z
  .string()
  .min(1)
  .max(200)
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\:*?"<>|]+$/);

const output = z.strictObject({
  file: path.describe('Where to write, from the repository’s root'),
  language: z.enum(['zh', 'en']),
  zone: z.enum(['markers', 'whole']).default('markers').describe('Between the markers, or the whole file'),
  sections: z.array(z.string().regex(slugPattern)).optional().describe('Only these, with what is under them'),
});

export const settingsSchema = z.strictObject({
  data: path.default('data').describe('Folder of the list'),
  language: z.enum(['zh', 'en']).default('en').describe('Language of comments, checks and issues'),
  outputs: z
    .array(output)
    .max(50)
    .default([{ file: 'README.md', language: 'en', zone: 'markers' }]),
  review: z
    .strictObject({
      links: z.boolean().default(true).describe('Check the links that a pull request adds'),
      comment: z.enum(['always', 'problems', 'never']).default('always'),
    })
    .prefault({}),
  publish: z
    .strictObject({
      by: z.enum(['commit', 'pull-request', 'off']).default('commit'),
      message: z.string().min(1).max(200).default('docs: regenerate from data [skip ci]'),
    })
    .prefault({}),
  links: z
    .strictObject({
      every: z.enum(['day', 'week', 'month', 'off']).default('week'),
      ignore: z.array(z.string().min(1).max(500)).max(1000).default([]).describe('Addresses, or beginnings that end in *'),
      issue: z.boolean().default(true),
    })
    .prefault({}),
  kinds: z.array(z.string().regex(slugPattern)).max(40).default([]).describe('Kinds of this list beside the built-in ones'),
  fields: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
      z.enum(['text', 'localized-text', 'number', 'boolean', 'date', 'address', 'list']),
    )
    .default({})
    .describe('Fields of this list beside the built-in ones'),
});

export type Settings = z.infer<typeof settingsSchema>;
export const settingsPath = '.github/listkeeper.yml';
export const defaultSettings: Settings = settingsSchema.parse({});
