/** What a person does on the pages of GitHub, as methods. `repository` is `owner/name` throughout. */
export interface SimulatedUser {
  login: string;
  /** @returns the fork's `owner/name`. */
  fork(repository: string): Promise<string>;
  /** Pushes a commit to a branch that is made when it is not there, and opens a pull request from it; from a fork when the person may not write. */
  openPullRequest(act: OpenPullRequestOptions): Promise<CreatedPullRequest>;
  /** Pushes one commit. A file of `null` goes. @returns the commit. */
  push(act: PushOptions): Promise<string>;
  /** @returns the comment's id. */
  comment(act: { repository: string; issue: number; body: string }): Promise<number>;
  editComment(act: { repository: string; comment: number; body: string }): Promise<void>;
  openIssue(act: { repository: string; title: string; body?: string; labels?: string[] }): Promise<number>;
  /** Title, body, base (of a pull request), state: what is given changes. */
  editIssue(act: EditIssueOptions): Promise<void>;
  close(repository: string, number: number): Promise<void>;
  reopen(repository: string, number: number): Promise<void>;
  readyForReview(repository: string, number: number): Promise<void>;
  /** Ticks the box whose text contains `box`; `on: false` unticks it. */
  setCheckbox(act: { repository: string; issue: number; box: string; on?: boolean }): Promise<void>;
  addLabel(repository: string, number: number, name: string): Promise<void>;
  /** @returns the commit that came onto the base. */
  merge(act: { repository: string; number: number; method?: 'merge' | 'squash' }): Promise<string>;
  deleteBranch(repository: string, branch: string): Promise<void>;
  /** The button Re-run of one check, by its id. */
  rerequestCheckRun(repository: string, checkRun: number): Promise<void>;
  /** The button Re-run all checks. */
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
  /** `owner/name` where the branch is. */
  headRepository: string;
  url: string;
}

export interface PushOptions {
  repository: string;
  branch: string;
  files: Record<string, string | null>;
  message?: string;
  /** Replaces the branch by a commit on the default branch (or `onto`). */
  force?: boolean;
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
