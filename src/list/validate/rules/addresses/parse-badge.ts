/** A badge: a picture that shows a fact of one repository. */
export interface Badge {
  /** Owner and name of the repository, in lower case. */
  repository: string;
  /** What it shows: `license`, `stars`. */
  fact: string;
}

/**
 * `img.shields.io/github/license/OWNER/NAME`, with the facts that name no more than a repository.
 * The form is that of https://shields.io/badges and of https://badgen.net/github.
 */
const badgePattern =
  /https?:\/\/(?:(?:img|raster)\.shields\.io|(?:flat\.)?badgen\.net)\/github\/(license|stars|forks|watchers|last-commit|contributors|repo-size|created-at|issues(?:-raw|-pr)?|release|tag|v\/release|v\/tag|commit-activity\/[wmyt])\/([\w.-]{1,100})\/([\w.-]{1,100})/gi;

/** The badges in a text or an address. */
export function parseBadges(text: string): Badge[] {
  return [...text.matchAll(badgePattern)].map(([, fact = '', owner = '', name = '']) => ({
    fact: fact.toLowerCase(),
    repository: `${owner}/${name.replace(/\.(?:svg|png|json)$/i, '')}`.toLowerCase(),
  }));
}
