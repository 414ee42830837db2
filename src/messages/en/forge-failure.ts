import type { ForgeFailure, ForgeFailureReason, ForgeOperationName } from '../../model/error-values.ts';

/** Each completes “Could not …”; the repository follows where it is known. */
const operations: Record<ForgeOperationName, (subject: string) => string> = {
  'read-repository': (name) => `read ${name}`,
  'read-files': (ref) => `read files at ${ref}`,
  'read-archive': () => 'read the archive of the repository',
  'resolve-ref': (ref) => `resolve ${ref}`,
  'read-pull-request': (number) => `read pull request ${number}`,
  'list-changed-files': (number) => `list the files of pull request ${number}`,
  'list-pull-requests': (branch) => `list pull requests from ${branch}`,
  'list-open-pull-requests': () => 'list open pull requests',
  'read-issue': (number) => `read issue ${number}`,
  'read-commit': (sha) => `read commit ${sha}`,
  'read-branch': (branch) => `read branch ${branch}`,
  'update-branch': (branch) => `write to branch ${branch}`,
  'find-comment': (number) => `find Listkeeper’s comment on #${number}`,
  'find-issue': () => 'find Listkeeper’s issue',
  'read-app': () => 'read the App’s name',
  'create-token': () => 'get an access token',
  'read-permission': (login) => `read the permissions of ${login}`,
  'send-request': () => 'use GitHub’s API, which asked for a pause',
  'sign-in': () => 'sign in with GitHub',
  'list-deliveries': () => 'list the webhook deliveries',
  'request-redelivery': () => 'request a redelivery',
  'list-installations': () => 'list the installations',
  'list-installed-repositories': (installation) => `list the repositories of installation ${installation}`,
  'write-comment': (number) => `comment on #${number}`,
  'write-check': (name) => `write the check ${name}`,
  commit: (branch) => `commit on ${branch}`,
  'write-file': (path) => `write ${path}`,
  'open-pull-request': (branch) => `open a pull request from ${branch}`,
  'update-issue': (marker) => `update the issue ${marker}`,
  'change-pull-request': (number) => `close or reopen #${number}`,
  'add-label': (number) => `label #${number}`,
  'remove-label': (number) => `remove a label from #${number}`,
  'suggest-changes': (number) => `suggest changes on #${number}`,
  'add-reaction': (comment) => `react to comment ${comment}`,
  'compare-commits': (range) => `compare ${range}`,
  'read-clone': (folder) => `read ${folder}`,
  'run-git': () => 'run git',
};

const obstacles = { symlink: 'a symbolic link', submodule: 'a submodule', folder: 'a folder', file: 'a file' };

function describeReason(reason: ForgeFailureReason): string {
  switch (reason.kind) {
    case 'reply':
      return reason.text;
    case 'status':
      return `status ${reason.status}`;
    case 'git-exit':
      return `git exited with ${reason.code ?? 'a signal'}`;
    case 'too-many-files':
      return `it has more than ${reason.max} files`;
    case 'too-many-bytes':
      return `its files have more than ${Math.round(reason.max / 2 ** 20)} MiB`;
    case 'no-such-ref':
      return `${reason.ref || 'an empty name'} is not a commit there`;
    case 'branch-moved':
      return 'the branch has moved since it was read';
    case 'foreign-commit':
      return 'somebody else has committed there';
    case 'no-commit':
      return 'it has no commit yet';
    case 'no-common-commit':
      return 'they have no common commit';
    case 'missing-objects':
      return 'git does not have all its objects';
    case 'no-answer':
      return 'GitHub gave no usable answer';
    case 'in-the-way':
      return `${reason.path} is ${obstacles[reason.what]}`;
    case 'text-kept':
      return 'GitHub kept the old text';
    case 'no-git':
      return 'git was not found';
  }
}

/** Such as “Could not read pull request 7 of a/b: Not Found”. */
export function describeForgeFailure({ operation, reason }: ForgeFailure): string {
  const { name, subject = '', repository } = operation;
  return `Could not ${operations[name](String(subject))}${repository ? ` in ${repository}` : ''}: ${describeReason(reason)}`;
}
