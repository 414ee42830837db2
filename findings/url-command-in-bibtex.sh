#!/usr/bin/env bash
# Two readers of BibTeX open another page than LaTeX for `\url{…}`: one makes a space of `~`, the other ends at `%`.
#
# Data sets and software, which have no journal, carry their address as `howpublished = {\url{…}}`. LaTeX takes the argument of `\url` as it stands, so `~` and `%`,
# both common in addresses, need no backslash. @citation-js/plugin-bibtex 0.9.0 reads `~` as the space that it is elsewhere, and puts the
# address with the space into the field URL. @retorquere/bibtex-parser 9.0.29, which Better BibTeX for Zotero is built on, keeps `~`, but takes `%` for a comment: the
# rest of the field is gone, and the link goes to an open brace. In the field `url` both keep both characters.
#
# Seen 2026-11-30: the addresses that both find in `howpublished` and in `url`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @retorquere/bibtex-parser@9.0.29 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >read.mjs <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse } from '@retorquere/bibtex-parser';
for (const address of ['https://a.example/~doe/set', 'https://a.example/my%20set']) {
  for (const [field, value] of [['url', address], ['howpublished', `\\url{${address}}`]]) {
    const text = `@misc{set, title = {A corpus}, ${field} = {${value}}}`;
    console.log(`${field} | ${address} | ${new Cite(text).data[0].URL} | ${parse(text).entries[0].fields[field]}`);
  }
}
JS
node read.mjs | sed 's/\xc2\xa0/(no-break space)/g' >found.txt
cat found.txt
link='<a href="https://a.example/~doe/set">https://a.example/~doe/set</a>'
expected="url | https://a.example/~doe/set | https://a.example/~doe/set | https://a.example/~doe/set
howpublished | https://a.example/~doe/set | https://a.example/(no-break space)doe/set | $link
url | https://a.example/my%20set | https://a.example/my%20set | https://a.example/my%20set
howpublished | https://a.example/my%20set | https://a.example/my%20set | <a href=\"{\">{</a>https://a.example/my"
[ "$(cat found.txt)" = "$expected" ] || fail 'other addresses are read'
echo 'as described'
