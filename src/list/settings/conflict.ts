import type { FieldPath } from '../yaml/index.ts';

/** A setting that is valid by itself, and not beside the others. */
export interface Conflict {
  path: FieldPath;
  /** `not-allowed` where not given. */
  problem?: 'not-allowed' | 'unknown-field' | 'no-facts';
  found?: string;
  /** Where that is another field than the one at the path. */
  field?: string;
  part?: 'value' | 'key';
  allowed?: string[];
  nearest?: string;
}
