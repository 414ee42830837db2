#!/usr/bin/env bash
# Three readers of robots.txt give three answers to four plain files, and none of them is right each time by RFC 9309.
#
# The RFC (2.2) wants `%7E` and `~` to be one sign, and Chinese letters the same as their escapes; all groups of a crawler's name count together; and the name is the whole
# word, so `Link` does not speak to `LinkBot`. robots-parser 3.0.1 keeps `%7E` apart. robots-txt-guard 1.0.2 (with robots-txt-parse 2.0.1) does so too, knows no Chinese path, uses
# one group of two, and like protego 0.7.0, the reader of Scrapy, takes a part of the crawler's name for it. A link checker that asks them opens pages that it was asked not to,
# or skips pages that it may.
#
# Seen 2026-11-30: may LinkBot open the page? The first column is the answer of the RFC.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund robots-parser@3.0.1 robots-txt-guard@1.0.2 robots-txt-parse@2.0.1 >/dev/null
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check protego==0.7.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >cases.json <<'JSON'
[
  ["no", "User-agent: *\nDisallow: /%7Edoe/\n", "https://a.example/~doe/"],
  ["no", "User-agent: *\nDisallow: /语料/\n", "https://a.example/%E8%AF%AD%E6%96%99/"],
  ["no", "User-agent: LinkBot\nDisallow: /a/\n\nUser-agent: LinkBot\nDisallow: /b/\n", "https://a.example/b/"],
  ["yes", "User-agent: Link\nDisallow: /\n", "https://a.example/b/"]
]
JSON
cat >ask.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import robotsParser from 'robots-parser';
import guard from 'robots-txt-guard';
import parse from 'robots-txt-parse';
for (const [rfc, text, address] of JSON.parse(readFileSync('cases.json', 'utf8'))) {
  const parser = robotsParser('https://a.example/robots.txt', text).isAllowed(address, 'LinkBot');
  const guarded = guard(await parse(Readable.from([text]))).isAllowed('LinkBot', new URL(address).pathname);
  console.log(`${rfc} | robots-parser ${parser ? 'yes' : 'no'} | robots-txt-guard ${guarded ? 'yes' : 'no'} `);
}
JS
cat >ask.py <<'PY'
import json
from protego import Protego
for _, text, address in json.load(open('cases.json')):
    print(' protego', 'yes' if Protego.parse(text).can_fetch(address, 'LinkBot') else 'no')
PY
node ask.mjs >node.txt
env/bin/python ask.py >python.txt
paste -d '|' node.txt python.txt >found.txt
cat found.txt
cat >expected.txt <<'TXT'
no | robots-parser yes | robots-txt-guard yes | protego no
no | robots-parser no | robots-txt-guard yes | protego no
no | robots-parser no | robots-txt-guard yes | protego no
yes | robots-parser yes | robots-txt-guard no | protego no
TXT
diff expected.txt found.txt || fail 'other answers'
echo 'as described'
