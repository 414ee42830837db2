/** Values of errors that are closed lists: their words are in the catalogues. */

/** What a path given on the command line has to be. */
export type ExpectedPath = 'list' | 'target' | 'markdown';

/** What `listkeeper new` still needs. */
export type MissingField = 'kind' | 'section' | 'title' | 'name' | 'address' | 'id';

/** What was asked of a forge, as an error names it. */
export type ForgeOperationName =
  | 'read-repository'
  | 'read-files'
  | 'read-archive'
  | 'resolve-ref'
  | 'read-pull-request'
  | 'list-changed-files'
  | 'list-pull-requests'
  | 'list-open-pull-requests'
  | 'read-issue'
  | 'read-commit'
  | 'read-branch'
  | 'update-branch'
  | 'find-comment'
  | 'find-issue'
  | 'read-app'
  | 'create-token'
  | 'read-permission'
  | 'send-request'
  | 'sign-in'
  | 'list-deliveries'
  | 'request-redelivery'
  | 'list-installations'
  | 'list-installed-repositories'
  | 'write-comment'
  | 'write-check'
  | 'commit'
  | 'write-file'
  | 'open-pull-request'
  | 'change-pull-request'
  | 'update-issue'
  | 'add-label'
  | 'remove-label'
  | 'suggest-changes'
  | 'add-reaction'
  | 'compare-commits'
  | 'read-clone'
  | 'run-git';

export interface ForgeOperation {
  name: ForgeOperationName;
  /** What it was about: a number, a branch, a login. The catalogue knows which. */
  subject?: string | number;
  /** `owner/name` */
  repository?: string;
}

/** Why an operation on a forge failed. */
export type ForgeFailureReason =
  /** The words of GitHub or git, shortened. Never a token, a header or a body. */
  | { kind: 'reply'; text: string }
  | { kind: 'status'; status: number }
  | { kind: 'git-exit'; code: number | null }
  | { kind: 'too-many-files' | 'too-many-bytes'; max: number }
  | { kind: 'no-such-ref'; ref: string }
  | { kind: 'branch-moved' | 'foreign-commit' | 'no-commit' | 'no-common-commit' | 'missing-objects' | 'no-answer' | 'no-git' }
  /** Something else has the path of a file, or a file that of a folder. */
  | { kind: 'in-the-way'; path: string; what: 'symlink' | 'submodule' | 'folder' | 'file' }
  /** GitHub answered with success and did not store the text: it is too long, say. */
  | { kind: 'text-kept' };

/** A failure of GitHub, or of a local clone read in its place. */
export interface ForgeFailure {
  operation: ForgeOperation;
  reason: ForgeFailureReason;
}

/** Why the file of the job queue can not be used, or its PostgreSQL database. */
export type JobStoreProblem =
  | 'full'
  | 'read-only'
  | 'damaged'
  | 'locked'
  | 'unreadable'
  | 'no-folder'
  | 'unreachable'
  | 'refused'
  | 'no-rights'
  | 'crowded'
  | 'failed';

/** Why no server can listen at an address. */
export type ListenProblem = 'taken' | 'not-permitted' | 'no-such-address';
