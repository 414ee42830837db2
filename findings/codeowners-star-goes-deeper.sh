#!/usr/bin/env bash
# codeowners 5.1.1 and codeowners-utils 1.0.2 let `docs/*` of a CODEOWNERS file match files at any depth.
#
# GitHub says of this very pattern that it matches files in `docs/`, and none further down. Both libraries hand the pattern to a reader of `.gitignore`, where
# an ignored folder takes along all that it holds. So `/*`, the files beside the README, is every file of the repository: who asks these
# libraries for the owner of a changed file names people whom GitHub asks for no review, or, as the last match wins, hides those whom it asks.
# @snyk/github-codeowners 1.1.0 and the codeowners 0.9.0 of PyPI read both patterns as GitHub does.
#
# Seen 2026-11-30: of `x.md`, `docs/x.md` and `docs/a/x.md` the two libraries give `docs/*` two and `/*` three, the other two give each one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund codeowners@5.1.1 codeowners-utils@1.0.2 @snyk/github-codeowners@1.1.0 >/dev/null
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check codeowners==0.9.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >match.cjs <<'JS'
const { mkdirSync, writeFileSync } = require('node:fs');
const Codeowners = require('codeowners');
const { matchFile, parse } = require('codeowners-utils');
const { OwnershipEngine } = require('@snyk/github-codeowners/dist/lib/ownership');
const files = ['x.md', 'docs/x.md', 'docs/a/x.md'];
mkdirSync('list');
for (const pattern of ['docs/*', '/*']) {
  writeFileSync('list/CODEOWNERS', `${pattern} @keeper\n`);
  const readers = {
    codeowners: (file) => new Codeowners('list').getOwner(file).length > 0,
    'codeowners-utils': (file) => matchFile(file, parse(`${pattern} @keeper\n`)) !== null,
    '@snyk/github-codeowners': (file) => OwnershipEngine.FromCodeownersFile('list/CODEOWNERS').calcFileOwnership(file).length > 0,
  };
  for (const [name, owns] of Object.entries(readers)) console.log(`${pattern} | ${name} | ${files.filter(owns).join(' ')}`);
}
JS
cat >match.py <<'PY'
from codeowners import CodeOwners
for pattern in ['docs/*', '/*']:
    owners = CodeOwners(f'{pattern} @keeper')
    print(pattern, '| codeowners of PyPI |', *[file for file in ['x.md', 'docs/x.md', 'docs/a/x.md'] if owners.of(file)])
PY
{ node match.cjs; env/bin/python match.py; } >found.txt
cat found.txt
expected='docs/* | codeowners | docs/x.md docs/a/x.md
docs/* | codeowners-utils | docs/x.md docs/a/x.md
docs/* | @snyk/github-codeowners | docs/x.md
/* | codeowners | x.md docs/x.md docs/a/x.md
/* | codeowners-utils | x.md docs/x.md docs/a/x.md
/* | @snyk/github-codeowners | x.md
docs/* | codeowners of PyPI | docs/x.md
/* | codeowners of PyPI | x.md'
[ "$(cat found.txt)" = "$expected" ] || fail 'other files are owned'
echo 'as described'
