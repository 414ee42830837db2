#!/usr/bin/env bash
# ural 1.6.2 decodes `%25` and `%2F` in a path, so that two pages have one address, and each further run may name another page.
#
# Its `canonicalize_url()` is described as cleaning what a browser would clean, with an address that surely leads to the same place. RFC 3986 (2.2, 2.4) keeps `%2F` apart from `/`,
# and wants `%25` decoded once at most. Here `/100%2525` becomes `/100%25`, which is the page “100%”, and in a second run `/100%`, which is no valid address;
# `a%2Fb`, one name with a slash, as GitLab and package registries have them, becomes the page `b` in the folder `a`. `%23` and `%3F` stay.
# url-normalize 3.1.0 keeps all of them.
#
# Seen 2026-11-30: four addresses after one and two runs of ural, and after url-normalize.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ural==1.6.2 url-normalize==3.1.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >normalize.py <<'PY'
from ural import canonicalize_url
from url_normalize import url_normalize
for address in ['https://a.example/100%2525', 'https://a.example/100%25', 'https://a.example/a%2Fb', 'https://a.example/C%23']:
    print(address, '|', canonicalize_url(address), '|', canonicalize_url(canonicalize_url(address)), '|', url_normalize(address))
PY
env/bin/python normalize.py >found.txt
cat found.txt
cat >expected.txt <<'TXT'
https://a.example/100%2525 | https://a.example/100%25 | https://a.example/100% | https://a.example/100%2525
https://a.example/100%25 | https://a.example/100% | https://a.example/100% | https://a.example/100%25
https://a.example/a%2Fb | https://a.example/a/b | https://a.example/a/b | https://a.example/a%2Fb
https://a.example/C%23 | https://a.example/C%23 | https://a.example/C%23 | https://a.example/C%23
TXT
diff expected.txt found.txt || fail 'other addresses are written'
echo 'as described'
