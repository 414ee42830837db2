import type { SourceFile } from '../model/finding.ts';

export interface RepositoryName {
  owner: string;
  repo: string;
}

/**
 * What jobs read of a repository on any host. `github/` reads GitHub, `local/` a clone with git.
 */
export interface Forge {
  readRepository(): Promise<Repository>;
  /**
   * The wanted text files at a commit, branch or tag. Symbolic links, submodules and binaries are
   * in `refused`.
   * @param filter drops files as they are read, so that a long list takes no memory.
   */
  readMatchingFiles(ref: string, wanted: (path: string) => boolean, filter?: ContentFilter): Promise<FileTree>;
  /** The same for a few known paths, without reading the whole tree. Missing files are left out. */
  readFiles(ref: string, paths: string[]): Promise<FileTree>;
  readPullRequest(number: number): Promise<PullRequest>;
  /**
   * All files that a pull request changes, over every page. GitHub stops at 3,000 files: then
   * `truncated`.
   * @param options.patches with patches, which may cost a further request.
   */
  listChangedFiles(pull: PullRequest, options?: { patches?: boolean }): Promise<{ files: ChangedFile[]; truncated: boolean }>;
  /** Open pull requests, newest first. */
  listOpenPullRequests(): Promise<PullRequest[]>;
  /**
   * Other open pull requests with the wanted files that they add, newest first and bounded, where
   * the forge knows them.
   */
  listOpenPullRequestFiles?(options: { except: number; wanted: (path: string) => boolean }): Promise<OpenPullRequestFiles[]>;
  /** What the author of a pull request wrote in its conversation, where the forge has one. */
  listAuthorComments?(pull: PullRequest): Promise<string[]>;
  /** Whether somebody may write to the repository, where the forge knows people. */
  mayWrite?(login: string): Promise<boolean>;
  /**
   * The days on which the lines of some files came, by path, where the forge knows them. A file of
   * which nothing is known is left out.
   */
  readLineDates?(commit: string, paths: readonly string[]): Promise<Map<string, LineDates[]>>;
  /**
   * The people who wrote what is under some paths, co-authors included, oldest commit first, where
   * the forge knows them. One person may be in it many times.
   */
  listAuthors?(commit: string, paths: readonly string[]): Promise<CommitAuthor[]>;
  /**
   * Our own issue with this marker, where the forge has issues. The open one, or the one closed
   * last.
   */
  findOwnIssue?(marker: string): Promise<OwnIssue | undefined>;
  /**
   * The text of our own comment with this marker on an issue or pull request, where there is one
   * and the forge has comments.
   */
  findOwnComment?(issue: number, marker: string): Promise<string | undefined>;
}

/** Which of the files that are read are not returned. */
export interface ContentFilter {
  /** The caller has this content already. It may be anything, and its text is not made. */
  isKnown?: ((path: string, content: Uint8Array) => boolean) | undefined;
  isKept?: ((file: SourceFile) => boolean) | undefined;
}

/** Lines in a row that came on one day, such as `2026-11-22`. Counted from 1. */
export interface LineDates {
  start: number;
  end: number;
  day: string;
}

/** A person as a commit names them. */
export interface CommitAuthor {
  name: string;
  email: string;
  /** Login and number of their account, where the address belongs to one. */
  account?: { login: string; id: number };
}

/** Another open pull request, and the wanted files that it adds. */
export interface OpenPullRequestFiles {
  number: number;
  url: string;
  /** Login. */
  author: string;
  headSha: string;
  /** Whether it adds more lines to a wanted file, new or not, than it takes away. */
  isLonger: boolean;
  files: SourceFile[];
}

export interface OwnIssue {
  number: number;
  state: 'open' | 'closed';
  /** Markdown, with the boxes that people ticked in it. */
  body: string;
  url: string;
}

export interface Repository {
  owner: string;
  name: string;
  defaultBranch: string;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  /** Address of its page, without a trailing slash. */
  url: string;
}

/** Why a file was not read. */
export type RefusalReason = 'binary' | 'submodule' | 'symlink' | 'too-large';

export interface FileTree {
  /** The commit that was read. */
  commit: string;
  files: SourceFile[];
  refused: { path: string; why: RefusalReason }[];
}

export interface PullRequest {
  number: number;
  title: string;
  author: string;
  draft: boolean;
  state: 'open' | 'closed';
  head: { sha: string; ref: string; repository: string | undefined };
  base: { sha: string; ref: string };
  /** True when the head is in another repository than the base. */
  fork: boolean;
  body: string;
  /** GitHub's `author_association`: FIRST_TIME_CONTRIBUTOR, MEMBER, … */
  association: string;
  /** Names of its labels. */
  labels: string[];
  /** Address of its page. Empty where there is no forge. */
  url: string;
  /** Whether the author lets maintainers write to the branch, where the forge says so. */
  maintainerCanModify?: boolean;
  /** When anything about it changed last, where it comes from the list of open ones. */
  updatedAt?: string;
  /** True once it was merged. */
  merged?: boolean;
}

/** Discussions, which only a hosting forge has. */
export interface ForgeDiscussions {
  readIssue(number: number): Promise<Issue>;
  /** Pull requests that came from a branch of this repository, open and closed, newest first. */
  listPullRequestsFrom(branch: string): Promise<PullRequest[]>;
  /**
   * Whether a commit is one of our proposals. A branch of ours with another tip was taken over by
   * somebody and is theirs.
   */
  isOwnProposal(sha: string): Promise<boolean>;
}

/** An issue. Pull requests have `isPullRequest`. */
export interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  author: { login: string; id: number; isBot: boolean };
  /** GitHub's `author_association`: NONE, MEMBER, … */
  association: string;
  labels: string[];
  isPullRequest: boolean;
}

export interface ChangedFile {
  path: string;
  previousPath?: string;
  status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Unified diff of this file, where it was asked for and the forge gives one. */
  patch?: string;
}
