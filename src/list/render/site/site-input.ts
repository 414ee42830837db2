import type { LinkStatus } from '../../../model/link-health.ts';
import type { SiteAssets } from '../../../runtime/site-assets.ts';
import type { ParsedList } from '../../read-list.ts';
import type { Output, Settings } from '../../schema/index.ts';

/** What a site is made of. */
export interface SiteInput {
  list: ParsedList;
  settings: Pick<Settings, 'kinds' | 'fields' | 'facts'>;
  output: Output;
  assets: SiteAssets;
  /** What the history says of links. Without it only the data say which links are gone. */
  health?: SiteHealth;
}

export interface SiteHealth {
  /** The day of the last run. */
  at: string;
  /** By identity. */
  links: ReadonlyMap<string, LinkStatus>;
}
