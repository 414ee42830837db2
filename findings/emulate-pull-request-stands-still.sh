#!/usr/bin/env bash
# emulate 0.12.2 (github): a pull request keeps the head that it was opened with, its list of files is empty, and a merge leaves later pushes out.
#
# A bot that reviews pull requests reads the changed files, and reads them again after a push. Of the emulated GitHub it is told that nothing has
# changed: `GET …/pulls/N/files` is empty while `GET …/compare/main...topic` names the file, and after a push to the branch `head.sha`
# is the one before. The list of commits does grow. `PUT …/pulls/N/merge` answers `merged: true` and brings the first commit only.
# GitHub itself moves the head with the branch. A test against emulate should read the comparison of the branches.
#
# Seen 2026-11-29 with octokit 5.0.5 as the client.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund emulate@0.12.2 octokit@5.0.5 >/dev/null

cat >pull-request.mjs <<'JS'
import { createEmulator } from 'emulate';
import { Octokit } from 'octokit';

const emulator = await createEmulator({
  service: 'github',
  port: 0,
  seed: { tokens: { 'owner-token': { login: 'keeper', scopes: ['repo'] } }, github: { users: [{ login: 'keeper' }] } },
});
const { rest } = new Octokit({ auth: 'owner-token', baseUrl: emulator.url });
const { data: repository } = await rest.repos.createForAuthenticatedUser({ name: 'list', auto_init: true });
const here = { owner: 'keeper', repo: 'list' };
const base = repository.default_branch;
const tipOf = async (branch) => (await rest.git.getRef({ ...here, ref: `heads/${branch}` })).data.object.sha;
const add = (path) =>
  rest.repos.createOrUpdateFileContents({
    ...here,
    path,
    branch: 'topic',
    message: `Add ${path}`,
    content: Buffer.from('text\n').toString('base64'),
  });

await rest.git.createRef({ ...here, ref: 'refs/heads/topic', sha: await tipOf(base) });
await add('one.md');
const { data: pull } = await rest.pulls.create({ ...here, title: 'Topic', head: 'topic', base });
const at = { ...here, pull_number: pull.number };
console.log('head is the tip when opened:', pull.head.sha === (await tipOf('topic')));
console.log('files of the pull request:', (await rest.pulls.listFiles(at)).data.length);
const comparison = await rest.repos.compareCommitsWithBasehead({ ...here, basehead: `${base}...topic` });
console.log('files of the comparison:', comparison.data.files.length);

await add('two.md');
console.log('head is the tip after a push:', (await rest.pulls.get(at)).data.head.sha === (await tipOf('topic')));
console.log('commits after a push:', (await rest.pulls.listCommits(at)).data.length);

console.log('merged:', (await rest.pulls.merge({ ...at, merge_method: 'merge' })).data.merged);
for (const path of ['one.md', 'two.md']) {
  const status = await rest.repos.getContent({ ...here, path, ref: base }).then(
    (response) => response.status,
    (error) => error.status,
  );
  console.log(`${path} on ${base}:`, status);
}
await emulator.close();
JS
node pull-request.mjs | tee found.txt
cat >expected.txt <<'TXT'
head is the tip when opened: true
files of the pull request: 0
files of the comparison: 1
head is the tip after a push: false
commits after a push: 2
merged: true
one.md on main: 200
two.md on main: 404
TXT
diff expected.txt found.txt || { echo 'CHANGED: the pull request behaves otherwise'; exit 1; }
echo 'as described'
