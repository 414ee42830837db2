#!/usr/bin/env bash
# yamlfmt 0.21.0, with its defaults, adds an empty line to a folded text before indented lines, each time it runs.
#
# In a folded scalar (`>`) lines that are indented further keep their breaks. yamlfmt writes one break more than there is before such a line
# that has an empty line above, so the value gains a newline, and the next run adds the next. A hook that runs at each commit changes the text at each
# commit. A literal scalar (`|`) with the same lines stays as it is.
#
# Seen 2026-11-29: 2, 3, 4 and 5 newlines before the indented line after 0 to 3 runs, by the reader of `yaml` 2.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
GOBIN=$folder GOPATH=$folder/go GOFLAGS=-modcacherw go install github.com/google/yamlfmt/cmd/yamlfmt@v0.21.0 2>/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml@2.9.0 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
const { folded, literal } = parse(readFileSync('entry.yml', 'utf8'));
console.log(JSON.stringify(folded), JSON.stringify(literal));
JS
printf 'folded: >-\n  Two parts:\n\n    part one\n  and more\nliteral: |-\n  Two parts:\n\n    part one\n' >entry.yml
newlines='\n\n'
for run in 0 1 2 3; do
  [ "$run" = 0 ] || ./yamlfmt entry.yml
  value=$(node read.mjs)
  echo "after $run runs: $value"
  [ "$value" = "\"Two parts:$newlines  part one\\nand more\" \"Two parts:\\n\\n  part one\"" ] || fail "other values after $run runs"
  newlines+='\n'
done
echo 'as described'
