#!/usr/bin/env bash
# git-url-parse 16.1.0 takes the last part of a GitHub address for the repository and all before it for its owner, unless the part behind the repository is
# one of a few that it knows; parse-github-url 1.0.4 takes a query into the name.
#
# For `/tree/`, `/blob/`, `/raw/` and `/issues/` git-url-parse names the right repository. A release, a changed-files tab, the file behind a badge, and an
# archive are pages that lists link to as often: there the tag is the repository and `o/r/releases/tag` the owner. No error is raised.
# parse-github-url splits those right, but reads `?tab=readme-ov-file`, which GitHub's own pages put behind an address, as a part of the
# name.
#
# Seen 2026-11-29: of eight addresses of the repository o/r git-url-parse names it in four, parse-github-url in seven.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund git-url-parse@16.1.0 parse-github-url@1.0.4 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >read.mjs <<'JS'
import gitUrlParse from 'git-url-parse';
import parseGithubUrl from 'parse-github-url';
const ends = ['', '/blob/main/README.md', '/issues/1', '/releases/tag/v1.0', '/pull/12/files', '/actions/workflows/ci.yml/badge.svg',
  '/archive/refs/heads/main.zip', '?tab=readme-ov-file'];
for (const end of ends) {
  const address = `https://github.com/o/r${end}`;
  const [a, b] = [gitUrlParse(address), parseGithubUrl(address)];
  console.log(`${end || '-'} | ${a.owner} : ${a.name} | ${b.owner} : ${b.name}`);
}
JS
node read.mjs >read.txt
cat read.txt
expected='- | o : r | o : r
/blob/main/README.md | o : r | o : r
/issues/1 | o : r | o : r
/releases/tag/v1.0 | o/r/releases/tag : v1.0 | o : r
/pull/12/files | o/r/pull/12 : files | o : r
/actions/workflows/ci.yml/badge.svg | o/r/actions/workflows/ci.yml : badge.svg | o : r
/archive/refs/heads/main.zip | o/r/archive/refs/heads : main.zip | o : r
?tab=readme-ov-file | o : r | o : r?tab=readme-ov-file'
[ "$(cat read.txt)" = "$expected" ] || fail 'another repository is named'
echo 'as described'
