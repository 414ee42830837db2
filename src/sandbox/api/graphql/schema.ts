/** The supported part of GitHub's GraphQL schema. Tests compare it with the complete schema. */
export const graphqlSchemaText = `
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
    file(path: String!): TreeEntry author: GitActor history(first: Int): CommitHistoryConnection! }
  type GitActor { name: String email: String user: User }
  type CommitHistoryConnection { nodes: [Commit] totalCount: Int! }
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
    number: Int! url: URI! title: String! isDraft: Boolean! state: PullRequestState! headRefOid: GitObjectID! headRefName: String!
    author: Actor files(first: Int): PullRequestChangedFileConnection
  }
  type PullRequestConnection { nodes: [PullRequest] totalCount: Int! }
  interface Actor { login: String! }
  type User implements RepositoryOwner & Actor { login: String! }
  type Bot implements Actor { login: String! }
  type Repository {
    id: ID! databaseId: Int name: String! nameWithOwner: String! owner: RepositoryOwner! url: URI! description: String
    isArchived: Boolean! isDisabled: Boolean! isEmpty: Boolean! isFork: Boolean! isLocked: Boolean! isPrivate: Boolean!
    lockReason: RepositoryLockReason createdAt: DateTime! pushedAt: DateTime stargazerCount: Int! licenseInfo: License
    latestRelease: Release
    pullRequests(first: Int, states: [PullRequestState!], orderBy: IssueOrder): PullRequestConnection!
    defaultBranchRef: Ref ref(qualifiedName: String!): Ref object(expression: String, oid: GitObjectID): GitObject
  }
  type RateLimit { cost: Int! limit: Int! remaining: Int! used: Int! nodeCount: Int! resetAt: DateTime! }
  type Query {
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
    rateLimit(dryRun: Boolean = false): RateLimit
    viewer: User!
  }
`;
