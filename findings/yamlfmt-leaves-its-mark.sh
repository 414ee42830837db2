#!/usr/bin/env bash
# yamlfmt 0.21.0 with `retain_line_breaks` leaves its own placeholder, `#magic___^_^___line`, in the values of texts.
#
# To keep empty lines, which its YAML library drops, yamlfmt puts a comment in their place, and takes it out when it is done. Inside a text that is no
# comment. It is found again in a literal scalar that is written as it was. In a folded one (`>`) with an empty line between two
# paragraphs it is folded into the middle of a line, and in a literal one with a space at a line's end, which the library writes in double
# quotes, it stands behind an escape: in both it stays, and with `>` the two paragraphs become one.
#
# Seen 2026-11-29: both values hold the placeholder, by the reader of `yaml` 2.9.0; exit code 0, and no message.
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
for (const [name, value] of Object.entries(parse(readFileSync('entry.yml', 'utf8')))) console.log(`${name}: ${JSON.stringify(value)}`);
JS
printf 'folded: >-\n  one\n\n  two\nliteral: |-\n  one\n\n  two\nspace: |-\n  one \n\n  two\n' >entry.yml
node read.mjs >before.txt
./yamlfmt -formatter retain_line_breaks=true entry.yml 2>message.txt
node read.mjs >after.txt
cat before.txt
echo '→'
cat after.txt
[ "$(cat before.txt)" = $'folded: "one\\ntwo"\nliteral: "one\\n\\ntwo"\nspace: "one \\n\\ntwo"' ] || fail 'the entry is read otherwise'
[ "$(cat after.txt)" = $'folded: "one #magic___^_^___line two"\nliteral: "one\\n\\ntwo"\nspace: "one \\n#magic___^_^___line\\ntwo"' ] || fail 'other values'
[ ! -s message.txt ] || fail 'it says something'
echo 'as described'
