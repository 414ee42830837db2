#!/usr/bin/env bash
# bibtex-tidy 1.14.0 puts a backslash into addresses: by default into `\url{…}`, and with `encodeUrls` into the field `url`.
#
# Its default `escape` writes `_` as `\_` in each field but `url` and the like. `\url` takes its argument as it stands, so an address in a `note` or
# `howpublished`, where data sets have theirs, prints and opens with the backslash. `encodeUrls`, described for characters that are not valid in an
# address, writes the valid `_` of a `url` field as `\%5F`. LaTeX reads that as `%5F`, other readers of the file keep the backslash.
#
# Seen 2026-11-29: `q_1` comes out as `q\_1` in a `\url`, `a_b` as `a\%5Fb` in a `url`; without the two options both stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund bibtex-tidy@1.14.0 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >tidy.cjs <<'JS'
const { tidy } = require('bibtex-tidy');
const text = String.raw`@misc{set, howpublished = {\url{https://data.example/q_1}}, url = {https://data.example/a_b}}`;
const find = (options) => tidy(text, options).bibtex.match(/https:[^}]*/g).join(' ');
console.log(`by default: ${find({})}`);
console.log(`encodeUrls: ${find({ encodeUrls: true })}`);
console.log(`no escape:  ${find({ escape: false })}`);
JS
node tidy.cjs >tidied.txt
cat tidied.txt
expected='by default: https://data.example/q\_1 https://data.example/a_b
encodeUrls: https://data.example/q\_1 https://data.example/a\%5Fb
no escape:  https://data.example/q_1 https://data.example/a_b'
[ "$(cat tidied.txt)" = "$expected" ] || fail 'other addresses'
echo 'as described'
