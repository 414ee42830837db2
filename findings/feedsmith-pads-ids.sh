#!/usr/bin/env bash
# feedsmith 3.0.1 puts a line break and spaces around each value that has an `&`, ids and addresses among them.
#
# It writes such a value as CDATA on a line of its own, indented like an element, and there is no setting for that. White space inside of an element is a part of its
# text: RFC 4287 (section 2) allows none in an IRI, and names generators that add it as the ones whose documents are invalid. An id without `&` is
# written bare, so the ids of one feed differ in form. feedsmith's own reader trims them; readers that do not, see an id and a link with the break in them.
#
# Seen 2026-11-30: ids, guid and link of a feed as Python's ElementTree reads them; of two entries the one with `&` is padded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund feedsmith@3.0.1 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >write.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { generateAtomFeed, generateRssFeed } from 'feedsmith';
const updated = new Date('2026-01-01T00:00:00Z');
const ids = ['https://list.example/?entry=1', 'https://list.example/?entry=1&part=2'];
const entries = ids.map((id) => ({ id, title: { value: 'Corpus' }, updated }));
writeFileSync('atom.xml', generateAtomFeed({ id: 'https://list.example/', title: { value: 'List' }, updated, entries }));
const items = ids.map((id) => ({ title: 'Corpus', link: id, guid: { value: id } }));
writeFileSync('rss.xml', generateRssFeed({ title: 'List', link: 'https://list.example/', description: 'A list', items }));
JS
node write.mjs
cat >read.py <<'PY'
import xml.etree.ElementTree as tree
atom = '{http://www.w3.org/2005/Atom}'
for entry in tree.parse('atom.xml').iter(f'{atom}entry'):
    print('id:', repr(entry.findtext(f'{atom}id')))
for item in tree.parse('rss.xml').iter('item'):
    print('guid:', repr(item.findtext('guid')), 'link:', repr(item.findtext('link')))
PY
python3 read.py >found.txt
cat found.txt
bare=https://list.example/?entry=1
padded='\n        https://list.example/?entry=1&part=2\n      '
indent='\n      https://list.example/?entry=1&part=2\n    '
expected="id: '$bare'
id: '$indent'
guid: '$bare' link: '$bare'
guid: '$padded' link: '$padded'"
[ "$(cat found.txt)" = "$expected" ] || fail 'the values are written otherwise'
echo 'as described'
