#!/usr/bin/env bash
# courlan 1.4.0 drops the parts of a query that have no `=`: two pages that differ in them alone become one.
#
# Forums and older sites name a page as `/?4711` or `/thread?4711`. `normalize_url()` and `clean_url()`, which are there to find pages that are the same,
# give the front page for each of them, also without `strict`. `page=`, a value that is empty, goes as well.
# url-normalize 3.1.0 and w3lib 2.5.0 keep them apart.
#
# Seen 2026-11-30: three pairs of addresses; courlan makes one of each, the other two keep both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check courlan==1.4.0 url-normalize==3.1.0 w3lib==2.5.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >normalize.py <<'PY'
from courlan import normalize_url
from url_normalize import url_normalize
from w3lib.url import canonicalize_url
pairs = [('https://a.example/thread?4711', 'https://a.example/thread?4712'),
         ('https://a.example/?p&id=1', 'https://a.example/?q&id=1'),
         ('https://a.example/?file=', 'https://a.example/?index=')]
for pair in pairs:
    for name, normalize in [('courlan', normalize_url), ('url-normalize', url_normalize), ('w3lib', canonicalize_url)]:
        print(name, '|', *pair, '|', *dict.fromkeys(normalize(address) for address in pair))
PY
env/bin/python normalize.py >found.txt
cat found.txt
[ "$(grep -c '^courlan | [^|]* | [^ ]*$' found.txt)" = 3 ] || fail 'courlan keeps pages apart'
[ "$(grep -cE '^(url-normalize|w3lib) \| [^|]* \| [^ ]+ [^ ]+$' found.txt)" = 6 ] || fail 'another library joins pages'
grep -qxF 'courlan | https://a.example/thread?4711 https://a.example/thread?4712 | https://a.example/thread' found.txt || fail 'it keeps the number'
echo 'as described'
