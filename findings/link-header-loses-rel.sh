#!/usr/bin/env bash
# http-link-header 1.1.4 loses the `rel` behind a parameter without a value, and writes other values than it has read.
#
# RFC 8288 (3) makes `=` and the value of a parameter optional, as in `</next>; crossorigin; rel=next`, and HTML's preload links use that. The library, which names this RFC,
# takes both words for one name, `crossorigin; rel`, so that there is no next page. Written again, a title in `title*` without a language is English, and the
# quotation mark of a title, which RFC 9110 (5.6.4) wants behind a backslash, becomes `%22`, which is what readers then show.
#
# Seen 2026-11-30: one link with the parameter before and behind `rel`, and two titles read, written and read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund http-link-header@1.1.4 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >read.mjs <<'JS'
import LinkHeader from 'http-link-header';
for (const header of ['</next>; rel=next; crossorigin', '</next>; crossorigin; rel=next']) {
  console.log(`${header} | ${LinkHeader.parse(header).rel('next').length}`);
}
for (const header of [String.raw`</a>; rel=item; title="a \"corpus\""`, "</a>; rel=item; title*=UTF-8''%E8%AF%AD"]) {
  const links = LinkHeader.parse(header);
  const again = LinkHeader.parse(links.toString());
  const title = ({ refs: [link] }) => JSON.stringify(link.title ?? link['title*']);
  console.log(`${links} | ${title(links)} | ${title(again)}`);
}
JS
node read.mjs >found.txt
cat found.txt
cat >expected.txt <<'TXT'
</next>; rel=next; crossorigin | 1
</next>; crossorigin; rel=next | 0
</a>; rel=item; title="a %22corpus%22" | "a \"corpus\"" | "a %22corpus%22"
</a>; rel=item; title*=UTF-8'en'%E8%AF%AD | {"language":"","encoding":null,"value":"语"} | {"language":"en","encoding":null,"value":"语"}
TXT
diff expected.txt found.txt || fail 'other links are read or written'
echo 'as described'
