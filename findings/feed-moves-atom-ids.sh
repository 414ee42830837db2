#!/usr/bin/env bash
# feed 6.0.0 rewrites the `id` of an entry as a browser would an address, in Atom alone: the same entry has another identity there.
#
# RFC 4287 (4.2.6) wants an id kept for ever, and compared character by character; it may be an IRI, so Chinese letters are fine. The library
# takes it through `new URL()`: the letters become escapes, `:443` goes, a slash is added, and `..` is resolved. Its RSS and its JSON Feed leave the id
# alone, and so does Atom for the feed's own. A reader that is subscribed to a list shows every such entry as new, once after the change of the
# library, and once for each format; a feed that is read and written again no longer has the ids that it had.
#
# Seen 2026-11-30: of four ids Atom keeps one, RSS and JSON Feed keep all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund feed@6.0.0 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >write.mjs <<'JS'
import { Feed } from 'feed';
const date = new Date('2026-01-01T00:00:00Z');
const feed = new Feed({ id: 'https://list.example', title: 'List', link: 'https://list.example/', updated: date, copyright: '' });
const ids = ['https://list.example/语料', 'https://list.example:443/a', 'https://list.example', 'tag:list.example,2026:a'];
for (const id of ids) feed.addItem({ id, title: 'Corpus', link: 'https://list.example/', date });
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const [self, ...atom] = found(feed.atom1(), /<id>(.*)<\/id>/g);
const rss = found(feed.rss2(), /<guid[^>]*>(.*)<\/guid>/g);
const json = JSON.parse(feed.json1()).items.map((item) => item.id);
console.log(`the feed itself: ${self}`);
for (const [index, id] of ids.entries()) console.log(`${id} | Atom ${atom[index]} | RSS ${rss[index]} | JSON ${json[index]}`);
JS
node write.mjs >found.txt
cat found.txt
cat >expected.txt <<'TXT'
the feed itself: https://list.example
https://list.example/语料 | Atom https://list.example/%E8%AF%AD%E6%96%99 | RSS https://list.example/语料 | JSON https://list.example/语料
https://list.example:443/a | Atom https://list.example/a | RSS https://list.example:443/a | JSON https://list.example:443/a
https://list.example | Atom https://list.example/ | RSS https://list.example | JSON https://list.example
tag:list.example,2026:a | Atom tag:list.example,2026:a | RSS tag:list.example,2026:a | JSON tag:list.example,2026:a
TXT
diff expected.txt found.txt || fail 'other ids are written'
echo 'as described'
