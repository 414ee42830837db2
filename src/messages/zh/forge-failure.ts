import type { ForgeFailure, ForgeFailureReason, ForgeOperationName } from '../../model/error-values.ts';

/** 接在“无法”之后；已知仓库时以“（仓库 …）”补在后面。 */
const operations: Record<ForgeOperationName, (subject: string) => string> = {
  'read-repository': (name) => `读取仓库 ${name}`,
  'read-files': (ref) => `读取 ${ref} 处的文件`,
  'read-archive': () => '读取仓库的归档',
  'resolve-ref': (ref) => `解析 ${ref}`,
  'read-pull-request': (number) => `读取 PR #${number}`,
  'list-changed-files': (number) => `列出 PR #${number} 改动的文件`,
  'list-pull-requests': (branch) => `列出来自分支 ${branch} 的 PR`,
  'list-open-pull-requests': () => '列出打开的 PR',
  'read-issue': (number) => `读取 issue #${number}`,
  'read-commit': (sha) => `读取提交 ${sha}`,
  'read-branch': (branch) => `读取分支 ${branch}`,
  'update-branch': (branch) => `写入分支 ${branch}`,
  'find-comment': (number) => `在 #${number} 中查找典守的评论`,
  'find-issue': () => '查找典守的 issue',
  'read-app': () => '读取 App 的名称',
  'create-token': () => '取得访问令牌',
  'read-permission': (login) => `读取 ${login} 的权限`,
  'send-request': () => '调用 GitHub API（GitHub 要求暂停请求）',
  'sign-in': () => '通过 GitHub 登录',
  'list-deliveries': () => '列出 webhook 的投递记录',
  'request-redelivery': () => '请求重新投递',
  'list-installations': () => '列出安装',
  'list-installed-repositories': (installation) => `列出安装 ${installation} 的仓库`,
  'write-comment': (number) => `在 #${number} 发表评论`,
  'write-check': (name) => `写入检查 ${name}`,
  commit: (branch) => `提交到 ${branch}`,
  'write-file': (path) => `写入 ${path}`,
  'open-pull-request': (branch) => `从 ${branch} 创建 PR`,
  'update-issue': (marker) => `更新 issue ${marker}`,
  'change-pull-request': (number) => `关闭或重新打开 #${number}`,
  'add-label': (number) => `为 #${number} 添加标签`,
  'remove-label': (number) => `移除 #${number} 的标签`,
  'suggest-changes': (number) => `在 #${number} 提出修改建议`,
  'add-reaction': (comment) => `回应评论 ${comment}`,
  'compare-commits': (range) => `比较 ${range}`,
  'read-clone': (folder) => `读取 ${folder}`,
  'run-git': () => '运行 git',
};

const obstacles = { symlink: '符号链接', submodule: '子模块', folder: '目录', file: '文件' };

function describeReason(reason: ForgeFailureReason): string {
  switch (reason.kind) {
    case 'reply':
      return reason.text;
    case 'status':
      return `状态码 ${reason.status}`;
    case 'git-exit':
      return reason.code === null ? 'git 被信号终止' : `git 以 ${reason.code} 退出`;
    case 'too-many-files':
      return `文件超过 ${reason.max} 个`;
    case 'too-many-bytes':
      return `文件合计超过 ${Math.round(reason.max / 2 ** 20)} MiB`;
    case 'no-such-ref':
      return reason.ref ? `其中没有提交 ${reason.ref}` : '没有给出提交的名称';
    case 'branch-moved':
      return '读取之后分支已有变动';
    case 'foreign-commit':
      return '他人已在该分支提交';
    case 'no-commit':
      return '仓库还没有提交';
    case 'no-common-commit':
      return '两者没有共同的提交';
    case 'missing-objects':
      return 'git 缺少部分对象';
    case 'no-answer':
      return 'GitHub 的响应无法使用';
    case 'in-the-way':
      return `${reason.path} 是${obstacles[reason.what]}`;
    case 'text-kept':
      return 'GitHub 保留了原来的内容';
    case 'no-git':
      return '找不到 git';
  }
}

/** 例如：“无法读取 PR #7（仓库 a/b）：Not Found”。 */
export function describeForgeFailure({ operation, reason }: ForgeFailure): string {
  const { name, subject = '', repository } = operation;
  return `无法${operations[name](String(subject))}${repository ? `（仓库 ${repository}）` : ''}：${describeReason(reason)}`;
}
