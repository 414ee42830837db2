import type { SourceFile } from '../model/finding.ts';

export interface RepositoryName {
  owner: string;
  repo: string;
}

/**
 * What jobs read of a repository, whoever hosts it. `github/` reads GitHub, `local/` a clone by
 * git.
 */
export interface Forge {
  readRepository(): Promise<Repository>;
  /**
   * Text files at a commit, branch or tag for which `wanted` says yes. Symbolic links and binaries
   * come as `refused`.
   */
  readMatchingFiles(ref: string, wanted: (path: string) => boolean): Promise<FileTree>;
  /**
   * The same for a few files whose paths are known: one question instead of the whole tree. Those
   * that are not there are left out.
   */
  readFiles(ref: string, paths: string[]): Promise<FileTree>;
  readPullRequest(number: number): Promise<PullRequest>;
  /**
   * All files that a pull request changes, over every page (GitHub stops at 3,000: then
   * `truncated`).
   */
  listChangedFiles(pull: PullRequest): Promise<{ files: ChangedFile[]; truncated: boolean }>;
  /** Open pull requests, newest first. */
  listOpenPullRequests(): Promise<PullRequest[]>;
  /**
   * The wanted files that other open pull requests add, newest first and bounded, where the forge
   * knows them.
   */
  listOpenPullRequestFiles?(options: { except: number; wanted: (path: string) => boolean }): Promise<OpenPullRequestFiles[]>;
  /**
   * Our own issue with this marker, where the forge has issues: the open one, else the one that was
   * closed last.
   */
  findOwnIssue?(marker: string): Promise<OwnIssue | undefined>;
  /**
   * What our own comment with this marker says on an issue or pull request, where there is one and
   * the forge has comments.
   */
  findOwnComment?(issue: number, marker: string): Promise<string | undefined>;
}

/** What another open pull request adds. */
export interface OpenPullRequestFiles {
  number: number;
  url: string;
  headSha: string;
  files: SourceFile[];
}

export interface OwnIssue {
  number: number;
  state: 'open' | 'closed';
  /** Markdown as it stands, with what people ticked in it. */
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
  /** Address of the page a person opens, without a slash at its end. */
  url: string;
}

export interface FileTree {
  /** The commit that was read. */
  commit: string;
  files: SourceFile[];
  refused: { path: string; why: 'binary' | 'symlink' | 'too-large' }[];
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
  /** GitHub's word for the author's standing: FIRST_TIME_CONTRIBUTOR, MEMBER, … */
  association: string;
  /** Names of its labels. */
  labels: string[];
  /** The page a person opens; empty for what is in no forge. */
  url: string;
  /** Whether the author lets maintainers write to the branch, where the forge says so. */
  maintainerCanModify?: boolean;
  /** True once it was merged. */
  merged?: boolean;
}

/** What people say beside the code; only a forge that hosts has it. */
export interface ForgeDiscussions {
  readIssue(number: number): Promise<Issue>;
  /** Pull requests that came from a branch of this repository, open and closed, newest first. */
  listPullRequestsFrom(branch: string): Promise<PullRequest[]>;
  /**
   * Whether a commit is one of our proposals: a branch of ours whose tip is not has been taken over
   * by somebody, and is theirs.
   */
  isOwnProposal(sha: string): Promise<boolean>;
}

/** An issue as it stands; a pull request is none. */
export interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  author: { login: string; id: number; isBot: boolean };
  /** GitHub's word for the author's standing: NONE, MEMBER, … */
  association: string;
  labels: string[];
  isPullRequest: boolean;
}

export interface ChangedFile {
  path: string;
  previousPath?: string;
  status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Unified diff of this file, where the forge gives one. */
  patch?: string;
  /** All that the file says at the head, where the forge tells that beside the change. */
  text?: string;
}
