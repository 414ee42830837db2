#!/usr/bin/env bash
# url-normalize 3.1.0 encodes `/` and `?` behind `#`, where one-page sites have their routes.
#
# RFC 3986 (3.5) allows both signs in a fragment as they are, and an escape there is another character to the script that reads it. Sites made with docsify,
# on which many Chinese guides stand, and others of one page split `#/guide?id=start` at these signs, which `#%2Fguide%3Fid=start` does not have. In the path and the
# query the library keeps reserved characters, as its page says. `#:~:text=` loses its colons too, and is no text fragment any more. yarl 1.25.1, which normalizes by the
# same rules, keeps all three.
#
# Seen 2026-11-30: three addresses by both, the path of one as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check url-normalize==3.1.0 yarl==1.25.1

fail() { echo "CHANGED: $1"; exit 1; }

cat >normalize.py <<'PY'
from url_normalize import url_normalize
from yarl import URL
for address in ['https://a.example/#/guide?id=start', 'https://a.example/b#:~:text=one', 'https://a.example/@c:d?e=/f?g']:
    print(address, '|', url_normalize(address), '|', URL(address))
PY
env/bin/python normalize.py >found.txt
cat found.txt
cat >expected.txt <<'TXT'
https://a.example/#/guide?id=start | https://a.example/#%2Fguide%3Fid=start | https://a.example/#/guide?id=start
https://a.example/b#:~:text=one | https://a.example/b#%3A~%3Atext=one | https://a.example/b#:~:text=one
https://a.example/@c:d?e=/f?g | https://a.example/@c:d?e=/f?g | https://a.example/@c:d?e=/f?g
TXT
diff expected.txt found.txt || fail 'other addresses are written'
echo 'as described'
