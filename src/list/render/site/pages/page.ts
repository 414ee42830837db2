import { getMessages, type Messages } from '../../../../messages/index.ts';

import type { Language } from '../../../../model/language.ts';
import type { ListInfo } from '../../../schema/index.ts';
import type { FactDisplay } from '../../repository-facts.ts';
import type { EntryView } from '../entries/index.ts';
import { getRelativePath } from '../relative-path.ts';
import type { SiteHealth } from '../site-input.ts';
import type { SitePlan } from '../site-plan.ts';

/** The whole site, for its pages. */
export interface Site {
  info: ListInfo;
  /** In order; the first one is at the root of the site. */
  plans: readonly SitePlan[];
  /** Where the site will be read, where that is known. */
  address: string | undefined;
  health: SiteHealth | undefined;
  /** What is shown of repositories, where the list keeps facts about them. */
  display: FactDisplay | undefined;
  views: ReadonlyMap<SitePlan, ReadonlyMap<string, EntryView>>;
}

/** One page: what is needed to write links and words on it. */
export interface Page {
  site: Site;
  plan: SitePlan;
  /** Relative to the folder of the site. */
  path: string;
  words: Messages['site'];
  language: Language;
  /** Whether the other languages have this page too. */
  hasTwins: boolean;
  /** The address of a file of the site, from this page. */
  href(path: string): string;
}

export function createPage(site: Site, plan: SitePlan, path: string): Page {
  const { language } = plan;
  return {
    site,
    plan,
    path,
    language,
    words: getMessages(language).site,
    hasTwins: true,
    href: (to) => getRelativePath(path, to),
  };
}
