import type { ListRecord } from '../../../src/bot/lists-page/list-records.ts';

export interface ListFigures {
  owner?: string;
  title?: { en?: string; zh?: string };
  url?: string;
  dead?: number;
  toReview?: number;
  problems?: number;
  pulls?: number;
  unreviewed?: number[];
  failures?: ListRecord['failures'];
}

/** A list of the page, well unless the figures say otherwise. */
export function createRecord(repo: string, figures: ListFigures = {}): ListRecord {
  const {
    owner = 'someone',
    title = {},
    dead = 0,
    toReview = 0,
    problems = 0,
    pulls = 0,
    unreviewed = [],
    failures = [],
  } = figures;
  const { url = `https://github.com/${owner}/${repo}` } = figures;
  const named = { owner, repo, at: Date.UTC(2026, 10, 21) };
  return {
    installation: 1,
    owner,
    repo,
    repository: { part: 'repository', ...named, url, isPrivate: false, pulls, unreviewed },
    links: { part: 'links', ...named, title, entries: 7, links: 9, dead, toReview },
    outputs: { part: 'outputs', ...named, title, entries: 7, problems },
    failures,
  };
}
