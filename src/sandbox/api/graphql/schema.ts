/** The supported part of GitHub's GraphQL schema. Tests compare it with the complete schema. */
export const graphqlSchemaText = `
  scalar BigInt
  scalar DateTime
  scalar GitObjectID
  scalar URI
  enum RepositoryLockReason { BILLING MIGRATING MOVING RENAME TRADE_RESTRICTION TRANSFERRING_OWNERSHIP }
  interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! }
  type Blob implements GitObject {
    id: ID! oid: GitObjectID! abbreviatedOid: String!
    text: String byteSize: Int! isBinary: Boolean isTruncated: Boolean!
  }
  type TreeEntry { name: String! path: String type: String! mode: Int! oid: GitObjectID! size: Int! object: GitObject }
  type Tree implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! entries: [TreeEntry!] }
  type Commit implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! message: String! committedDate: DateTime! tree: Tree!
    file(path: String!): TreeEntry author: GitActor authors(first: Int): GitActorConnection! blame(path: String!): Blame!
    history(first: Int, after: String, path: String): CommitHistoryConnection!
    checkSuites(first: Int, filterBy: CheckSuiteFilter): CheckSuiteConnection }
  enum CheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED REQUESTED WAITING }
  enum CheckConclusionState { ACTION_REQUIRED CANCELLED FAILURE NEUTRAL SKIPPED STALE STARTUP_FAILURE SUCCESS TIMED_OUT }
  enum CheckRunType { ALL LATEST }
  input CheckSuiteFilter { appId: Int checkName: String }
  input CheckRunFilter { appId: Int checkName: String checkType: CheckRunType }
  type App { slug: String! databaseId: Int }
  type CheckAnnotationConnection { totalCount: Int! }
  type CheckRun {
    name: String! status: CheckStatusState! conclusion: CheckConclusionState externalId: String url: URI!
    annotations(first: Int): CheckAnnotationConnection
  }
  type CheckRunConnection { nodes: [CheckRun] totalCount: Int! }
  type CheckSuite {
    status: CheckStatusState! conclusion: CheckConclusionState app: App
    checkRuns(first: Int, filterBy: CheckRunFilter): CheckRunConnection
  }
  type CheckSuiteConnection { nodes: [CheckSuite] totalCount: Int! }
  type GitActorConnection { nodes: [GitActor] totalCount: Int! }
  type Blame { ranges: [BlameRange!]! }
  type BlameRange { startingLine: Int! endingLine: Int! commit: Commit! }
  type GitActor { name: String email: String user: User }
  type CommitHistoryConnection { nodes: [Commit] pageInfo: PageInfo! totalCount: Int! }
  type Release { tagName: String! publishedAt: DateTime }
  type License { key: String! name: String! spdxId: String }
  type Ref { name: String! prefix: String! target: GitObject }
  interface RepositoryOwner { login: String! }
  enum PullRequestState { CLOSED MERGED OPEN }
  enum PatchStatus { ADDED CHANGED COPIED DELETED MODIFIED RENAMED }
  enum IssueOrderField { COMMENTS CREATED_AT UPDATED_AT }
  enum OrderDirection { ASC DESC }
  input IssueOrder { field: IssueOrderField! direction: OrderDirection! }
  type PullRequestChangedFile { path: String! changeType: PatchStatus! additions: Int! deletions: Int! }
  type PullRequestChangedFileConnection { nodes: [PullRequestChangedFile] totalCount: Int! }
  type PullRequest {
    number: Int! url: URI! title: String! body: String! isDraft: Boolean! merged: Boolean! state: PullRequestState!
    author: Actor authorAssociation: CommentAuthorAssociation! maintainerCanModify: Boolean! isCrossRepository: Boolean!
    headRefOid: GitObjectID! headRefName: String! headRepository: Repository
    baseRefOid: GitObjectID! baseRefName: String! baseRef: Ref
    labels(first: Int): LabelConnection files(first: Int): PullRequestChangedFileConnection
    comments(first: Int): IssueCommentConnection! reviewThreads(first: Int): PullRequestReviewThreadConnection!
    commits(last: Int): PullRequestCommitConnection!
  }
  enum CommentAuthorAssociation { COLLABORATOR CONTRIBUTOR FIRST_TIMER FIRST_TIME_CONTRIBUTOR MANNEQUIN MEMBER NONE OWNER }
  type Label { name: String! color: String! description: String }
  type LabelConnection { nodes: [Label] totalCount: Int! }
  type IssueComment { fullDatabaseId: BigInt url: URI! body: String! author: Actor }
  type IssueCommentConnection { nodes: [IssueComment] totalCount: Int! }
  type PullRequestReviewComment { body: String! author: Actor }
  type PullRequestReviewCommentConnection { nodes: [PullRequestReviewComment] totalCount: Int! }
  type PullRequestReviewThread { comments(first: Int): PullRequestReviewCommentConnection! }
  type PullRequestReviewThreadConnection { nodes: [PullRequestReviewThread] totalCount: Int! }
  type PullRequestCommit { commit: Commit! }
  type PullRequestCommitConnection { nodes: [PullRequestCommit] totalCount: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type PullRequestConnection { nodes: [PullRequest] totalCount: Int! pageInfo: PageInfo! }
  interface Actor { login: String! }
  type User implements RepositoryOwner & Actor { login: String! databaseId: Int }
  type Bot implements Actor { login: String! }
  type Repository {
    id: ID! databaseId: Int name: String! nameWithOwner: String! owner: RepositoryOwner! url: URI! description: String
    isArchived: Boolean! isDisabled: Boolean! isEmpty: Boolean! isFork: Boolean! isLocked: Boolean! isPrivate: Boolean!
    lockReason: RepositoryLockReason createdAt: DateTime! pushedAt: DateTime stargazerCount: Int! licenseInfo: License
    latestRelease: Release
    pullRequest(number: Int!): PullRequest
    pullRequests(first: Int, after: String, states: [PullRequestState!], orderBy: IssueOrder): PullRequestConnection!
    defaultBranchRef: Ref ref(qualifiedName: String!): Ref object(expression: String, oid: GitObjectID): GitObject
  }
  type RateLimit { cost: Int! limit: Int! remaining: Int! used: Int! nodeCount: Int! resetAt: DateTime! }
  type Query {
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
    rateLimit(dryRun: Boolean = false): RateLimit
    viewer: User!
  }
`;
