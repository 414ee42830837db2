/** Facts that words can state, in the order in which they are offered. */
export const factFields = [
  'organization',
  'year',
  'authors',
  'venue',
  'publications',
  'version',
  'formerly',
  'size',
  'source',
  'modality',
  'tasks',
  'tags',
  'languages',
  'base',
  'parameters',
  'context',
  'code-license',
  'data-license',
  'weights-license',
  'use',
  'access',
  'opens',
  'closes',
  'homepage',
  'data',
  'weights',
  'leaderboard',
  'demo',
  'docs',
  'note',
] as const;

export type FactField = (typeof factFields)[number];

/** A fact as people write it. */
export interface Fact {
  field: FactField;
  value: string;
  /** The words as written, with their label. */
  text: string;
}
