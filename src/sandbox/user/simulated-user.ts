/** What a person can do on the pages of GitHub. `repository` is `owner/name` everywhere. */
export interface SimulatedUser {
  login: string;
  /** @returns the fork's `owner/name`. */
  fork(repository: string): Promise<string>;
  /**
   * Pushes a commit to a branch, new or old, and opens a pull request from it. Without write access
   * the branch is in a fork.
   */
  openPullRequest(options: OpenPullRequestOptions): Promise<CreatedPullRequest>;
  /** Pushes one commit; `null` deletes a file. @returns the SHA of the commit. */
  push(options: PushOptions): Promise<string>;
  /** @returns the id of the comment. */
  comment(options: { repository: string; issue: number; body: string }): Promise<number>;
  editComment(options: { repository: string; comment: number; body: string }): Promise<void>;
  openIssue(options: { repository: string; title: string; body?: string; labels?: string[] }): Promise<number>;
  /** Changes those of title, body, state and (of a pull request) base that are given. */
  editIssue(options: EditIssueOptions): Promise<void>;
  close(repository: string, number: number): Promise<void>;
  reopen(repository: string, number: number): Promise<void>;
  readyForReview(repository: string, number: number): Promise<void>;
  /** Ticks the box whose text contains `box`; `on: false` unticks it. */
  setCheckbox(options: { repository: string; issue: number; box: string; on?: boolean }): Promise<void>;
  addLabel(repository: string, number: number, name: string): Promise<void>;
  /** @returns the SHA of the new commit on the base branch. */
  merge(options: { repository: string; number: number; method?: 'merge' | 'squash' }): Promise<string>;
  deleteBranch(repository: string, branch: string): Promise<void>;
  /** Presses “Re-run” of one check. */
  rerequestCheckRun(repository: string, checkRun: number): Promise<void>;
  /** Presses “Re-run all checks”. */
  rerequestCheckSuite(repository: string, suite: number): Promise<void>;
}

export interface OpenPullRequestOptions {
  repository: string;
  title: string;
  body?: string;
  branch: string;
  files: Record<string, string | null>;
  message?: string;
  base?: string;
  draft?: boolean;
}

export interface CreatedPullRequest {
  number: number;
  headSha: string;
  /** `owner/name` of the repository that has the branch. */
  headRepository: string;
  url: string;
}

export interface PushOptions {
  repository: string;
  branch: string;
  files: Record<string, string | null>;
  message?: string;
  /** Replaces the branch with a commit on `parentBranch`. */
  force?: boolean;
  /** Where a new branch starts. Default: the default branch. */
  parentBranch?: string;
}

export interface EditIssueOptions {
  repository: string;
  number: number;
  title?: string;
  body?: string;
  base?: string;
  state?: 'open' | 'closed';
}
